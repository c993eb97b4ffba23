package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import java.util.OptionalLong;

/**
 * The EXPIRE option: the number of seconds until a secondary's copy of a zone expires; RFC 7314
 * section 2. Empty in a query, which asks for the number.
 *
 * <pre>
 *   [ EXPIRE 32 ]
 * </pre>
 *
 * @param seconds 0 to 4294967295; empty in a query
 * @since 0.1
 */
public record Expire(OptionalLong seconds) implements EdnsOption {
  /**
   * Creates an option from its field.
   *
   * @param seconds 0 to 4294967295; empty in a query
   * @throws IllegalArgumentException if the value does not fit its field
   */
  public Expire {
    if (seconds.isPresent()) {
      OptionRanges.u32("EXPIRE seconds", seconds.getAsLong());
    }
  }

  /**
   * Returns the option of a query, which asks for the value.
   *
   * @return the empty option
   */
  public static Expire query() {
    return new Expire(OptionalLong.empty());
  }

  /**
   * Creates the option of a response.
   *
   * @param seconds 0 to 4294967295
   * @return the option
   * @throws IllegalArgumentException if the value does not fit its field
   */
  public static Expire of(long seconds) {
    return new Expire(OptionalLong.of(seconds));
  }

  /**
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
   * @return the option
   */
  public static Expire read(FieldReader in) {
    return in.hasMore() ? of(in.u32("EXPIRE seconds")) : query();
  }

  @Override
  public void write(FieldWriter out) {
    if (seconds.isPresent()) {
      out.u32("EXPIRE seconds", seconds.getAsLong());
    }
  }

  @Override
  public OptionCode code() {
    return OptionCode.EXPIRE;
  }

  @Override
  public String toText() {
    return OptionText.line(
        "EXPIRE", seconds.isPresent() ? OptionText.seconds(seconds.getAsLong()) : "");
  }

  @Override
  public boolean equals(Object other) {
    return EdnsOption.equal(this, other);
  }

  @Override
  public int hashCode() {
    return EdnsOption.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
