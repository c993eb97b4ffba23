package io.wiredns.codec.tsig;

import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.wire.Octets;

/** The MAC that the next MAC covers, as it was on the wire; RFC 8945 section 4.3.1. */
final class MacChain {
  private static final int LENGTH_OCTETS = 2;

  /** The MAC's length in 16 bits, then the MAC: the form in which the next MAC covers it. */
  private final byte[] octets = new byte[LENGTH_OCTETS + TsigAlgorithm.MAX_MAC_OCTETS];

  private int length;

  void clear() {
    length = 0;
  }

  /** Keeps a MAC of at most {@link TsigAlgorithm#MAX_MAC_OCTETS} octets. */
  void set(byte[] from, int at, int count) {
    Bytes.put16(octets, 0, count);
    System.arraycopy(from, at, octets, LENGTH_OCTETS, count);
    length = count;
  }

  /** Keeps a MAC of at most {@link TsigAlgorithm#MAX_MAC_OCTETS} octets. */
  void set(Octets mac) {
    Bytes.put16(octets, 0, mac.length());
    mac.copyTo(octets, LENGTH_OCTETS);
    length = mac.length();
  }

  /** Copies the MAC of another chain. */
  void set(MacChain other) {
    set(other.octets, LENGTH_OCTETS, other.length);
  }

  /** Returns the number of octets that the next MAC covers: 0 if there is no previous MAC. */
  private int chained() {
    return length == 0 ? 0 : LENGTH_OCTETS + length;
  }

  /** Returns the length of the MAC in octets. */
  int length() {
    return length;
  }

  /**
   * Writes the length and the MAC so that they end just before index {@code end}, and returns the
   * index of their first octet. Writes nothing and returns {@code end} if there is no MAC.
   */
  int putBefore(byte[] target, int end) {
    int from = end - chained();
    System.arraycopy(octets, 0, target, from, end - from);
    return from;
  }

  /** Adds length and MAC to the input of the next MAC. */
  void digest(KeyedMac keyed) {
    if (length > 0) {
      keyed.update(octets, 0, chained());
    }
  }

  /**
   * Returns whether a whole MAC starts with this one. Takes the same time wherever the two differ.
   */
  boolean isStartOf(byte[] whole) {
    long difference = 0;
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      difference |= Bytes.i64(octets, LENGTH_OCTETS + i) ^ Bytes.i64(whole, i);
    }
    for (; i < length; i++) {
      difference |= octets[LENGTH_OCTETS + i] ^ whole[i];
    }
    return difference == 0;
  }

  Octets value() {
    return Octets.of(octets, LENGTH_OCTETS, length);
  }
}
