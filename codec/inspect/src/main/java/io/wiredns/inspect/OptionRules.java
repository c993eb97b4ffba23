package io.wiredns.inspect;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.rdata.Registry;

/** Checks the usual options of OPT in their octets, as their decoders check them. Stateless. */
final class OptionRules {
  static final int OPT = RecordType.OPT.value();

  private static final int CLASS_ANY = RecordClass.ANY.value();
  private static final int HEADER_OCTETS = 4;

  /** The options whose data may be any octets. */
  private static final int NSID = OptionCode.NSID.value();

  private static final int PADDING = OptionCode.PADDING.value();
  private static final int EDE = OptionCode.EDE.value();
  private static final int COOKIE = OptionCode.COOKIE.value();

  private OptionRules() {}

  /**
   * Returns whether OPT has only usual options, and these are well-formed; if not, the decoder must
   * decide. In an UPDATE, class ANY has a rule of its own.
   */
  static boolean areKept(byte[] octets, int from, int to, int recordClass, Registry registry) {
    if (registry != Registry.standard() || recordClass == CLASS_ANY) {
      return false;
    }
    int p = from;
    while (p < to) {
      if (to - p < HEADER_OCTETS) {
        return false;
      }
      int length = Bytes.u16(octets, p + 2);
      int data = p + HEADER_OCTETS;
      if (length > to - data || !isKept(Bytes.u16(octets, p), length)) {
        return false;
      }
      p = data + length;
    }
    return true;
  }

  private static boolean isKept(int code, int length) {
    if (code == COOKIE) {
      int server = length - Cookie.CLIENT_OCTETS;
      return server == 0
          || server >= Cookie.MIN_SERVER_OCTETS && server <= Cookie.MAX_SERVER_OCTETS;
    }
    return code == NSID || code == PADDING || code == EDE && length >= 2;
  }

  /** Returns whether OPT has no option but well-formed ones of COOKIE. */
  static boolean areCookies(byte[] octets, int from, int to, int recordClass, Registry registry) {
    if (!areKept(octets, from, to, recordClass, registry)) {
      return false;
    }
    for (int p = from; p < to; p += HEADER_OCTETS + Bytes.u16(octets, p + 2)) {
      if (Bytes.u16(octets, p) != COOKIE) {
        return false;
      }
    }
    return true;
  }
}
