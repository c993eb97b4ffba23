package io.wiredns.codec.wire;

/**
 * Makes a value of its fields.
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
