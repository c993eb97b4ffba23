package io.wiredns.testkit;

import io.wiredns.codec.wire.Octets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The choices that a {@link Generator} makes, one after the other: from a seed, or from a list.
 *
 * <p>A list that ends goes on as zeros, and a generator answers smaller choices with simpler
 * values: so whoever shortens the list and lessens its numbers shrinks the value. The arbitraries
 * of {@code io.wiredns.testkit.jqwik} do that. For one value and one thread.
 *
 * @since 0.1
 */
public final class Choices {
  private final SplittableRandom random;
  private final int[] list;
  private int next;

  private Choices(SplittableRandom random, int[] list) {
    this.random = random;
    this.list = list;
  }

  /**
   * Choices without end.
   *
   * @param seed the same seed gives the same choices
   * @return them
   */
  public static Choices seeded(long seed) {
    return new Choices(new SplittableRandom(seed), new int[0]);
  }

  /**
   * Choices of a list, and zeros behind its end.
   *
   * @param list numbers of at least 0; 65,535 is enough
   * @return them
   * @throws IllegalArgumentException if one is negative
   */
  public static Choices of(int... list) {
    for (int choice : list) {
      if (choice < 0) {
        throw new IllegalArgumentException("choice " + choice + " is negative");
      }
    }
    return new Choices(null, list.clone());
  }

  /** Whether only zeros are left. */
  boolean isOver() {
    return random == null && next >= list.length;
  }

  /**
   * A number.
   *
   * @param bound more than the largest, 1 to 65536
   * @return 0 to bound - 1
   * @throws IllegalArgumentException if the bound is out of range
   */
  public int below(int bound) {
    if (bound < 1 || bound > 1 << 16) {
      throw new IllegalArgumentException("bound " + bound + " is not in 1..65536");
    }
    if (random != null) {
      return random.nextInt(bound);
    }
    return next < list.length ? list[next++] % bound : 0;
  }

  /**
   * A number of a range.
   *
   * @param least the smallest, which is the simplest
   * @param most the largest, less than 65536 more
   * @return one of them
   * @throws IllegalArgumentException if the range is empty or too large
   */
  public int between(int least, int most) {
    return least + below(most - least + 1);
  }

  /**
   * Whether something rather unusual is to be.
   *
   * @param times how many times
   * @param of out of how many, at most 65536
   * @return false is simpler
   */
  public boolean chance(int times, int of) {
    return below(of) >= of - times;
  }

  /**
   * Bits.
   *
   * @param count how many, 0 to 64
   * @return a number of so many bits
   */
  public long bits(int count) {
    long bits = 0;
    for (int left = count; left > 0; left -= 16) {
      int step = Math.min(left, 16);
      bits = bits << step | below(1 << step);
    }
    return bits;
  }

  /**
   * One of some values.
   *
   * @param <T> the values
   * @param values the first is the simplest
   * @return one of them
   */
  public <T> T oneOf(List<T> values) {
    return values.get(below(values.size()));
  }

  /**
   * Octets of any value, or letters and digits.
   *
   * @param length how many
   * @return them
   */
  public Octets octets(int length) {
    byte[] octets = new byte[length];
    boolean any = chance(1, 2);
    for (int i = 0; i < length; i++) {
      octets[i] = (byte) (any ? below(256) : "abcdefgxyzABZ019-_".charAt(below(18)));
    }
    return Octets.of(octets);
  }

  /** Few octets most of the time, now and then many. */
  Octets someOctets(int least, int most) {
    int length = chance(1, 12) ? between(least, most) : between(least, Math.min(most, least + 12));
    return octets(length);
  }
}
