package io.wiredns.codec.tsig;

import io.wiredns.codec.wire.Bytes;
import io.wiredns.codec.wire.Octets;

/** The MAC that the next one is chained to, as it was on the wire; RFC 8945 section 4.3.1. */
final class MacChain {
  private final byte[] mac = new byte[TsigAlgorithm.LONGEST_MAC];
  private int length;

  void clear() {
    length = 0;
  }

  /** Keeps a MAC of at most {@link TsigAlgorithm#LONGEST_MAC} octets. */
  void set(byte[] octets, int from, int count) {
    System.arraycopy(octets, from, mac, 0, count);
    length = count;
  }

  /** Becomes the same as another. */
  void set(MacChain other) {
    set(other.mac, 0, other.length);
  }

  /** How many octets {@link #putBefore} writes: none if there is nothing to chain to. */
  int octets() {
    return length == 0 ? 0 : 2 + length;
  }

  /** The MAC's length. */
  int length() {
    return length;
  }

  /** Writes length and MAC so that they end at an index; the index of their first octet. */
  int putBefore(byte[] target, int end) {
    int from = end - octets();
    if (length > 0) {
      Bytes.put16(target, from, length);
      System.arraycopy(mac, 0, target, from + 2, length);
    }
    return from;
  }

  /** Whether a whole MAC starts with this one: in the same time wherever they differ. */
  boolean isStartOf(byte[] whole) {
    int difference = 0;
    for (int i = 0; i < length; i++) {
      difference |= mac[i] ^ whole[i];
    }
    return difference == 0;
  }

  Octets value() {
    return Octets.of(mac, 0, length);
  }
}
