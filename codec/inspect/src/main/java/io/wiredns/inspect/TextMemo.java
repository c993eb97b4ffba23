package io.wiredns.inspect;

import java.util.Arrays;

/**
 * Keeps texts that most messages repeat, by two numbers each. A text takes the place of another one
 * whose numbers have the same hash, so the memory is bounded. For one thread at a time.
 */
final class TextMemo {
  /** The number of bits of an index. */
  private static final int BITS = 6;

  /** A factor whose product with a number spreads it over the upper bits. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final long[] keys = new long[2 << BITS];
  private final byte[][] texts = new byte[1 << BITS][];

  private static int index(long first, long second) {
    return (int) ((first * SPREAD ^ second) * SPREAD >>> Long.SIZE - BITS);
  }

  /** Returns the text of two numbers; null if it is not kept. */
  byte[] get(long first, long second) {
    int index = index(first, second);
    return keys[2 * index] == first && keys[2 * index + 1] == second ? texts[index] : null;
  }

  /** Keeps a text; returns it. */
  byte[] put(long first, long second, byte[] text) {
    int index = index(first, second);
    keys[2 * index] = first;
    keys[2 * index + 1] = second;
    texts[index] = text;
    return text;
  }

  /** Discards all texts. */
  void clear() {
    Arrays.fill(texts, 0, texts.length, null);
  }
}
