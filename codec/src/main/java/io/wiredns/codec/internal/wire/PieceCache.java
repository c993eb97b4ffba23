package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.WireLimits;
import java.util.Arrays;

/**
 * Caches the results of walking the names of a hostile message, by the offset at which they start,
 * so that each label and each pointer of the well-formed names is walked once, and passed once more
 * to store the result. Of a malformed name only the start is stored. Without the cache, 8,000 names
 * could require walking 127 pointers each. There is a slot for every offset that a pointer can
 * have, so no result is ever displaced.
 */
final class PieceCache {
  /**
   * The effort of walking pointer targets in a message above which this cache is used: about one
   * visit to each octet of the largest message. Below it, the cache costs more than it saves.
   */
  static final int EFFORT = 1 << 16;

  /** What following a pointer adds to the effort; each octet of the name adds 1. */
  static final int POINTER_EFFORT = 8;

  /**
   * The number of bits for octets and pointers of a walked name; the generation is in the bits
   * above.
   */
  private static final int GENERATION_SHIFT = 15;

  private static final int WALKED_MASK = (1 << GENERATION_SHIFT) - 1;
  private static final int LAST_GENERATION = (1 << Integer.SIZE - GENERATION_SHIFT) - 1;

  /**
   * By the offset of a label, or of the root or pointer after labels: the generation, and in the
   * lower bits the octets and pointers of the name that starts there, in the form of {@link
   * WireNames#walked}, or 0 if it is malformed.
   */
  private int[] walkedNames = {};

  /**
   * By the same offset, and valid if the generation in {@link #walkedNames} is the current one: the
   * target of the pointer that ends the piece, 12 to 16,383; 0 if the piece ends in the root or the
   * name is malformed.
   */
  private char[] targets = {};

  /**
   * The generation of the message, 1 to {@link #LAST_GENERATION}; 0 before the first. Results of
   * earlier messages have another generation, so nothing is cleared between messages.
   */
  private int generation;

  /**
   * The pieces of the name being walked, valid up to the current piece: the offset of each piece,
   * and in the next array the number of label octets before it.
   */
  private final int[] pieceStarts = new int[WireLimits.NAME_POINTERS];

  private final int[] octetsBefore = new int[WireLimits.NAME_POINTERS];

  /**
   * Removes all names and starts a message.
   *
   * @param end the number of octets of the message
   */
  void message(int end) {
    int slots = Math.min(end, WireLimits.POINTER_OFFSET + 1);
    if (walkedNames.length < slots) {
      walkedNames = new int[slots];
      targets = new char[slots];
      generation = 0;
    }
    if (generation == LAST_GENERATION) {
      Arrays.fill(walkedNames, 0);
      generation = 0;
    }
    generation++;
  }

  /**
   * Walks the name at an offset until it reaches a part that is in the cache, and caches the
   * results.
   *
   * @param a the array whose index 0 is the first octet of the message
   * @param offset the offset of the name
   * @param end the index after the last octet of the message
   * @return the result of {@link WireNames#walk}; also {@link WireNames#MALFORMED} if the name has
   *     as many pointers as a name may have, so that no other pointer may lead to it
   */
  int walk(byte[] a, int offset, int end) {
    int start = offset;
    int octets = 0;
    for (int pieces = 0; pieces < pieceStarts.length; pieces++) {
      pieceStarts[pieces] = start;
      octetsBefore[pieces] = octets;
      int p = start;
      boolean known = isKnown(p, start);
      int next = p;
      // With an end one octet away, pieceEnd passes one label at a time: each may be in the cache.
      while (!known && (next = WireNames.pieceEnd(a, p, p + 1)) != p && next < end) {
        p = next;
        known = isKnown(p, start);
      }
      octets += p - start;
      if (known) {
        return (walkedNames[p] & WALKED_MASK) == 0
            ? refuse(offset)
            : store(
                a,
                offset,
                pieces,
                p,
                octets + WireNames.octets(walkedNames[p]),
                pieces + WireNames.pointers(walkedNames[p]));
      }
      start = next == p ? WireNames.next(a, start, p, end) : WireNames.MALFORMED;
      if (start < 0) {
        return refuse(offset);
      }
      if (start == 0) {
        return store(a, offset, pieces, p, octets + 1, pieces);
      }
    }
    return refuse(offset);
  }

  /** Caches that the name is malformed; names that continue there are malformed too. */
  private int refuse(int offset) {
    if (offset < walkedNames.length) {
      walkedNames[offset] = generation << GENERATION_SHIFT;
      targets[offset] = 0;
    }
    return WireNames.MALFORMED;
  }

  /**
   * Returns whether the result for a label or pointer at {@code p} is in the cache and valid for a
   * piece that starts at {@code start}: the pointer that ends the piece must lead to an offset
   * before that start, as {@link WireNames#next} requires.
   */
  private boolean isKnown(int p, int start) {
    return p < walkedNames.length
        && walkedNames[p] >>> GENERATION_SHIFT == generation
        && targets[p] < start;
  }

  /** Caches the result for each label up to {@code known}, if the name is within the limits. */
  private int store(byte[] a, int offset, int pieces, int known, int octets, int pointers) {
    if (!WireNames.isWithinLimits(octets, pointers + 1)) {
      return refuse(offset);
    }
    int target =
        known < walkedNames.length && walkedNames[known] >>> GENERATION_SHIFT == generation
            ? targets[known]
            : 0;
    for (int piece = pieces; piece >= 0; piece--) {
      int start = pieceStarts[piece];
      int name = generation << GENERATION_SHIFT | WireNames.walked(0, pointers - piece);
      int left = octets - octetsBefore[piece];
      int p = start;
      while (p < walkedNames.length) {
        walkedNames[p] = name | left - (p - start);
        targets[p] = (char) target;
        if (p == known || a[p] <= 0) {
          break;
        }
        p += a[p] + 1;
      }
      target = start;
    }
    return WireNames.walked(octets, pointers);
  }
}
