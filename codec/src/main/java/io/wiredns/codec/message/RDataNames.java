package io.wiredns.codec.message;

import io.wiredns.codec.internal.wire.WireNames;

/**
 * Locates the names in the RDATA of the types whose names a reader expands. These types are the
 * list of RFC 3597 section 4, to which no type can be added. With this table a view can expand
 * RDATA without decoding it.
 */
final class RDataNames {
  /**
   * The layout of each type, indexed by type: the number of octets before the names, of the
   * character-strings after these octets (4 bits), and of the names after both (4 bits); 0 for a
   * type without names.
   */
  private static final short[] LAYOUTS = new short[36];

  /** One bit for each type; 0 for NXT and SIG, which have one name but do not end with it. */
  private static final long ENDS = ~(1L << 30 | 1L << 24);

  private static final int STRINGS_SHIFT = 4;
  private static final int OCTETS_SHIFT = 8;
  private static final int COUNT = 0xF;

  static {
    int[] oneName = {2, 3, 4, 5, 7, 8, 9, 12, 30}; // NS MD MF CNAME MB MG MR PTR NXT
    for (int type : oneName) {
      LAYOUTS[type] = layout(0, 0, 1);
    }
    int[] twoNames = {6, 14, 17}; // SOA MINFO RP
    for (int type : twoNames) {
      LAYOUTS[type] = layout(0, 0, 2);
    }
    int[] preferenceAndName = {15, 18, 21}; // MX AFSDB RT
    for (int type : preferenceAndName) {
      LAYOUTS[type] = layout(2, 0, 1);
    }
    LAYOUTS[24] = layout(18, 0, 1); // SIG
    LAYOUTS[26] = layout(2, 0, 2); // PX
    LAYOUTS[33] = layout(6, 0, 1); // SRV
    LAYOUTS[35] = layout(4, 3, 1); // NAPTR
  }

  private RDataNames() {}

  private static short layout(int octets, int strings, int names) {
    return (short) (octets << OCTETS_SHIFT | strings << STRINGS_SHIFT | names);
  }

  /** Returns whether the RDATA of a type may hold compressed names. */
  static boolean has(int type) {
    return type < LAYOUTS.length && LAYOUTS[type] != 0;
  }

  /** Returns whether the RDATA of a type that has names has exactly one and ends with it. */
  static boolean endsWithItsName(int type) {
    return (LAYOUTS[type] & COUNT) == 1 && (ENDS >>> type & 1) != 0;
  }

  /** Returns the number of names in the RDATA of a type that has names. */
  static int count(int type) {
    return LAYOUTS[type] & COUNT;
  }

  /** Returns the index of the first name in RDATA, or -1 if the RDATA ends before it. */
  static int first(byte[] a, int from, int to, int type) {
    int layout = LAYOUTS[type];
    int p = from + (layout >>> OCTETS_SHIFT);
    for (int strings = layout >>> STRINGS_SHIFT & COUNT; strings > 0 && p < to; strings--) {
      p += 1 + (a[p] & 0xFF);
    }
    return p > to ? -1 : p;
  }

  /**
   * Copies RDATA and expands its names; the type must have names.
   *
   * @return the number of octets written, or -1 if a name is malformed or missing
   */
  static int expand(byte[] a, int from, int to, int end, int type, byte[] target, int targetAt) {
    // The code of first(), repeated: a call slows readAll of the large set by two percent.
    int layout = LAYOUTS[type];
    int p = from + (layout >>> OCTETS_SHIFT);
    for (int strings = layout >>> STRINGS_SHIFT & COUNT; strings > 0 && p < to; strings--) {
      p += 1 + (a[p] & 0xFF);
    }
    if (p > to) {
      return -1;
    }
    int written = targetAt + p - from;
    if (p > from) {
      System.arraycopy(a, from, target, targetAt, p - from);
    }
    for (int names = layout & COUNT; names > 0; names--) {
      int expanded = WireNames.expand(a, p, to, end, target, written);
      if (expanded < 0) {
        return -1;
      }
      written += WireNames.octets(expanded);
      p += WireNames.inlineOctets(expanded);
    }
    if (p < to) {
      System.arraycopy(a, p, target, written, to - p);
      written += to - p;
    }
    return written - targetAt;
  }
}
