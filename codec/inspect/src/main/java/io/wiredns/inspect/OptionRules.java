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
  private static final int ECS = OptionCode.ECS.value();
  private static final int EXPIRE = OptionCode.EXPIRE.value();

  /** The first code for local use. */
  private static final int LOCAL_USE = 65_001;

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
      if (length > to - data || !isKept(Bytes.u16(octets, p), octets, data, length)) {
        return false;
      }
      p = data + length;
    }
    return true;
  }

  private static boolean isKept(int code, byte[] octets, int data, int length) {
    if (code == COOKIE) {
      int server = length - Cookie.CLIENT_OCTETS;
      return server == 0
          || server >= Cookie.MIN_SERVER_OCTETS && server <= Cookie.MAX_SERVER_OCTETS;
    }
    return code == NSID
        || code == PADDING
        || code == EDE && length >= 2
        || code == ECS && isSubnet(octets, data, length)
        || code == EXPIRE && (length == 0 || length == 4)
        || code >= LOCAL_USE && code < 0xFFFF;
  }

  private static boolean isSubnet(byte[] a, int at, int length) {
    if (length < 4 || a[at] != 0) {
      return false;
    }
    int bits = a[at + 1] == 1 ? 32 : a[at + 1] == 2 ? 128 : 0;
    int source = a[at + 2] & 0xFF;
    int scope = a[at + 3] & 0xFF;
    int stray = source % 8 == 0 || length == 4 ? 0 : a[at + length - 1] & 0xFF >>> source % 8;
    return bits > 0
        && source <= bits
        && scope <= bits
        && length == 4 + (source + 7) / 8
        && stray == 0;
  }

  /** Returns whether the options, of the standard registry, are usual ones and well-formed. */
  static boolean areGood(byte[] octets, int from, int to) {
    return areKept(octets, from, to, RecordClass.IN.value(), Registry.standard());
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
