package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.WireLimits;

/**
 * Follows the pointers of one message's names. It remembers the name of the first question, where
 * most pointers lead, and the last other name that one led to.
 *
 * <p>A name lies flat if all its octets are together, in its own place or where its pointer leads.
 * Where it does is one number, which {@link #flat} makes and {@link #flatLength} reads; 0 if the
 * name lies in pieces. It is the lower half of what a message keeps of an entry.
 *
 * @since 0.1
 */
public final class PointerTargets {
  /** What {@link #follow} returns of a name that breaks a rule; no flat name has 65,535 octets. */
  public static final int MALFORMED = -1;

  private byte[] octets;
  private int end;

  /** {@link #flat} of the first question's name; 0 if there is none, or it lies in pieces. */
  private int question;

  /**
   * The last name that a pointer led to, so that the next pointer there needs no walk; -1 if none.
   */
  private int target;

  /** Octets and pointers of that name, as {@link WireNames#walk} says them; never malformed. */
  private int targetWalked;

  /** {@link #flat} of that name, or 0. */
  private int targetFlat;

  /**
   * What walking to targets has cost in this message, 0 to a little more than {@link
   * PieceCache#EFFORT}; {@link Integer#MAX_VALUE} once the cache holds this message's names.
   */
  private int effort;

  /** Null before the first message that needs it. */
  private PieceCache cache;

  /** Targets of no message yet. */
  public PointerTargets() {}

  /**
   * Says where a name lies flat: the offset in the upper sixteen bits, the length in the lower.
   *
   * @param offset where its octets start, 12 to 65530
   * @param length how many they are, 1 to 255
   * @return a number that is not 0
   */
  public static int flat(int offset, int length) {
    return offset << 16 | length;
  }

  /**
   * How many octets a flat name has.
   *
   * @param flat as {@link #flat} made it, or 0
   * @return 1 to 255; 0 if the name lies in pieces
   */
  public static int flatLength(int flat) {
    return flat & 0xFFFF;
  }

  /**
   * Starts a message.
   *
   * @param octets holds it from index 0 on; not copied
   * @param end the index after its last octet
   */
  public void message(byte[] octets, int end) {
    // A reference stored into an old object makes the garbage collector note it; comparing is less.
    if (this.octets != octets) {
      this.octets = octets;
    }
    this.end = end;
    question = 0;
    target = -1;
    effort = 0;
  }

  /**
   * Says where the first question's name lies flat.
   *
   * @param flat as {@link #flat} makes it; 0 if it lies in pieces
   */
  public void question(int flat) {
    question = flat;
  }

  /**
   * Where the first question's name lies flat.
   *
   * @return as {@link #flat} makes it; 0 if there is no question, or its name lies in pieces
   */
  public int question() {
    return question;
  }

  /**
   * Follows the pointer at {@code p} of a name whose labels start at {@code at}.
   *
   * @param at the index of the name's first octet
   * @param p the index of the octet that ends its labels and is not the root
   * @return where the name lies flat, as {@link #flat} makes it, or 0 if it lies in pieces, or
   *     {@link #MALFORMED}
   */
  public int follow(int at, int p) {
    int pointee = WireNames.next(octets, at, p, end);
    if (pointee < 0) {
      return MALFORMED;
    }
    int prefix = p - at;
    if (pointee == WireLimits.HEADER_OCTETS && question != 0) {
      if (!WireNames.isWithinLimits(prefix + flatLength(question), 1)) {
        return MALFORMED;
      }
      return prefix == 0 ? question : 0;
    }
    if (pointee != target && !walk(pointee)
        || !WireNames.isWithinLimits(
            prefix + WireNames.octets(targetWalked), 1 + WireNames.pointers(targetWalked))) {
      return MALFORMED;
    }
    return prefix == 0 ? targetFlat : 0;
  }

  /**
   * Walks the name at an index of the message.
   *
   * @param at the index of its first octet
   * @return the index after it, or {@link #MALFORMED}
   */
  public int skip(int at) {
    int last = WireNames.pieceEnd(octets, at, end);
    if (last < end && octets[last] == 0) {
      return last - at < WireLimits.NAME_OCTETS ? last + 1 : MALFORMED;
    }
    return follow(at, last) == MALFORMED ? MALFORMED : last + Pointer.OCTETS;
  }

  /** Walks the name that a pointer leads to; false if it breaks a rule. */
  private boolean walk(int offset) {
    target = -1;
    int walked =
        effort > PieceCache.EFFORT
            ? fromCache(offset)
            : WireNames.walk(octets, offset, end, end, null, 0);
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
    targetFlat = pointers == 0 ? flat(offset, length) : 0;
    return true;
  }

  /** The same in a message whose names have cost much: no piece is walked twice. */
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
