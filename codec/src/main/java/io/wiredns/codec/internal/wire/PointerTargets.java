package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.WireLimits;

/**
 * Follows the pointers of one message's names. It remembers the name of the first question, where
 * most pointers lead, and the last other name that one led to.
 *
 * <p>A name lies flat if all its octets are together, in its own place or where its pointer leads.
 * Where it does is one number: the offset in the upper sixteen bits, how many octets there are in
 * the lower; 0 if it lies in pieces.
 *
 * @since 0.1
 */
public final class PointerTargets {
  /** What {@link #follow} returns of a name that breaks a rule; no flat name has 65,535 octets. */
  public static final int MALFORMED = -1;

  private byte[] octets;
  private int end;

  /** Where the first question's name lies flat; 0 if there is none, or it lies in pieces. */
  private int question;

  /**
   * The last name that a pointer led to, so that the next pointer there needs no walk; -1 if none.
   */
  private int target;

  /** Octets and pointers of that name, as {@link WireNames#walk} says them. */
  private int targetWalked;

  /** Where that name lies flat. */
  private int targetFlat;

  /** What walking to targets has cost in this message, and what it may not cost again. */
  private int effort;

  /** Null before the first message that needs it. */
  private PieceCache cache;

  /** Targets of no message yet. */
  public PointerTargets() {}

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
   * @param flat offset and length; 0 if it does not
   */
  public void question(int flat) {
    question = flat;
  }

  /**
   * Where the first question's name lies flat.
   *
   * @return offset and length; 0 if there is no question, or its name lies in pieces
   */
  public int question() {
    return question;
  }

  /**
   * Follows the pointer at {@code p} of a name whose labels start at {@code at}.
   *
   * @param at the index of the name's first octet
   * @param p the index of the octet that ends its labels and is not the root
   * @return where the name lies flat: offset and length, or 0 if it lies in pieces, or {@link
   *     #MALFORMED}
   */
  public int follow(int at, int p) {
    int pointee = WireNames.next(octets, at, p, end);
    if (pointee < 0) {
      return MALFORMED;
    }
    int prefix = p - at;
    if (pointee == WireLimits.HEADER_OCTETS && question != 0) {
      if (!WireNames.isWithinLimits(prefix + (question & 0xFFFF), 1)) {
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
    targetFlat = pointers == 0 ? offset << 16 | length : 0;
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
