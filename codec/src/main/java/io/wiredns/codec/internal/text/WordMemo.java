package io.wiredns.codec.internal.text;

import java.util.Arrays;

/**
 * A cache of the meanings of words, so that the same word need not be converted to a String and
 * looked up again. It has a fixed size, so a new word may replace an old one. For one thread.
 *
 * @param <T> the meaning of a word; never null
 * @since 0.1
 */
public final class WordMemo<T> {
  /** A power of two; a zone file has few types and classes. */
  private static final int SLOTS = 64;

  /**
   * The number of slots that are searched, starting at the slot of the word's hash. The array has
   * this many slots more, so that the search need not wrap around.
   */
  private static final int PROBES = 4;

  /**
   * The maximum number of octets of a cached word, so that a hostile text cannot fill the cache
   * with long words.
   */
  private static final int LONGEST = 16;

  /** The octets of the word in each slot; null if the slot is free. */
  private final byte[][] texts = new byte[SLOTS + PROBES][];

  /** The meaning of the word in each slot. */
  private final Object[] meanings = new Object[SLOTS + PROBES];

  /** Creates an empty cache. */
  public WordMemo() {}

  /**
   * Returns the cached meaning of a word.
   *
   * @param words the words
   * @param index the word's index, less than their count
   * @return the meaning; null if it is not cached
   */
  @SuppressWarnings("unchecked") // only put() stores, and it stores T
  public T get(Words words, int index) {
    byte[] octets = words.octets();
    int from = words.from(index);
    int to = from + words.length(index);
    int home = home(octets, from, to);
    for (int slot = home; slot < home + PROBES; slot++) {
      byte[] text = texts[slot];
      if (text != null && Arrays.equals(text, 0, text.length, octets, from, to)) {
        return (T) meanings[slot];
      }
    }
    return null;
  }

  /**
   * Caches the meaning of a word, unless it has more than 16 octets.
   *
   * @param words the words
   * @param index the word's index, less than their count
   * @param meaning the meaning
   */
  public void put(Words words, int index, T meaning) {
    byte[] octets = words.octets();
    int from = words.from(index);
    int to = from + words.length(index);
    if (to - from > LONGEST) {
      return;
    }
    int home = home(octets, from, to);
    int slot = home;
    while (slot < home + PROBES && texts[slot] != null) {
      slot++;
    }
    slot = slot < home + PROBES ? slot : home;
    texts[slot] = Arrays.copyOfRange(octets, from, to);
    meanings[slot] = meaning;
  }

  private static int home(byte[] octets, int from, int to) {
    int hash = to - from;
    for (int i = from; i < Math.min(to, from + LONGEST); i++) {
      hash = hash * 31 + octets[i];
    }
    return (hash ^ hash >>> 6) & SLOTS - 1;
  }
}
