package io.wiredns.codec.response;

import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.util.ArrayList;
import java.util.List;

/** Reads the options of an OPT record and keeps what determines the outcome. */
final class OptionWalk {
  private static final int HEADER = 4;
  private static final int INFO_CODE = 2;
  private static final int COOKIE = OptionCode.COOKIE.value();
  private static final int EDE = OptionCode.EDE.value();
  private static final int ECS = OptionCode.ECS.value();
  private static final int MQTYPE_QUERY = OptionCode.MQTYPE_QUERY.value();
  private static final int MQTYPE_RESPONSE = OptionCode.MQTYPE_RESPONSE.value();

  private RecordView opt;

  /**
   * The offset in the RDATA and the length in octets of the first cookie's data; the offset is -1
   * if there is none.
   */
  private int cookie;

  private int cookieLength;
  private List<ExtendedError> errors;

  /** The offset of the first EDE option in the message, or -1. */
  int firstError;

  boolean clientSubnet;
  boolean asksTypes;
  boolean answersTypes;

  /** Whether there are options other than those above. */
  boolean others;

  /** Reads the options of an OPT record; null means that there is no OPT, and so no options. */
  void walk(RecordView opt) throws WireFormatException {
    this.opt = opt;
    cookie = -1;
    cookieLength = 0;
    errors = null;
    firstError = -1;
    clientSubnet = asksTypes = answersTypes = others = false;
    int end = opt == null ? 0 : opt.rdataLength();
    int at = 0;
    while (at < end) {
      int length = end - at < HEADER ? end : u16(at + 2);
      if (length > end - at - HEADER) {
        throw RecordEvidence.fault(opt);
      }
      option(u16(at), at + HEADER, length);
      at += HEADER + length;
    }
  }

  /** Drops the references to the record and the errors. */
  void release() {
    opt = null;
    errors = null;
  }

  private void option(int code, int at, int length) throws WireFormatException {
    if (code == COOKIE) {
      cookie(at, length);
    } else if (code == EDE) {
      error(at, length);
    } else if (code == ECS) {
      clientSubnet = true;
    } else if (code == MQTYPE_QUERY) {
      asksTypes = true;
    } else if (code == MQTYPE_RESPONSE) {
      answersTypes = true;
    } else {
      others = true;
    }
  }

  private void cookie(int at, int length) throws WireFormatException {
    int server = length - Cookie.CLIENT_OCTETS;
    if (server < 0
        || server > Cookie.MAX_SERVER_OCTETS
        || server > 0 && server < Cookie.MIN_SERVER_OCTETS) {
      throw RecordEvidence.fault(opt);
    }
    if (cookie < 0) {
      cookie = at;
      cookieLength = length;
    }
  }

  private void error(int at, int length) throws WireFormatException {
    if (length < INFO_CODE) {
      throw RecordEvidence.fault(opt);
    }
    if (errors == null) {
      errors = new ArrayList<>(2);
      firstError = opt.rdataOffset() + at - HEADER;
    }
    errors.add(
        new ExtendedError(
            ExtendedErrorCode.of(u16(at)), octets(at + INFO_CODE, length - INFO_CODE)));
  }

  private int u16(int at) {
    return opt.rdataOctet(at) << 8 | opt.rdataOctet(at + 1);
  }

  private Octets octets(int at, int length) {
    if (length == 0) {
      return Octets.EMPTY;
    }
    byte[] copy = new byte[Math.min(length, WireLimits.RDATA_OCTETS)];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = (byte) opt.rdataOctet(at + i);
    }
    return Octets.of(copy);
  }

  boolean hasCookie() {
    return cookie >= 0;
  }

  boolean hasServerCookie() {
    return cookieLength > Cookie.CLIENT_OCTETS;
  }

  /** Returns whether the other message has the same client cookie; both must have a cookie. */
  boolean sameClient(OptionWalk other) {
    for (int i = 0; i < Cookie.CLIENT_OCTETS; i++) {
      if (opt.rdataOctet(cookie + i) != other.opt.rdataOctet(other.cookie + i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the offset of the cookie in the message. */
  int cookieOffset() {
    return opt.rdataOffset() + cookie - HEADER;
  }

  Octets clientCookie() {
    return octets(cookie, Cookie.CLIENT_OCTETS);
  }

  Octets serverCookie() {
    return hasServerCookie()
        ? octets(cookie + Cookie.CLIENT_OCTETS, cookieLength - Cookie.CLIENT_OCTETS)
        : Octets.EMPTY;
  }

  List<ExtendedError> errors() {
    return errors == null ? List.of() : errors;
  }
}
