package io.wiredns.codec.response;

import java.util.Objects;

/**
 * What in a response speaks for its outcome: a field or a record, and where it lies.
 *
 * @param field the path of the field, as {@link io.wiredns.codec.wire.WireFormatException#field()}
 *     has it, and its value where that is short: {@code authority[0] SOA}, {@code RCODE 3}
 * @param offset the octet at which it starts, counted from the message's first
 * @since 0.1
 */
public record Evidence(String field, int offset) {
  /**
   * A piece of evidence.
   *
   * @param field the field
   * @param offset the octet, 0 or more
   * @throws IllegalArgumentException if the offset is negative
   */
  public Evidence {
    Objects.requireNonNull(field);
    if (offset < 0) {
      throw new IllegalArgumentException("offset " + offset);
    }
  }

  /** The field and the octet, for people. */
  @Override
  public String toString() {
    return field + " at octet " + offset;
  }
}
