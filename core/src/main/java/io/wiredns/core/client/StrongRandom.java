package io.wiredns.core.client;

import java.util.random.RandomGenerator;

/** Unpredictable random numbers, read from the source in blocks. For one thread. */
final class StrongRandom {
  private final RandomGenerator source;
  private final byte[] drawn = new byte[4_096];
  private int next = drawn.length;

  StrongRandom(RandomGenerator source) {
    this.source = source;
  }

  private int octet() {
    if (next == drawn.length) {
      source.nextBytes(drawn);
      next = 0;
    }
    int octet = drawn[next] & 0xFF;
    drawn[next++] = 0;
    return octet;
  }

  int next16() {
    return octet() << 8 | octet();
  }

  /** Returns a number from 0 to {@code bound - 1}; the bound is at most 65,536. */
  int below(int bound) {
    int most = 0x10000 - 0x10000 % bound;
    int number = next16();
    while (number >= most) {
      number = next16();
    }
    return number % bound;
  }

  byte[] octets(int count) {
    byte[] octets = new byte[count];
    for (int i = 0; i < count; i++) {
      octets[i] = (byte) octet();
    }
    return octets;
  }
}
