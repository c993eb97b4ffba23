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
  static final int OPT = RecordType.OPT.value();

  private static final int A = RecordType.A.value();
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

  private static final int MAX_POINTERS = 8;
  private static final int POINTER = 0xC0;

  /** A length from which on another rule of some type may matter. */
  private static final int LONG = 4096;

  // The fields of the layouts; a digit is a number of octets.
  private static final byte COMPRESSED_NAME = 'c';
  private static final byte PLAIN_NAME = 'p';
  private static final byte STRING = 's';
  private static final byte NON_EMPTY_STRING = 'e';
  private static final byte STRINGS = 't';
  private static final byte REST = 'r';
  private static final byte NON_EMPTY_REST = 'n';
  private static final byte DIGEST = 'd';
  private static final byte BITMAP = 'b';

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
  }

  private byte[] octets;
  private int end;

  /** The length of the name of the first question, which starts after the header; 0 if none. */
  private int question;

  /** The offset and the length of the first cookie of the last OPT; -1 and 0 if it has none. */
  int cookie;

  int cookieLength;

  private static void layout(String fields, int... types) {
    for (int type : types) {
      LAYOUTS[type] = fields.getBytes(StandardCharsets.US_ASCII);
    }
  }

  /**
   * Starts a message that a view has accepted.
   *
   * @param octets the array that starts with the message
   * @param end the index after its last octet
   * @param question the length of the name of the first question; 0 if there is none
   */
  void message(byte[] octets, int end, int question) {
    this.octets = octets;
    this.end = end;
    this.question = question;
    cookie = -1;
    cookieLength = 0;
  }

  /** Returns whether RDATA of class IN, at least one octet, is known to be well-formed. */
  boolean isGood(int type, int from, int to) {
    int length = to - from;
    if (type == A) {
      return length == 4;
    }
    if (type == AAAA) {
      return length == 16;
    }
    byte[] layout = type < LAYOUTS.length ? LAYOUTS[type] : null;
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
      default -> bitmap(p, to);
    };
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
      p += 2 + length;
      if (window <= before || length == 0 || length > 32 || p > to || octets[p - 1] == 0) {
        return -1;
      }
      before = window;
    }
    return p;
  }

  /** Returns the index after a name, or -1 if it is not known to be well-formed. */
  private int name(int from, int to, boolean compressed) {
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
