package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import java.security.SecureRandom;

/**
 * Hashes that nobody outside this process can foresee, so that nobody can send names, data or
 * records whose hashes collide and make the tables that hold them slow.
 *
 * <p>The key is drawn once for each process. Hashes are therefore not stable: they differ from one
 * process to the next, and must neither be stored nor sent. Within a process equal values have
 * equal hashes.
 *
 * <p>A hash of several parts starts with {@link #START}, goes through one of the {@code add}
 * methods for each part, and ends with {@link #end}:
 *
 * <pre>{@code
 * int hash = KeyedHash.end(KeyedHash.add(KeyedHash.add(KeyedHash.START, name.hashCode()), type));
 * }</pre>
 *
 * <p>Each step folds the upper half of a product of 128 bits into its lower half. Both factors hold
 * a part of the key, so whoever does not know the key cannot choose two inputs whose difference
 * cancels out. It is no cryptographic hash.
 *
 * @since 0.1
 */
public final class KeyedHash {
  /** The state before the first part. */
  public static final long START;

  private static final long STATE;
  private static final long VALUE;
  private static final long WORD;

  /** The key of a label, by its distance from its name's end in octets. */
  private static final long[] LABEL = new long[WireLimits.NAME_OCTETS + 1];

  static {
    SecureRandom random = new SecureRandom();
    START = random.nextLong();
    STATE = random.nextLong();
    VALUE = random.nextLong();
    WORD = random.nextLong();
    for (int distance = 0; distance < LABEL.length; distance++) {
      LABEL[distance] = random.nextLong();
    }
  }

  private KeyedHash() {}

  /** The upper half of the unsigned product, folded into the lower half. */
  private static long mix(long a, long b) {
    // The two sums make the signed upper half unsigned; Math.unsignedMultiplyHigh came in JDK 18.
    long high = Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
    return high ^ a * b;
  }

  /** The state before a label's octets. */
  static long label(int distance) {
    return LABEL[distance];
  }

  /**
   * The state after up to eight octets of a label: the product of the halves of what they make of
   * the state before. It takes one multiplication, and is as hard to foresee as {@link #add}: a
   * change of either half changes the product by a multiple of the other, which nobody knows.
   */
  static long addToLabel(long state, long octets) {
    long mixed = state ^ octets;
    return (mixed & 0xFFFF_FFFFL) * (mixed >>> 32);
  }

  /**
   * The state after a part that is a number.
   *
   * @param state the state before
   * @param value the number
   * @return the state to continue with
   */
  public static long add(long state, long value) {
    return mix(state ^ STATE, value ^ VALUE);
  }

  /**
   * The state after a part that is octets; how many they are is part of it.
   *
   * @param state the state before
   * @param octets the octets
   * @return the state to continue with
   */
  public static long add(long state, Octets octets) {
    byte[] array = WireAccess.get().array(octets);
    return add(state, array, 0, array.length);
  }

  /**
   * The state after several parts, each by its {@code hashCode}; how many they are is part of it.
   *
   * @param state the state before
   * @param parts the parts in their order, whose own hashes should be keyed if somebody else
   *     chooses them
   * @return the state to continue with
   */
  public static long add(long state, Iterable<?> parts) {
    long h = state;
    int count = 0;
    for (Object part : parts) {
      h = add(h, part.hashCode());
      count++;
    }
    return add(h, count);
  }

  /**
   * The state after octets of an array; how many they are is part of it.
   *
   * @param state the state before
   * @param a holds the octets
   * @param from the index of the first
   * @param length how many they are
   * @return the state to continue with
   */
  public static long add(long state, byte[] a, int from, int length) {
    long h = state;
    int p = from;
    int end = from + length;
    for (; end - p > 16; p += 16) {
      h = mix(Bytes.i64(a, p) ^ WORD, Bytes.i64(a, p + 8) ^ h);
    }
    int left = end - p;
    if (left > 8) {
      h = mix(Bytes.i64(a, p) ^ WORD, Bytes.i64(a, end - 8) ^ h);
    } else if (left > 0) {
      h = mix(Bytes.upTo8(a, p, left) ^ WORD, h);
    }
    return add(h, length);
  }

  /**
   * The hash of all parts.
   *
   * @param state the state after the last
   * @return the hash
   */
  public static int end(long state) {
    return (int) (state ^ state >>> 32);
  }
}
