package io.wiredns.inspect;

import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.WireNames;
import io.wiredns.codec.rdata.Ds;

/**
 * Finds the ends of the fields of RDATA, by a {@link RDataPlan}, and checks each field as its
 * decoder checks it. Stateless; may be used by any thread.
 */
final class FieldEnds {
  /** The result for a field that breaks a rule, or has a rare form that is not known here. */
  static final int UNKNOWN = -1;

  // The keys of SVCB that are known here.
  private static final int MANDATORY = 0;
  static final int ALPN = 1;
  static final int NO_DEFAULT_ALPN = 2;
  static final int PORT = 3;
  static final int IPV4HINT = 4;
  static final int ECH = 5;
  static final int IPV6HINT = 6;

  /** The last key of SVCB with a rule of its own; the values of later ones may be any octets. */
  private static final int LAST_KEY = 11;

  /** The octets of key and length before the value of a parameter of SVCB. */
  static final int PARAM_HEADER = 4;

  private static final int MAX_BLOCK_OCTETS = 32;

  /** The octets of a field of each kind; 0 if they vary. */
  private static final byte[] FIXED = new byte[RDataPlan.KINDS];

  static {
    fixed(1, RDataPlan.U8, RDataPlan.ALGORITHM);
    fixed(2, RDataPlan.U16, RDataPlan.TYPE, RDataPlan.CERTIFICATE);
    fixed(4, RDataPlan.U32, RDataPlan.TIME, RDataPlan.IPV4);
    fixed(6, RDataPlan.EUI48);
    fixed(8, RDataPlan.GROUPS, RDataPlan.EUI64);
    fixed(16, RDataPlan.IPV6);
  }

  private FieldEnds() {}

  private static void fixed(int octets, byte... kinds) {
    for (byte kind : kinds) {
      FIXED[kind] = (byte) octets;
    }
  }

  /**
   * Returns whether RDATA are known to be well-formed.
   *
   * @param plan the plan of their type
   * @param a the array that contains the RDATA
   * @param from the index of the first octet
   * @param bound the index after the last octet
   * @param end the index after the last octet of the message; 0 if names may not have pointers
   */
  static boolean isGood(byte[] plan, byte[] a, int from, int bound, int end) {
    int at = from;
    for (int i = 0; i < plan.length && at >= 0 && at <= bound; i++) {
      byte kind = plan[i];
      int fixed = FIXED[kind];
      if (fixed > 0) {
        at += fixed;
      } else {
        at = kind == RDataPlan.NAME ? name(a, at, bound, end) : of(kind, a, from, at, bound);
      }
    }
    return at == bound;
  }

  /** Returns the index after a name, or {@link #UNKNOWN} if it is malformed. */
  private static int name(byte[] a, int at, int bound, int end) {
    int next = WireNames.skip(a, at, bound, end == 0 ? bound : end);
    return end == 0 && next > 0 && a[next - 1] != 0 ? UNKNOWN : next;
  }

  /**
   * Returns the index after a field that is not a name.
   *
   * @param kind the kind of the field, a number of {@link RDataPlan}
   * @param a the array that contains the RDATA
   * @param first the index of the first octet of the RDATA
   * @param at the index of the first octet of the field
   * @param bound the index after the last octet of the RDATA
   * @return the index, at most {@code bound}, or {@link #UNKNOWN}
   */
  static int of(byte kind, byte[] a, int first, int at, int bound) {
    int end =
        switch (kind) {
          case RDataPlan.STRING, RDataPlan.SALT -> sized(a, at, bound);
          case RDataPlan.OPTIONAL -> at == bound ? at : sized(a, at, bound);
          case RDataPlan.STRINGS -> strings(a, at, bound);
          case RDataPlan.TEXT, RDataPlan.HEX, RDataPlan.BASE64 -> bound;
          case RDataPlan.MORE -> at < bound ? at : UNKNOWN;
          case RDataPlan.DIGEST -> isDigest(a[at - 1], bound - at) ? bound : UNKNOWN;
          case RDataPlan.SSH_DIGEST ->
              a[at - 1] == Ds.SHA384 || isDigest(a[at - 1], bound - at) ? bound : UNKNOWN;
          case RDataPlan.HASH -> notEmpty(a, at, bound);
          case RDataPlan.BITMAP -> bitmap(a, at, bound);
          case RDataPlan.TAG -> tag(a, at, bound);
          case RDataPlan.PARAMS -> params(a, Bytes.u16(a, first) == 0, at, bound);
          case RDataPlan.GATEWAY -> gateway(a, first, at, bound);
          case RDataPlan.PREFIXES -> prefixes(a, at, bound);
          case RDataPlan.HOST_IDENTITY -> hostIdentity(a, at, bound);
          case RDataPlan.LOCATION -> isLocation(a, at, bound - at) ? bound : UNKNOWN;
          case RDataPlan.ZONE_DIGEST ->
              isZoneDigest(a[at - 2], a[at - 1], bound - at) ? bound : UNKNOWN;
          default -> at + FIXED[kind];
        };
    return end > bound ? UNKNOWN : end;
  }

  /** Returns the index after octets that follow their length, perhaps beyond the bound. */
  private static int sized(byte[] a, int at, int bound) {
    return at < bound ? at + 1 + (a[at] & 0xFF) : UNKNOWN;
  }

  private static int notEmpty(byte[] a, int at, int bound) {
    return at < bound && a[at] == 0 ? UNKNOWN : sized(a, at, bound);
  }

  private static int strings(byte[] a, int at, int bound) {
    int p = at;
    do {
      p = sized(a, p, bound);
    } while (p >= 0 && p < bound);
    return p;
  }

  /** Returns whether a digest of a type of DS can have a length. */
  private static boolean isDigest(int type, int length) {
    return switch (type) {
      case Ds.SHA1 -> length == 20;
      case Ds.SHA256 -> length == 32;
      case Ds.SHA384 -> length == 48;
      default -> true;
    };
  }

  private static int bitmap(byte[] a, int at, int bound) {
    int before = -1;
    int p = at;
    while (p < bound) {
      int window = a[p] & 0xFF;
      int length = bound - p < 2 ? 0 : a[p + 1] & 0xFF;
      p += 2 + length;
      if (window <= before
          || length == 0
          || length > MAX_BLOCK_OCTETS
          || p > bound
          || a[p - 1] == 0) {
        return UNKNOWN;
      }
      before = window;
    }
    return p;
  }

  private static int tag(byte[] a, int at, int bound) {
    int end = notEmpty(a, at, bound);
    for (int i = at + 1; i < end && end <= bound; i++) {
      int letter = a[i] | 0x20;
      if ((a[i] < '0' || a[i] > '9') && (letter < 'a' || letter > 'z')) {
        return UNKNOWN;
      }
    }
    return end;
  }

  private static int params(byte[] a, boolean alias, int at, int bound) {
    int before = -1;
    long present = 0;
    long required = 0;
    int p = at;
    while (p < bound) {
      if (bound - p < PARAM_HEADER) {
        return UNKNOWN;
      }
      int key = Bytes.u16(a, p);
      int value = p + PARAM_HEADER;
      p = value + Bytes.u16(a, p + 2);
      if (key <= before || p > bound || !isParam(key, a, value, p)) {
        return UNKNOWN;
      }
      if (key == MANDATORY) {
        required = mandatory(a, value, p);
      } else if (key == NO_DEFAULT_ALPN) {
        required |= 1 << ALPN;
      }
      present |= 1L << Math.min(key, Long.SIZE - 1);
      before = key;
    }
    boolean complete = (required & ~present) == 0 || alias && required > 0;
    return complete ? p : UNKNOWN;
  }

  /** Returns a bit for each of the keys, or -1 if they are malformed or not low. */
  private static long mandatory(byte[] a, int from, int to) {
    long keys = 0;
    int before = MANDATORY;
    for (int p = from; p < to; p += 2) {
      int key = Bytes.u16(a, p);
      if (key <= before || key >= Long.SIZE - 1) {
        return UNKNOWN;
      }
      keys |= 1L << key;
      before = key;
    }
    return keys;
  }

  private static boolean isParam(int key, byte[] a, int from, int to) {
    int length = to - from;
    return switch (key) {
      case MANDATORY -> length > 0 && length % 2 == 0;
      case ALPN -> isProtocols(a, from, to);
      case NO_DEFAULT_ALPN -> length == 0;
      case PORT -> length == 2;
      case IPV4HINT -> length > 0 && length % 4 == 0;
      case ECH -> length > 0;
      case IPV6HINT -> length > 0 && length % 16 == 0;
      default -> key > LAST_KEY;
    };
  }

  private static int gateway(byte[] a, int first, int at, int bound) {
    return switch (a[first + 1] & 0x7F) {
      case 0 -> at;
      case 1 -> at + 4;
      case 2 -> at + 16;
      case 3 -> name(a, at, bound, 0);
      default -> bound;
    };
  }

  private static int prefixes(byte[] a, int at, int bound) {
    int p = at;
    while (p < bound) {
      if (bound - p < 4 || a[p] != 0) {
        return UNKNOWN;
      }
      int most = a[p + 1] == 1 ? 4 : a[p + 1] == 2 ? 16 : UNKNOWN;
      int length = a[p + 3] & 0x7F;
      int prefix = a[p + 2] & 0xFF;
      p += 4 + length;
      if (length > most || prefix > 8 * most || p > bound || length > 0 && a[p - 1] == 0) {
        return UNKNOWN;
      }
    }
    return p;
  }

  private static int hostIdentity(byte[] a, int at, int bound) {
    int key = bound - at < 4 ? 0 : Bytes.u16(a, at + 2);
    if (key == 0 || a[at] == 0) {
      return UNKNOWN;
    }
    int p = at + 4 + (a[at] & 0xFF) + key;
    while (p >= 0 && p < bound) {
      p = name(a, p, bound, 0);
    }
    return p;
  }

  private static boolean isLocation(byte[] a, int at, int length) {
    return length == 16
        && a[at] == 0
        && isSize(a[at + 1])
        && isSize(a[at + 2])
        && isSize(a[at + 3])
        && isAngle(Bytes.u32(a, at + 4), 90)
        && isAngle(Bytes.u32(a, at + 8), 180);
  }

  private static boolean isSize(int octet) {
    return (octet & 0xF0) <= 0x90 && (octet & 0xF) <= 9;
  }

  private static boolean isAngle(long value, int degrees) {
    return Math.abs(value - (1L << 31)) <= degrees * 3_600_000L;
  }

  private static boolean isZoneDigest(int scheme, int algorithm, int length) {
    int known = scheme != 1 ? 0 : algorithm == 1 ? 48 : algorithm == 2 ? 64 : 0;
    return known == 0 ? length >= 12 : length == known;
  }

  private static boolean isProtocols(byte[] a, int from, int to) {
    int p = from;
    while (p >= 0 && p < to) {
      p = notEmpty(a, p, to);
    }
    return p == to && to > from;
  }
}
