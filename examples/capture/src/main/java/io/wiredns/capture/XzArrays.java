package io.wiredns.capture;

import java.util.HashMap;
import java.util.Map;
import org.tukaani.xz.ArrayCache;

/**
 * Reuses the arrays of xz from block to block. A file may start a block every few octets, and
 * allocating and clearing a dictionary for each would cost a million times the length of the file.
 * Only one dictionary is in use at a time, so that the largest one so far is enough.
 */
final class XzArrays extends ArrayCache {
  /**
   * An upper bound of the lengths of the arrays that the library uses in addition to the
   * dictionary.
   */
  private static final int LARGEST_SMALL = 1 << 16;

  /** Free arrays by length; small dictionaries have nine lengths. */
  private final Map<Integer, byte[]> small = new HashMap<>();

  /** The dictionary if it is free, otherwise null. */
  private byte[] dictionary;

  @Override
  public byte[] getByteArray(int length, boolean zeros) {
    if (zeros) {
      return new byte[length];
    }
    byte[] free;
    if (length <= LARGEST_SMALL) {
      free = small.remove(length);
    } else {
      free = dictionary != null && dictionary.length >= length ? dictionary : null;
      // A smaller dictionary is released before a larger one is allocated.
      dictionary = null;
    }
    return free != null ? free : new byte[length];
  }

  @Override
  public void putArray(byte[] array) {
    if (array.length <= LARGEST_SMALL) {
      small.put(array.length, array);
    } else {
      dictionary = array;
    }
  }
}
