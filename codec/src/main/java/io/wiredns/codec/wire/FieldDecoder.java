package io.wiredns.codec.wire;

/**
 * Makes a value of its fields.
 *
 * <p>A decoder that a registry knows is called by all threads that decode with that registry,
 * several at once; it keeps nothing.
 *
 * @param <T> the value
 * @since 0.1
 */
@FunctionalInterface
public interface FieldDecoder<T> {
  /**
   * Reads the fields in their order.
   *
   * @param in gives them
   * @return the value
   */
  T read(FieldReader in);
}
