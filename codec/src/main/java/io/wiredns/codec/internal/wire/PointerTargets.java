package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.WireLimits;

/**
 * Follows the pointers in the names of one message. It remembers the labels of the first question's
 * name, to which most pointers lead, and the last other target.
 *
 * <p>A name is contiguous if it has no pointer, or if it is only a pointer to a name that has none.
 * Every other name is not contiguous, even if its pointers lead to a single run of labels. The
 * offset and length of the octets of a contiguous name are packed in one number, created by {@link
 * #contiguous} and read by {@link #contiguousLength}; for any other name the number is 0. It is the
 * lower half of the number that {@code MessageIndex} keeps for each question and record.
 *
 * @since 0.1
 */
public final class PointerTargets {
  /**
   * The result of {@link #follow} for a name that breaks a rule. It differs from that of every
   * contiguous name, because none has 65,535 octets.
   */
  public static final int MALFORMED = -1;

  private byte[] octets;
  private int end;

  /**
   * The result of {@link #contiguous} for the name of the first question; 0 if it was not set. That
   * name is always contiguous: it is at offset 12, so no pointer in it can lead anywhere.
   */
  private int question;

  /** The labels of the name of the first question, as {@link #questionLabels} returns them. */
  private long questionLabels;

  /**
   * The offset of the last target, so that the next pointer to it needs no walk; -1 if there is
   * none.
   */
  private int target;

  /**
   * The octets and pointers of the name at {@link #target}, in the form of {@link WireNames#walk};
   * never malformed.
   */
  private int targetWalked;

  /** The result of {@link #contiguous} for the name at {@link #target}; 0 if it has a pointer. */
  private int targetContiguous;

  /** The position of the name that was walked last, as {@link #contiguous()} returns it. */
  private int contiguous;

  /**
   * The effort of walking pointer targets in this message: the octets of each well-formed target,
   * plus {@link PieceCache#POINTER_EFFORT} for each of its pointers. Once it is above {@link
   * PieceCache#EFFORT}, targets are walked through the cache, and it is {@link Integer#MAX_VALUE}.
   */
  private int effort;

  /** The cache for hostile messages; null before the first of them. */
  private PieceCache cache;

  /** Creates an object without a message. */
  public PointerTargets() {}

  /**
   * Packs the position of a contiguous name: the offset in the upper 16 bits, the length in the
   * lower.
   *
   * @param offset the offset of its octets, 12 to 65530
   * @param length the number of its octets, 1 to 255
   * @return a number other than 0
   */
  public static int contiguous(int offset, int length) {
    return offset << 16 | length;
  }

  /**
   * Returns the length of a contiguous name.
   *
   * @param contiguous the result of {@link #contiguous}, or 0
   * @return 1 to 255, or 0 if the name is not contiguous
   */
  public static int contiguousLength(int contiguous) {
    return contiguous & 0xFFFF;
  }

  /**
   * Starts a message.
   *
   * @param octets the array whose index 0 is the first octet of the message; not copied
   * @param end the index after the last octet of the message
   */
  public void message(byte[] octets, int end) {
    // A store of a reference in an old object costs a GC write barrier; a comparison costs less.
    if (this.octets != octets) {
      this.octets = octets;
    }
    this.end = end;
    question = 0;
    questionLabels = 0;
    target = -1;
    effort = 0;
  }

  /**
   * Walks the name of the first question, which is at offset 12. It has no pointer, because none
   * could lead anywhere.
   *
   * @return the index after the name, or {@link #MALFORMED}
   */
  public int walkQuestion() {
    byte[] a = octets;
    int end = this.end;
    int p = WireLimits.HEADER_OCTETS;
    long labels = 0;
    int b = 0;
    while (p < end && (b = a[p]) > 0) {
      if (b > WireLimits.LABEL_OCTETS) {
        return MALFORMED;
      }
      labels |= 1L << p - WireLimits.HEADER_OCTETS;
      p += b + 1;
    }
    int last = p - WireLimits.HEADER_OCTETS;
    if (p >= end || b != 0 || last >= WireLimits.NAME_OCTETS) {
      return MALFORMED;
    }
    questionLabels = last < Long.SIZE ? labels | 1L << last : 1;
    contiguous = question = contiguous(WireLimits.HEADER_OCTETS, last + 1);
    return p + 1;
  }

  /**
   * Returns the labels of the name of the first question, to which a pointer may lead without a
   * walk: bit n is set if a label or the root is at offset 12 + n. Of a name of more than 64 octets
   * it is the first label only.
   *
   * @return the bits; 0 if the name was not set
   */
  public long questionLabels() {
    return questionLabels;
  }

  /**
   * Returns the position of the name of the first question, which is at offset 12.
   *
   * @return the result of {@link #contiguous} for that name, or 0 if it was not set
   */
  public int question() {
    return question;
  }

  /**
   * Follows the pointer at {@code p} of a name whose labels start at {@code at}.
   *
   * @param at the index of the first octet of the name
   * @param p the index of the octet that ends its labels and is not the root
   * @return the result of {@link #contiguous} for the name, or 0 if it is not contiguous, or {@link
   *     #MALFORMED}
   */
  public int follow(int at, int p) {
    int prefix = p - at;
    int label = Pointer.fromQuestion(octets, p);
    if (label < 0 || p + 1 >= end) {
      return MALFORMED;
    }
    if (label < Long.SIZE && (questionLabels >>> label & 1) != 0) {
      if (prefix + contiguousLength(question) - label > WireLimits.NAME_OCTETS) {
        return MALFORMED;
      }
      return prefix == 0 ? question + (label << 16) - label : 0;
    }
    int next = label + WireLimits.HEADER_OCTETS;
    if (next >= at
        || next != target && !walk(next)
        || !WireNames.isWithinLimits(
            prefix + WireNames.octets(targetWalked), 1 + WireNames.pointers(targetWalked))) {
      return MALFORMED;
    }
    return prefix == 0 ? targetContiguous : 0;
  }

  /**
   * Checks the name at an index of the message, and returns its end.
   *
   * @param at the index of its first octet
   * @return the index after the name, or {@link #MALFORMED}
   */
  public int skip(int at) {
    byte[] a = octets;
    int end = this.end;
    int p = at;
    int b = 0;
    while (p < end && (b = a[p]) > 0) {
      if (b > WireLimits.LABEL_OCTETS) {
        return MALFORMED;
      }
      p += b + 1;
    }
    int labels = p - at;
    if (p >= end || labels >= WireLimits.NAME_OCTETS) {
      return MALFORMED;
    }
    if (b == 0) {
      contiguous = contiguous(at, labels + 1);
      return p + 1;
    }
    contiguous = follow(at, p);
    return contiguous == MALFORMED ? MALFORMED : p + Pointer.OCTETS;
  }

  /**
   * Returns the position of the name that was walked last.
   *
   * @return the result of {@link #contiguous}, or 0 if the name is not contiguous
   */
  public int contiguous() {
    return contiguous;
  }

  /**
   * Walks the name at a pointer target up to the root or to a pointer into the name of the first
   * question, and returns the result of {@link WireNames#walk} without the octets in place.
   */
  private int walkToQuestion(int offset) {
    byte[] a = octets;
    int end = this.end;
    long labels = questionLabels;
    int start = offset;
    int length = 1;
    for (int pointers = 0; pointers < WireLimits.NAME_POINTERS; pointers++) {
      int p = start;
      int b = 0;
      while (p < end && (b = a[p]) > 0) {
        if (b > WireLimits.LABEL_OCTETS) {
          return MALFORMED;
        }
        p += b + 1;
      }
      length += p - start;
      if (p >= end || length > WireLimits.NAME_OCTETS) {
        return MALFORMED;
      }
      if (b == 0) {
        return WireNames.walked(length, pointers);
      }
      int at = Pointer.fromQuestion(a, p);
      // A piece that starts inside the question's name may not point to a later label of it.
      if (at < 0 || at + WireLimits.HEADER_OCTETS >= start || p + 1 >= end) {
        return MALFORMED;
      }
      if (at < Long.SIZE && (labels >>> at & 1) != 0) {
        length += contiguousLength(question) - at - 1;
        return length > WireLimits.NAME_OCTETS ? MALFORMED : WireNames.walked(length, pointers + 1);
      }
      start = at + WireLimits.HEADER_OCTETS;
    }
    return MALFORMED;
  }

  /**
   * Walks the name at a pointer target and keeps the result; returns false if the name breaks a
   * rule.
   */
  private boolean walk(int offset) {
    target = -1;
    int walked = effort > PieceCache.EFFORT ? fromCache(offset) : walkToQuestion(offset);
    if (walked < 0) {
      return false;
    }
    int length = WireNames.octets(walked);
    int pointers = WireNames.pointers(walked);
    if (effort <= PieceCache.EFFORT) {
      effort += length + PieceCache.POINTER_EFFORT * pointers;
    }
    target = offset;
    targetWalked = walked;
    targetContiguous = pointers == 0 ? contiguous(offset, length) : 0;
    return true;
  }

  /**
   * Walks the name at a pointer target of a hostile message. What is walked through the cache is
   * not walked again; what was walked before the cache was in use may be walked a second time.
   */
  private int fromCache(int offset) {
    if (cache == null) {
      cache = new PieceCache();
    }
    if (effort < Integer.MAX_VALUE) {
      effort = Integer.MAX_VALUE;
      cache.message(end);
    }
    return cache.walk(octets, offset, end);
  }
}
