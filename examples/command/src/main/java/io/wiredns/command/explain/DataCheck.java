package io.wiredns.command.explain;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.inspect.RDataCheck;

/**
 * Recognises well-formed names and RDATA in the octets of a message, and keeps what {@link
 * QuickKind} needs of OPT and NSEC. If a check returns false, the data may still be well-formed:
 * the decoder decides. So names with many pointers need no code here.
 */
final class DataCheck {
  private static final int NSEC = RecordType.NSEC.value();
  private static final int NSEC3 = RecordType.NSEC3.value();
  private static final int COOKIE = OptionCode.COOKIE.value();

  private static final int MAX_POINTERS = 8;
  private static final int POINTER = 0xC0;

  /** The octets of NSEC3 before its salt. */
  private static final int NSEC3_FIXED = 4;

  /** The index, in the first block of a bitmap, of the octet whose first bit is NXNAME. */
  private static final int NXNAME_AT = 2 + 128 / 8;

  private byte[] octets;
  private int end;

  /** The length of the name of the first question, which starts after the header; 0 if none. */
  int question;

  /** The offset and the length of the first cookie of the last OPT; -1 and 0 if it has none. */
  int cookie;

  int cookieLength;

  /** Whether an NSEC or NSEC3 has the type NXNAME. */
  boolean deniesName;

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

  /** Returns whether RDATA with the layout of class IN are known to be well-formed. */
  boolean isGood(int type, int from, int to) {
    if (!RDataCheck.isKnownGood(type, octets, from, to, end)) {
      return false;
    }
    if (type == NSEC || type == NSEC3) {
      deniesName |= deniesName(type == NSEC ? labelsEnd(octets, from, to) + 1 : hashEnd(from), to);
    }
    return true;
  }

  private int hashEnd(int from) {
    int salt = from + NSEC3_FIXED;
    int hash = salt + 1 + u8(salt);
    return hash + 1 + u8(hash);
  }

  private boolean deniesName(int bitmap, int to) {
    int at = bitmap + NXNAME_AT;
    return at < to && octets[bitmap] == 0 && at < bitmap + 2 + u8(bitmap + 1) && octets[at] < 0;
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
    if (!RDataCheck.isKnownGoodOpt(octets, from, to)) {
      return false;
    }
    int p = from;
    while (p < to && (u8(p) << 8 | u8(p + 1)) != COOKIE) {
      p += 4 + (u8(p + 2) << 8 | u8(p + 3));
    }
    if (p < to) {
      cookie = p + 4;
      cookieLength = u8(p + 3);
    }
    return true;
  }

  private int u8(int at) {
    return octets[at] & 0xFF;
  }
}
