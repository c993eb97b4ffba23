package io.wiredns.core.server;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.TcpKeepalive;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigServer;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.core.FinishedRequest;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The requirements of a request for its response: size, EDNS, cookie and signature; and, for the
 * listener, its result.
 */
final class RequestContext implements Cloneable, FinishedRequest {
  static final int OPCODE_MASK = 0x7800;
  private static final int OPCODE_SHIFT = 11;
  private static final int OPTION_HEADER = 4;
  private static final int LONGEST_COOKIE = Cookie.CLIENT_OCTETS + Cookie.MAX_SERVER_OCTETS;

  /**
   * The longest time-out that edns-tcp-keepalive can express, in 100 ms units; RFC 7828 section
   * 3.1.
   */
  private static final int MOST_TENTHS = 0xFFFF;

  InetSocketAddress source;
  InetSocketAddress local;
  boolean stream;
  int id;
  int flags;
  boolean edns;
  boolean dnssecOk;
  int version;
  int limit;
  TsigServer tsig;
  TsigKey key;
  boolean goodCookie;

  /** The data of the response's COOKIE option, client cookie first, or null if it has none. */
  byte[] cookie;

  /**
   * The time at which the request was read, in {@link System#nanoTime}; set only if finished
   * requests are reported to the listener.
   */
  long startNanos;

  /** The time from {@link #startNanos} until the request was finished. */
  long elapsedNanos;

  int typeValue;
  int rcodeValue;
  int requestOctets;
  long responseOctets;

  /**
   * Whether further messages follow the first one, or the first one waits until they may follow, so
   * that the request is not yet finished.
   */
  boolean followed;

  /** Whether the handler has called {@link ServerExchange#limitBy}. */
  boolean isLimitedBy;

  /** The hash of the name under which the response is limited; 0 if the handler gave none. */
  int limitedBy;

  private boolean asksNsid;
  private boolean asksKeepalive;

  /**
   * The data of the request's first COOKIE option, in an array of the longest length; null if none.
   */
  private byte[] asked;

  private int askedLength;

  @Override
  public InetSocketAddress peer() {
    return source;
  }

  @Override
  public Transport transport() {
    return stream ? Transport.TCP : Transport.UDP;
  }

  @Override
  public int typeValue() {
    return typeValue;
  }

  @Override
  public int rcodeValue() {
    return responseOctets == 0 ? -1 : rcodeValue;
  }

  @Override
  public int requestOctets() {
    return requestOctets;
  }

  @Override
  public long responseOctets() {
    return responseOctets;
  }

  @Override
  public Duration elapsed() {
    return Duration.ofNanos(elapsedNanos);
  }

  RequestContext copy() {
    try {
      return (RequestContext) clone();
    } catch (CloneNotSupportedException impossible) {
      throw new AssertionError(impossible);
    }
  }

  void reset(InetSocketAddress source, InetSocketAddress local, boolean stream) {
    this.source = source;
    this.local = local;
    this.stream = stream;
    edns = false;
    dnssecOk = false;
    version = 0;
    limit = stream ? WireLimits.MESSAGE_OCTETS : WireLimits.UDP_OCTETS;
    tsig = null;
    key = null;
    goodCookie = false;
    cookie = null;
    typeValue = 0;
    responseOctets = 0;
    followed = false;
    asksNsid = false;
    asksKeepalive = false;
    asked = null;
    askedLength = 0;
  }

  Opcode opcode() {
    return Opcode.of((flags & OPCODE_MASK) >>> OPCODE_SHIFT);
  }

  /**
   * Returns whether this is a DSO request, whose response has neither question nor OPT; RFC 8490
   * section 5.4.
   */
  boolean isStateful() {
    return opcode().equals(Opcode.DSO);
  }

  /** Reads the fixed fields of the OPT record. */
  void readOpt(MessageView request, int mostUdpOctets) {
    RecordView opt = request.opt();
    if (opt == null || isStateful()) {
      return;
    }
    edns = true;
    long ttl = opt.ttl();
    version = (int) (ttl >>> 16) & 0xFF;
    dnssecOk = (ttl & Edns.FLAG_DO) != 0;
    if (!stream) {
      limit = Math.max(WireLimits.UDP_OCTETS, Math.min(opt.classValue(), mostUdpOctets));
    }
  }

  /**
   * Reads the options that the server itself answers. All others are ignored, RFC 6891 section
   * 6.1.2.
   *
   * @return false if the OPT record or one of those options is malformed
   */
  boolean readOptions(MessageView request) {
    RecordView opt = request.opt();
    int end = opt == null ? 0 : opt.rdataLength();
    int at = 0;
    while (at < end) {
      if (end - at < OPTION_HEADER) {
        return false;
      }
      int code = opt.rdataOctet(at) << 8 | opt.rdataOctet(at + 1);
      int length = opt.rdataOctet(at + 2) << 8 | opt.rdataOctet(at + 3);
      at += OPTION_HEADER;
      if (length > end - at || !readOption(opt, code, at, length)) {
        return false;
      }
      at += length;
    }
    return true;
  }

  private boolean readOption(RecordView opt, int code, int at, int length) {
    if (code == OptionCode.COOKIE.value()) {
      return asked != null || readCookie(opt, at, length);
    }
    if (code == OptionCode.TCP_KEEPALIVE.value() && stream) {
      asksKeepalive = true;
      return length == 0;
    }
    asksNsid |= code == OptionCode.NSID.value();
    return true;
  }

  private boolean readCookie(RecordView opt, int at, int length) {
    int server = length - Cookie.CLIENT_OCTETS;
    if (server != 0 && (server < Cookie.MIN_SERVER_OCTETS || server > Cookie.MAX_SERVER_OCTETS)) {
      return false;
    }
    asked = new byte[LONGEST_COOKIE];
    askedLength = length;
    for (int i = 0; i < length; i++) {
      asked[i] = (byte) opt.rdataOctet(at + i);
    }
    return true;
  }

  boolean hasCookie() {
    return asked != null;
  }

  /** Verifies the cookie of the request and makes the cookie of the response. */
  void answerCookie(ServerCookies cookies, long now) {
    goodCookie = cookies.isGood(asked, askedLength, source.getAddress(), now);
    cookie = cookies.make(asked, source.getAddress(), now);
  }

  /** Returns the COOKIE option of the response; only if {@link #cookie} is not null. */
  Cookie cookieOption() {
    Octets client = Octets.of(cookie, 0, Cookie.CLIENT_OCTETS);
    Octets server = Octets.of(cookie, Cookie.CLIENT_OCTETS, cookie.length - client.length());
    return new Cookie(client, server);
  }

  /** Returns the options that the server itself adds to the response. */
  List<EdnsOption> options(ServerSettings settings) {
    boolean nsid = asksNsid && settings.nsid != null;
    if (cookie == null && !asksKeepalive && !nsid) {
      return List.of();
    }
    List<EdnsOption> options = new ArrayList<>();
    if (cookie != null) {
      options.add(cookieOption());
    }
    if (asksKeepalive) {
      long tenths = settings.idleTimeout.toMillis() / 100;
      options.add(TcpKeepalive.of((int) Math.min(MOST_TENTHS, tenths)));
    }
    if (nsid) {
      options.add(settings.nsid);
    }
    return options;
  }

  int signatureOctets() {
    return tsig == null ? 0 : tsig.signatureOctets();
  }
}
