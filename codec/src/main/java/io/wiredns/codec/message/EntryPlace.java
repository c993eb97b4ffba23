package io.wiredns.codec.message;

import io.wiredns.codec.internal.wire.PointerTargets;
import io.wiredns.codec.internal.wire.WireAccess;
import io.wiredns.codec.internal.wire.WireNames;
import io.wiredns.codec.wire.WireName;

/**
 * The place of a question or record in a message, packed into one {@code long}, so that the places
 * of a message fit one array and reading them allocates nothing.
 *
 * <p>It holds four numbers of 16 bits, the most significant first: the offset of the owner name, 12
 * to 65530; the offset of the fixed part after the name, 13 to 65531; and, if the name is
 * <em>contiguous</em>, as {@link PointerTargets} defines it, the offset of its octets, 12 to 65530,
 * and their number, 1 to 255, packed as in {@link PointerTargets#contiguous}. The last two are 0 if
 * the name is not contiguous. Offsets fit 16 bits because a message has at most 65,535 octets.
 */
final class EntryPlace {
  /** The number of octets of a question after its name: type and class. */
  static final int QUESTION_FIXED = 4;

  /**
   * The number of octets of a record between its owner and its RDATA: type, class, TTL and
   * RDLENGTH.
   */
  static final int RECORD_FIXED = 10;

  /** The offset of CLASS from the type field; those of TTL and RDLENGTH follow. */
  static final int CLASS_AT = 2;

  static final int TTL_AT = 4;
  static final int RDLENGTH_AT = 8;

  private static final long CONTIGUOUS_MASK = 0xFFFF_FFFFL;

  private EntryPlace() {}

  /**
   * Returns the place of an entry.
   *
   * @param owner the offset of its owner name
   * @param fixed the offset of the type, which follows the name
   * @param contiguous offset and length of the contiguous name, as in {@link
   *     PointerTargets#contiguous}; 0 if the name is not contiguous, or if this is not known yet
   */
  static long of(int owner, int fixed, int contiguous) {
    return (long) (owner << 16 | fixed) << 32 | contiguous & CONTIGUOUS_MASK;
  }

  /**
   * Returns the place with its lower half, which was 0, set to offset and length of the contiguous
   * name.
   */
  static long resolved(long place, int contiguous) {
    return place | contiguous & CONTIGUOUS_MASK;
  }

  /** Returns the offset of an entry's owner name. */
  static int owner(long place) {
    return (int) (place >>> 48);
  }

  /** Returns the offset of an entry's type, which follows its owner name. */
  static int fixed(long place) {
    return (int) (place >>> 32) & 0xFFFF;
  }

  /** Returns the offset of the contiguous owner name; 0 if the name is not contiguous. */
  static int contiguousStart(long place) {
    return (int) place >>> 16;
  }

  /** Returns the length of the contiguous owner name in octets; 0 if it is not contiguous. */
  static int contiguousLength(long place) {
    return (int) place & 0xFFFF;
  }

  /** Returns the offset of the contiguous owner name, or -1 if the name is not contiguous. */
  static int contiguousOffset(long place) {
    return contiguousLength(place) > 0 ? contiguousStart(place) : -1;
  }

  /**
   * Copies an entry's owner name, uncompressed, and returns the number of octets written, 1 to 255.
   */
  static int copyName(byte[] octets, long place, byte[] target, int at) {
    int length = contiguousLength(place);
    if (length > 0) {
      System.arraycopy(octets, contiguousStart(place), target, at, length);
      return length;
    }
    return WireNames.copy(octets, owner(place), target, at);
  }

  /** Returns an entry's owner name in the message. */
  static WireName ownerName(byte[] octets, long place) {
    return WireAccess.get()
        .wireName(octets, owner(place), contiguousStart(place), contiguousLength(place));
  }
}
