package io.wiredns.codec.message;

import io.wiredns.codec.internal.wire.PointerTargets;
import io.wiredns.codec.internal.wire.WireAccess;
import io.wiredns.codec.internal.wire.WireNames;
import io.wiredns.codec.wire.WireName;

/**
 * Where a question or record lies in a message, in one long, so that the places of a message are
 * one array and a look at it allocates nothing.
 *
 * <p>It has four numbers of sixteen bits, the most significant first: the offset of the owner name,
 * 12 to 65530; that of the fixed part after the name, 13 to 65531; and, if the octets of the name
 * lie together somewhere, the offset from which they do, 12 to 65530, and how many they are, 1 to
 * 255, both as {@link PointerTargets#flat} puts them together. The last two are 0 if the name lies
 * in pieces. Offsets fit sixteen bits because a message has at most 65,535 octets.
 */
final class EntryPlace {
  /** The octets of a question after its name: type and class. */
  static final int QUESTION_FIXED = 4;

  /** The octets of a record between its owner and its RDATA: type, class, TTL and RDLENGTH. */
  static final int RECORD_FIXED = 10;

  /** Where these fields are, counted from the type. */
  static final int CLASS_AT = 2;

  static final int TTL_AT = 4;
  static final int RDLENGTH_AT = 8;

  private static final long FLAT_MASK = 0xFFFF_FFFFL;

  private EntryPlace() {}

  /**
   * The place of an entry.
   *
   * @param owner the offset of its name
   * @param fixed the offset of what follows the name
   * @param flat where the name lies flat, {@link PointerTargets#flat}; 0 if it lies in pieces, or
   *     that is not known yet
   */
  static long of(int owner, int fixed, int flat) {
    return (long) (owner << 16 | fixed) << 32 | flat & FLAT_MASK;
  }

  /** The same place with its lower half, which was 0: where its name lies flat. */
  static long resolved(long place, int flat) {
    return place | flat & FLAT_MASK;
  }

  /** The index of an entry's owner name. */
  static int owner(long place) {
    return (int) (place >>> 48);
  }

  /** The index of what follows an entry's owner name: its type. */
  static int fixed(long place) {
    return (int) (place >>> 32) & 0xFFFF;
  }

  /** The index from which an entry's owner name lies flat, if it does. */
  static int flat(long place) {
    return (int) place >>> 16;
  }

  /** How many octets the flat name has; 0 if it lies in pieces. */
  static int flatLength(long place) {
    return (int) place & 0xFFFF;
  }

  /** The index from which an entry's owner name lies flat, or -1 if it lies in pieces. */
  static int flatOffset(long place) {
    return flatLength(place) > 0 ? flat(place) : -1;
  }

  /** Copies an entry's owner name, without pointers; how many octets were written, 1 to 255. */
  static int copyName(byte[] octets, long place, byte[] target, int at) {
    int length = flatLength(place);
    if (length > 0) {
      System.arraycopy(octets, flat(place), target, at, length);
      return length;
    }
    return WireNames.copy(octets, owner(place), target, at);
  }

  /** An entry's owner name in the message. */
  static WireName ownerName(byte[] octets, long place) {
    return WireAccess.get().wireName(octets, owner(place), flat(place), flatLength(place));
  }
}
