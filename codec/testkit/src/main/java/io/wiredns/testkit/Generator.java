package io.wiredns.testkit;

import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Makes values out of choices: the same value of the same choices, a simple one of small choices.
 *
 * <p>Without jqwik, {@link #iterator} and {@link #stream} give values of a seed without end, and
 * {@link #at} gives one of them again. With jqwik, {@code
 * io.wiredns.testkit.jqwik.DnsArbitraries#of} makes an arbitrary of any generator.
 *
 * <p>Those of this kit keep nothing and may be shared among threads; an iterator and a stream are
 * for one thread at a time.
 *
 * @param <T> the values
 * @since 0.1
 */
@FunctionalInterface
public interface Generator<T> {
  /**
   * Makes a value.
   *
   * @param choices where they come from
   * @return the value
   */
  T make(Choices choices);

  /**
   * The value at a place of a seed's sequence, without those before it.
   *
   * @param seed the seed
   * @param index the place, from 0
   * @return the value
   */
  default T at(long seed, long index) {
    return make(Choices.seeded(seed * 0x9E37_79B9_7F4A_7C15L + index));
  }

  /**
   * Values without end.
   *
   * @param seed the same seed gives the same values
   * @return an iterator that always has a next value
   */
  default Iterator<T> iterator(long seed) {
    return stream(seed).iterator();
  }

  /**
   * Values without end.
   *
   * @param seed the same seed gives the same values
   * @return an infinite stream
   */
  default Stream<T> stream(long seed) {
    return LongStream.iterate(0, index -> index + 1).mapToObj(index -> at(seed, index));
  }

  /**
   * A generator of other values.
   *
   * @param <R> the other values
   * @param mapping makes one of another
   * @return the generator
   */
  default <R> Generator<R> map(Function<? super T, ? extends R> mapping) {
    return choices -> mapping.apply(make(choices));
  }
}
