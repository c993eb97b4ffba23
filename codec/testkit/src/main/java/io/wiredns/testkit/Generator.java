package io.wiredns.testkit;

import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Makes values from choices: the same choices always yield the same value, and small choices yield
 * simple values.
 *
 * <p>Without jqwik, {@link #iterator} and {@link #stream} return an infinite sequence of values for
 * a seed, and {@link #at} returns one value of that sequence again. With jqwik, {@code
 * io.wiredns.testkit.jqwik.DnsArbitraries#of} creates an arbitrary from any generator.
 *
 * <p>The generators of this kit are stateless and may be shared among threads; an iterator and a
 * stream are for one thread at a time.
 *
 * @param <T> the type of the values
 * @since 0.1
 */
@FunctionalInterface
public interface Generator<T> {
  /**
   * Makes a value.
   *
   * @param choices the choices
   * @return the value
   */
  T make(Choices choices);

  /**
   * Returns one value of a seed's sequence, without making those before it.
   *
   * @param seed the seed
   * @param index the index in the sequence, from 0
   * @return the value
   */
  default T at(long seed, long index) {
    return make(Choices.seeded(seed * 0x9E37_79B9_7F4A_7C15L + index));
  }

  /**
   * Returns an infinite sequence of values.
   *
   * @param seed the seed; the same seed yields the same values
   * @return an iterator that always has a next value
   */
  default Iterator<T> iterator(long seed) {
    return stream(seed).iterator();
  }

  /**
   * Returns an infinite sequence of values.
   *
   * @param seed the seed; the same seed yields the same values
   * @return an infinite stream
   */
  default Stream<T> stream(long seed) {
    return LongStream.iterate(0, index -> index + 1).mapToObj(index -> at(seed, index));
  }

  /**
   * Returns a generator that converts the values of this one.
   *
   * @param <R> the type of the other values
   * @param mapping converts a value of this generator
   * @return the generator
   */
  default <R> Generator<R> map(Function<? super T, ? extends R> mapping) {
    return choices -> mapping.apply(make(choices));
  }
}
