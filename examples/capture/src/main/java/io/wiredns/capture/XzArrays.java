package io.wiredns.capture;

import java.util.HashMap;
import java.util.Map;
import org.tukaani.xz.ArrayCache;

/**
 * Keeps the arrays of xz from one block to the next. A file may begin a block every few octets, and
 * a dictionary allocated and cleared for each would cost a million times the file's length. At most
 * one dictionary is in use at a time: the largest there has been serves all.
 */
final class XzArrays extends ArrayCache {
  /** What the library takes besides the dictionary is no larger than this. */
  private static final int LARGEST_SMALL = 1 << 16;

  /** Free ones, by their length; of small dictionaries there are nine lengths. */
  private final Map<Integer, byte[]> small = new HashMap<>();

  /** Free, or null. */
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
      // A smaller one makes room before a larger one is allocated.
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
