package io.wiredns.codec.response;

import java.util.Objects;

/**
 * A field or a record of a response on which its outcome is based, and its offset.
 *
 * @param field the path of the field, in the form of {@link
 *     io.wiredns.codec.wire.WireFormatException#field()}, such as {@code authority[0] SOA}; the
 *     value of a numeric field follows its name, as in {@code RCODE 3}
 * @param offset the offset in the message at which the field or record starts, in octets from 0
 * @since 0.1
 */
public record Evidence(String field, int offset) {
  /**
   * Creates a piece of evidence.
   *
   * @param field the field
   * @param offset the offset in octets, 0 or more
   * @throws IllegalArgumentException if the offset is negative
   */
  public Evidence {
    Objects.requireNonNull(field);
    if (offset < 0) {
      throw new IllegalArgumentException("offset " + offset + " is negative");
    }
  }

  /** Returns field and offset as text for people. */
  @Override
  public String toString() {
    return field + " at octet " + offset;
  }
}
