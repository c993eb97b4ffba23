package io.wiredns.codec.wire;

/**
 * Creates a value from its fields.
 *
 * <p>A decoder in a registry is called concurrently by all threads that decode with that registry,
 * so it must be stateless.
 *
 * @param <T> the type of the value
 * @since 0.1
 */
@FunctionalInterface
public interface FieldDecoder<T> {
  /**
   * Reads the fields in wire order.
   *
   * @param in the reader, at the first field
   * @return the value
   */
  T read(FieldReader in);
}
