package io.wiredns.testkit;

import io.wiredns.codec.wire.Octets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The sequence of choices by which a {@link Generator} makes a value: from a seed, or from a list.
 *
 * <p>After the end of a list, all choices are zero, and a generator makes simpler values from
 * smaller choices. Therefore a shorter list or smaller numbers shrink the value, which is how the
 * arbitraries of {@code io.wiredns.testkit.jqwik} work. An object is for one value and one thread.
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
   * Returns an infinite sequence of choices.
   *
   * @param seed the seed; the same seed yields the same choices
   * @return the choices
   */
  public static Choices seeded(long seed) {
    return new Choices(new SplittableRandom(seed), new int[0]);
  }

  /**
   * Returns the choices of a list, followed by zeros.
   *
   * @param list numbers of at least 0; more than 65,535 is never needed
   * @return the choices
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

  /** Returns whether only zeros remain. */
  boolean isOver() {
    return random == null && next >= list.length;
  }

  /**
   * Chooses a number below a bound.
   *
   * @param bound the exclusive upper bound, 1 to 65536
   * @return the number, 0 to {@code bound - 1}
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
   * Chooses a number in a range.
   *
   * @param least the smallest number, which is the simplest
   * @param most the largest number, less than 65536 above the smallest
   * @return the number
   * @throws IllegalArgumentException if the range is empty or too large
   */
  public int between(int least, int most) {
    return least + below(most - least + 1);
  }

  /**
   * Chooses whether something unusual happens.
   *
   * @param times the number of times that it happens on average in {@code of} calls
   * @param of the number of calls, 1 to 65536
   * @return true if it happens; false is the simpler value, to which a failing case shrinks
   * @throws IllegalArgumentException if {@code of} is out of range
   */
  public boolean chance(int times, int of) {
    return below(of) >= of - times;
  }

  /**
   * Chooses bits.
   *
   * @param count the number of bits, 0 to 64; not checked
   * @return a number whose lowest {@code count} bits are chosen, and whose other bits are 0
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
   * Chooses one of some values.
   *
   * @param <T> the type of the values
   * @param values the values, the simplest first
   * @return one of them
   * @throws IllegalArgumentException if there are none or more than 65,536
   */
  public <T> T oneOf(List<T> values) {
    return values.get(below(values.size()));
  }

  /**
   * Chooses octets: either of any value, or all letters, digits, hyphens and underscores.
   *
   * @param length the number of octets
   * @return the octets
   */
  public Octets octets(int length) {
    byte[] octets = new byte[length];
    boolean any = chance(1, 2);
    for (int i = 0; i < length; i++) {
      octets[i] = (byte) (any ? below(256) : "abcdefgxyzABZ019-_".charAt(below(18)));
    }
    return Octets.of(octets);
  }

  /** Chooses octets, usually few, sometimes many. */
  Octets someOctets(int least, int most) {
    int length = chance(1, 12) ? between(least, most) : between(least, Math.min(most, least + 12));
    return octets(length);
  }
}
