package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.WireLimits;
import java.util.Arrays;

/**
 * The walk of names that remembers them, by the offset at which they start, for messages made to
 * cost much: each label and each pointer is walked once, where 8,000 names could otherwise take 127
 * of them each. There is a place for every offset that a pointer can say, so nothing is ever
 * displaced.
 */
final class PieceCache {
  /**
   * What walking to targets may cost in a message before it is worth remembering them: about one
   * look at each octet of the largest message. Below that the table costs more than it saves.
   */
  static final int EFFORT = 1 << 16;

  /** What a pointer costs, where an octet of labels costs 1. */
  static final int POINTER_EFFORT = 8;

  /** A walked name has 15 bits for octets and pointers; the message's generation is above them. */
  private static final int GENERATION_SHIFT = 15;

  private static final int NAME = (1 << GENERATION_SHIFT) - 1;
  private static final int LAST_GENERATION = (1 << Integer.SIZE - GENERATION_SHIFT) - 1;

  /**
   * By the offset of a label, and of the root or pointer after labels: the message's generation,
   * and below it the name that starts there, as {@link WireNames#walked} makes it of octets and
   * pointers, or 0 if it is malformed.
   */
  private int[] names = {};

  /**
   * By the same offset, of meaning where {@link #names} is of this generation: where the pointer
   * leads that ends the piece, 12 to 16,383; 0 if the root ends it or the name is malformed.
   */
  private char[] pointees = {};

  /**
   * The message's number, 1 to {@link #LAST_GENERATION}; 0 before the first. What another message
   * has left is of another generation, so nothing is cleared between messages.
   */
  private int generation;

  /**
   * The pieces of the name being walked, of meaning up to the one that is looked at: where they
   * start, and the octets of labels before them.
   */
  private final int[] starts = new int[WireLimits.NAME_POINTERS];

  private final int[] before = new int[WireLimits.NAME_POINTERS];

  /**
   * Forgets all names.
   *
   * @param end how many octets the next message has
   */
  void message(int end) {
    int places = Math.min(end, WireLimits.POINTER_OFFSET + 1);
    if (names.length < places) {
      names = new int[places];
      pointees = new char[places];
      generation = 0;
    }
    if (generation == LAST_GENERATION) {
      Arrays.fill(names, 0);
      generation = 0;
    }
    generation++;
  }

  /**
   * Walks the name at an offset as far as it is not known.
   *
   * @param a the message from index 0 on
   * @param offset where the name starts
   * @param end the index after the message's last octet
   * @return as {@link WireNames#walk}; {@link WireNames#MALFORMED} also if the name follows as many
   *     pointers as a name may, so that none may lead to it
   */
  int walk(byte[] a, int offset, int end) {
    int start = offset;
    int octets = 0;
    for (int pieces = 0; pieces < starts.length; pieces++) {
      starts[pieces] = start;
      before[pieces] = octets;
      int p = start;
      boolean known = isKnown(p, start);
      int next = p;
      // An end one octet away lets pieceEnd pass one label: each may be known.
      while (!known && (next = WireNames.pieceEnd(a, p, p + 1)) != p && next < end) {
        p = next;
        known = isKnown(p, start);
      }
      octets += p - start;
      if (known) {
        return (names[p] & NAME) == 0
            ? refuse(offset)
            : keep(
                a,
                offset,
                pieces,
                p,
                octets + WireNames.octets(names[p]),
                pieces + WireNames.pointers(names[p]));
      }
      start = next == p ? WireNames.next(a, start, p, end) : WireNames.MALFORMED;
      if (start < 0) {
        return refuse(offset);
      }
      if (start == 0) {
        return keep(a, offset, pieces, p, octets + 1, pieces);
      }
    }
    return refuse(offset);
  }

  /** Keeps that the name is malformed; so is every name that goes on there. */
  private int refuse(int offset) {
    if (offset < names.length) {
      names[offset] = generation << GENERATION_SHIFT;
      pointees[offset] = 0;
    }
    return WireNames.MALFORMED;
  }

  /**
   * Whether a label is known, or the pointer there, of a name that starts at {@code start}: the
   * pointer that ends its piece must lead before that start too.
   */
  private boolean isKnown(int p, int start) {
    return p < names.length && names[p] >>> GENERATION_SHIFT == generation && pointees[p] < start;
  }

  /** Keeps what has been walked of a name up to {@code known}, if the name keeps the limits. */
  private int keep(byte[] a, int offset, int pieces, int known, int octets, int pointers) {
    if (!WireNames.isWithinLimits(octets, pointers + 1)) {
      return refuse(offset);
    }
    int pointee =
        known < names.length && names[known] >>> GENERATION_SHIFT == generation
            ? pointees[known]
            : 0;
    for (int piece = pieces; piece >= 0; piece--) {
      int start = starts[piece];
      int name = generation << GENERATION_SHIFT | WireNames.walked(0, pointers - piece);
      int left = octets - before[piece];
      int p = start;
      while (p < names.length) {
        names[p] = name | left - (p - start);
        pointees[p] = (char) pointee;
        if (p == known || a[p] <= 0) {
          break;
        }
        p += a[p] + 1;
      }
      pointee = start;
    }
    return WireNames.walked(octets, pointers);
  }
}
