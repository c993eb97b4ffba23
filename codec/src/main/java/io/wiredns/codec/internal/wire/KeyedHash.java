package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import java.security.SecureRandom;

/**
 * Keyed hash codes, which an attacker cannot predict. Names, data or records with colliding hash
 * codes could otherwise be sent to make hash tables slow.
 *
 * <p>The key is chosen at random once for each process. Hash codes therefore differ from one
 * process to the next, and must not be stored or sent. Within a process, equal values have equal
 * hash codes.
 *
 * <p>The hash code of several parts starts with {@link #START}, passes through one of the {@code
 * add} methods for each part, and ends with {@link #end}:
 *
 * <pre>{@code
 * int hash = KeyedHash.end(KeyedHash.add(KeyedHash.add(KeyedHash.START, name.hashCode()), type));
 * }</pre>
 *
 * <p>Each step folds the upper half of a product of 128 bits into its lower half. Both factors
 * contain a part of the key, so without the key it is not possible to choose two inputs whose
 * difference cancels out. This is not a cryptographic hash function.
 *
 * @since 0.1
 */
public final class KeyedHash {
  /** The state before the first part. */
  public static final long START;

  private static final long STATE;
  private static final long VALUE;
  private static final long WORD;

  /** The key of a label, by its distance in octets from the end of its name. */
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

  /** Returns the upper half of the unsigned product, folded into the lower half. */
  private static long mix(long a, long b) {
    // The two sums convert the signed upper half to the unsigned one; Math.unsignedMultiplyHigh
    // exists since JDK 18.
    long high = Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
    return high ^ a * b;
  }

  /** Returns the state before the octets of a label. */
  static long label(int distance) {
    return LABEL[distance];
  }

  /**
   * Returns the state after up to eight octets of a label: the octets are combined with the state,
   * and the two halves of the result are multiplied. This takes one multiplication and is as hard
   * to predict as {@link #add}: a change of one half changes the product by a multiple of the other
   * half, which is secret.
   */
  static long addToLabel(long state, long octets) {
    long mixed = state ^ octets;
    return (mixed & 0xFFFF_FFFFL) * (mixed >>> 32);
  }

  /**
   * Returns the state after a number.
   *
   * @param state the state before it
   * @param value the number
   * @return the state to continue with
   */
  public static long add(long state, long value) {
    return mix(state ^ STATE, value ^ VALUE);
  }

  /**
   * Returns the state after octets and their number.
   *
   * @param state the state before them
   * @param octets the octets
   * @return the state to continue with
   */
  public static long add(long state, Octets octets) {
    byte[] array = WireAccess.get().array(octets);
    return add(state, array, 0, array.length);
  }

  /**
   * Returns the state after the hash codes of several parts and their number.
   *
   * @param state the state before them
   * @param parts the parts in order; their own hash codes should be keyed if an attacker can choose
   *     them
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
   * Returns the state after octets of an array and their number.
   *
   * @param state the state before them
   * @param a the array
   * @param from the index of the first octet
   * @param length the number of octets
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
   * Returns the hash code of all parts.
   *
   * @param state the state after the last part
   * @return the hash code
   */
  public static int end(long state) {
    return (int) (state ^ state >>> 32);
  }
}
