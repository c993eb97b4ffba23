package io.wiredns.command;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.WireLimits;
import java.nio.charset.StandardCharsets;

/**
 * Recognises well-formed RDATA in the octets of a message without decoding it. If a check returns
 * false, the RDATA may still be well-formed: its decoder decides. So rare layouts, and names with
 * many pointers, need no code here.
 */
final class DataCheck {
  private static final int A = RecordType.A.value();
  private static final int DS = RecordType.DS.value();
  private static final int TA = RecordType.TA.value();
  private static final int DLV = RecordType.DLV.value();
  private static final int AAAA = RecordType.AAAA.value();

  private static final int COOKIE = OptionCode.COOKIE.value();
  private static final int CLIENT_COOKIE = 8;
  private static final int MIN_COOKIES = 16;
  private static final int MAX_COOKIES = 40;
  private static final int EDE = OptionCode.EDE.value();
  private static final int ECS = OptionCode.ECS.value();
  private static final int EXPIRE = OptionCode.EXPIRE.value();
  private static final int LOCAL_USE = 65_001;
  private static final int NSID = OptionCode.NSID.value();
  private static final int PADDING = OptionCode.PADDING.value();

  private static final int MANDATORY = 0;

  /** The last key of SVCB with a rule of its own. */
  private static final int LAST_PARAMETER = 11;

  private static final int MAX_POINTERS = 8;
  private static final int POINTER = 0xC0;

  /** A length from which on another rule of some type may matter. */
  private static final int LONG = 4096;

  /** The octet of the first window of a bitmap whose first bit is NXNAME, type 128. */
  private static final int NXNAME_AT = 16;

  // The fields of the layouts; a digit is a number of octets.
  private static final byte COMPRESSED_NAME = 'c';
  private static final byte PLAIN_NAME = 'p';
  private static final byte STRING = 's';
  private static final byte NON_EMPTY_STRING = 'e';
  private static final byte STRINGS = 't';
  private static final byte REST = 'r';
  private static final byte NON_EMPTY_REST = 'n';
  private static final byte DIGEST = 'd';
  private static final byte FINGERPRINT = 'f';
  private static final byte BITMAP = 'b';
  private static final byte OPTIONAL_STRING = 'o';
  private static final byte TAG = 'a';
  private static final byte ZONE_DIGEST = 'z';
  private static final byte PREFIXES = 'i';
  private static final byte HOST_IDENTITY = 'h';
  private static final byte GATEWAY = 'g';
  private static final byte PARAMETERS = 'v';

  /** The layouts of types, by type; null for the others. */
  private static final byte[][] LAYOUTS = new byte[264][];

  static {
    // NS MD MF CNAME MB MG MR PTR
    layout("c", 2, 3, 4, 5, 7, 8, 9, 12);
    layout("cc992", 6); // SOA
    layout("cc", 14, 17); // MINFO RP
    layout("2c", 15, 18, 21); // MX AFSDB RT
    layout("2cc", 26); // PX
    layout("6c", 33); // SRV
    layout("4sssc", 35); // NAPTR
    layout("p", 23, 39); // NSAP-PTR DNAME
    layout("pp", 58); // TALINK
    layout("2p", 36, 107); // KX LP
    layout("5p", 66); // DSYNC
    layout("t", 16, 56, 99, 258, 261, 262, 263); // TXT NINFO SPF AVC RESINFO WALLET CLA
    layout("s", 19); // X25
    layout("ss", 13); // HINFO
    layout("sss", 27); // GPOS
    layout("99cr", 24); // SIG
    layout("99pr", 46); // RRSIG
    layout("4r", 25, 48, 57, 60); // KEY DNSKEY RKEY CDNSKEY
    layout("5r", 11, 37); // WKS CERT
    layout("3r", 40, 52, 53); // SINK TLSA SMIMEA
    layout("r", 10, 49, 61); // NULL DHCID OPENPGPKEY
    layout("n", 22, 31, 32, 67, 68); // NSAP EID NIMLOC HHIT BRID
    layout("4n", 256); // URI
    layout("9sr", 259); // DOA
    layout("4d", 43, 59); // DS CDS
    layout("pb", 47); // NSEC
    layout("6b", 62); // CSYNC
    layout("4seb", 50); // NSEC3
    layout("4s", 51); // NSEC3PARAM
    layout("6", 105, 108); // L32 EUI48
    layout("28", 104, 106); // NID L64
    layout("8", 109); // EUI64
    layout("so", 20); // ISDN
    layout("1ar", 257); // CAA
    layout("2f", 44); // SSHFP
    layout("3gr", 45); // IPSECKEY
    layout("2g", 260); // AMTRELAY
    layout("2pv", 64, 65); // SVCB HTTPS
    layout("l", 29); // LOC
    layout("i", 42); // APL
    layout("h", 55); // HIP
    layout("6z", 63); // ZONEMD
  }

  private byte[] octets;
  private int end;

  /** The length of the name of the first question, which starts after the header; 0 if none. */
  int question;

  /** The offset and the length of the first cookie of the last OPT; -1 and 0 if it has none. */
  int cookie;

  int cookieLength;

  /** Whether a bitmap has the type NXNAME. */
  boolean deniesName;

  private static void layout(String fields, int... types) {
    for (int type : types) {
      LAYOUTS[type] = fields.getBytes(StandardCharsets.US_ASCII);
    }
  }

  /**
   * Starts a message.
   *
   * @param octets the array that starts with the message
   * @param end the index after its last octet
   */
  void message(byte[] octets, int end) {
    this.octets = octets;
    this.end = end;
    question = 0;
    cookie = -1;
    cookieLength = 0;
    deniesName = false;
  }

  /** Returns whether RDATA of class IN is known to be well-formed. */
  boolean isGood(int type, int from, int to) {
    int length = to - from;
    if (type == A) {
      return length == 4;
    }
    if (type == AAAA) {
      return length == 16;
    }
    if (type >= LAYOUTS.length && type != TA && type != DLV) {
      return true;
    }
    byte[] layout = LAYOUTS[type < LAYOUTS.length ? type : DS];
    if (layout == null || length >= LONG) {
      return false;
    }
    int p = from;
    for (int i = 0; i < layout.length && p >= 0; i++) {
      p = layout[i] <= '9' ? p + layout[i] - '0' : field(layout[i], p, from, to);
    }
    return p == to;
  }

  /** Returns the index after a field, or -1 if it is not known to be well-formed. */
  private int field(byte kind, int p, int from, int to) {
    if (p > to) {
      return -1;
    }
    return switch (kind) {
      case COMPRESSED_NAME -> name(p, to, true);
      case PLAIN_NAME -> name(p, to, false);
      case STRING -> p < to ? p + 1 + u8(p) : -1;
      case NON_EMPTY_STRING -> p < to && u8(p) > 0 ? p + 1 + u8(p) : -1;
      case STRINGS -> strings(p, to);
      case REST -> to;
      case NON_EMPTY_REST -> p < to ? to : -1;
      case DIGEST -> to - p == digestLength(u8(from + 3)) ? to : -1;
      case BITMAP -> bitmap(p, to);
      case FINGERPRINT -> to - p == digestLength(Math.min(u8(from + 1), 3)) ? to : -1;
      case OPTIONAL_STRING -> p < to ? p + 1 + u8(p) : p;
      case TAG -> tag(p, to);
      case GATEWAY -> gateway(u8(from + 1) & 0x7F, p, to);
      case PARAMETERS -> parameters(p, to);
      case ZONE_DIGEST -> zoneDigest(u8(p - 2), u8(p - 1), to - p) ? to : -1;
      case PREFIXES -> prefixes(p, to);
      case HOST_IDENTITY -> hostIdentity(p, to);
      default -> location(p, to);
    };
  }

  private static boolean zoneDigest(int scheme, int algorithm, int length) {
    int known = scheme != 1 ? 0 : algorithm == 1 ? 48 : algorithm == 2 ? 64 : 0;
    return known == 0 ? length >= 12 : length == known;
  }

  private int prefixes(int from, int to) {
    int p = from;
    while (p < to) {
      if (to - p < 4 || octets[p] != 0) {
        return -1;
      }
      int addressOctets = octets[p + 1] == 1 ? 4 : octets[p + 1] == 2 ? 16 : -1;
      int length = octets[p + 3] & 0x7F;
      int prefix = u8(p + 2);
      p += 4 + length;
      if (length > addressOctets
          || prefix > 8 * addressOctets
          || p > to
          || length > 0 && octets[p - 1] == 0) {
        return -1;
      }
    }
    return p;
  }

  private int hostIdentity(int from, int to) {
    if (to - from < 4) {
      return -1;
    }
    int key = u8(from + 2) << 8 | u8(from + 3);
    int p = from + 4 + u8(from) + key;
    if (octets[from] == 0 || key == 0) {
      return -1;
    }
    while (p >= 0 && p < to) {
      p = name(p, to, false);
    }
    return p;
  }

  private int tag(int from, int to) {
    int end = from < to ? from + 1 + u8(from) : to + 1;
    if (end > to || end == from + 1) {
      return -1;
    }
    for (int p = from + 1; p < end; p++) {
      int letter = octets[p] | 0x20;
      if ((octets[p] < '0' || octets[p] > '9') && (letter < 'a' || letter > 'z')) {
        return -1;
      }
    }
    return end;
  }

  private int gateway(int type, int p, int to) {
    return switch (type) {
      case 0 -> p;
      case 1 -> p + 4;
      case 2 -> p + 16;
      case 3 -> name(p, to, false);
      default -> to;
    };
  }

  private int parameters(int from, int to) {
    int before = -1;
    long keys = 0;
    long mandatory = 0;
    int p = from;
    while (p < to) {
      if (to - p < 4) {
        return -1;
      }
      int key = u8(p) << 8 | u8(p + 1);
      int length = u8(p + 2) << 8 | u8(p + 3);
      p += 4;
      if (key <= before || length > to - p) {
        return -1;
      }
      if (key == MANDATORY) {
        mandatory = keys(p, p + length);
      } else if (!isGoodParameter(key, before, p, length)) {
        return -1;
      }
      keys |= 1L << Math.min(key, 63);
      before = key;
      p += length;
    }
    return (mandatory & ~keys) == 0 ? p : -1;
  }

  /** Returns a bit for each of the mandatory keys; all bits if they are not well-formed. */
  private long keys(int from, int to) {
    int before = MANDATORY;
    long keys = from < to ? 0 : -1;
    for (int p = from; p < to; p += 2) {
      int key = p + 1 < to ? u8(p) << 8 | u8(p + 1) : 0;
      keys |= key > before && key < 63 ? 1L << key : -1;
      before = key;
    }
    return keys;
  }

  private boolean isGoodParameter(int key, int before, int at, int length) {
    return switch (key) {
      case 1 -> isGoodAlpn(at, at + length);
      case 2 -> length == 0 && before == 1;
      case 3 -> length == 2;
      case 4 -> length > 0 && length % 4 == 0;
      case 5 -> length > 0;
      case 6 -> length > 0 && length % 16 == 0;
      default -> key > LAST_PARAMETER;
    };
  }

  private boolean isGoodAlpn(int from, int to) {
    int p = from;
    while (p < to && octets[p] != 0) {
      p += 1 + u8(p);
    }
    return p == to && p > from;
  }

  private int location(int from, int to) {
    boolean good =
        to - from == 16
            && octets[from] == 0
            && isSize(u8(from + 1))
            && isSize(u8(from + 2))
            && isSize(u8(from + 3))
            && isAngle(from + 4, 90)
            && isAngle(from + 8, 180);
    return good ? to : -1;
  }

  private static boolean isSize(int octet) {
    return octet >> 4 <= 9 && (octet & 0xF) <= 9;
  }

  private boolean isAngle(int at, int degrees) {
    int milliseconds =
        (u8(at) << 24 | u8(at + 1) << 16 | u8(at + 2) << 8 | u8(at + 3)) ^ Integer.MIN_VALUE;
    return Math.abs((long) milliseconds) <= degrees * 3_600_000L;
  }

  private int strings(int from, int to) {
    int p = from;
    do {
      p += p < to ? 1 + u8(p) : 1;
    } while (p < to);
    return p;
  }

  private static int digestLength(int digestType) {
    return switch (digestType) {
      case 1 -> 20;
      case 2 -> 32;
      case 4 -> 48;
      default -> -1;
    };
  }

  private int bitmap(int from, int to) {
    int before = -1;
    int p = from;
    while (p < to) {
      int window = u8(p);
      int length = p + 1 < to ? u8(p + 1) : 0;
      deniesName |=
          window == 0
              && length > NXNAME_AT
              && p + 2 + length <= to
              && octets[p + 2 + NXNAME_AT] < 0;
      p += 2 + length;
      if (window <= before || length == 0 || length > 32 || p > to || octets[p - 1] == 0) {
        return -1;
      }
      before = window;
    }
    return p;
  }

  /** Returns the index after a name, or -1 if it is not known to be well-formed. */
  int name(int from, int to, boolean compressed) {
    byte[] a = octets;
    int p = labelsEnd(a, from, to);
    int length = p - from;
    if (p >= to || length >= WireLimits.NAME_OCTETS) {
      return -1;
    }
    if (a[p] == 0) {
      return p + 1;
    }
    int after = p + 2;
    if (!compressed || after > to) {
      return -1;
    }
    int start = from;
    for (int pointers = 0; pointers < MAX_POINTERS; pointers++) {
      int target = (u8(p) << 8 | u8(p + 1)) - (POINTER << 8);
      if (target < WireLimits.HEADER_OCTETS || target >= start) {
        return -1;
      }
      if (target == WireLimits.HEADER_OCTETS && question > 0) {
        return length + question <= WireLimits.NAME_OCTETS ? after : -1;
      }
      start = target;
      p = labelsEnd(a, start, end);
      length += p - start;
      if (p >= end || length >= WireLimits.NAME_OCTETS) {
        return -1;
      }
      if (a[p] == 0) {
        return after;
      }
      if (p + 1 >= end) {
        return -1;
      }
    }
    return -1;
  }

  /**
   * Returns the index of the first octet that is not the start of a label with a length above 0.
   */
  private static int labelsEnd(byte[] a, int from, int end) {
    int p = from;
    while (p < end && a[p] > 0 && a[p] <= WireLimits.LABEL_OCTETS) {
      p += a[p] + 1;
    }
    return p;
  }

  /**
   * Returns whether the data of an OPT record are known to be well-formed, and keeps the place of
   * the first cookie.
   */
  boolean isGoodOpt(int from, int to) {
    int p = from;
    while (p < to) {
      if (to - p < 4) {
        return false;
      }
      int code = u8(p) << 8 | u8(p + 1);
      int length = u8(p + 2) << 8 | u8(p + 3);
      p += 4;
      if (length > to - p) {
        return false;
      }
      if (code == COOKIE) {
        if (length != CLIENT_COOKIE && (length < MIN_COOKIES || length > MAX_COOKIES)) {
          return false;
        }
        if (cookie < 0) {
          cookie = p;
          cookieLength = length;
        }
      } else if (code == ECS ? !isSubnet(p, length) : !isFree(code, length)) {
        return false;
      }
      p += length;
    }
    return true;
  }

  /** Returns whether any octets of a length are well-formed as an option's data. */
  private static boolean isFree(int code, int length) {
    return code == NSID
        || code == PADDING
        || code == EDE && length >= 2
        || code == EXPIRE && (length == 0 || length == 4)
        || code >= LOCAL_USE && code < 0xFFFF;
  }

  private boolean isSubnet(int at, int length) {
    if (length < 4 || octets[at] != 0) {
      return false;
    }
    int bits = octets[at + 1] == 1 ? 32 : octets[at + 1] == 2 ? 128 : 0;
    int source = u8(at + 2);
    int stray = source % 8 == 0 || length == 4 ? 0 : u8(at + length - 1) & 0xFF >>> source % 8;
    return source <= bits && u8(at + 3) <= bits && length == 4 + (source + 7) / 8 && stray == 0;
  }

  private int u8(int at) {
    return octets[at] & 0xFF;
  }
}
