package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;
import java.util.Optional;

/**
 * The CHAIN option: the name down to which a validator already has the chain of trust, or to which
 * a response completes it; RFC 7901 section 4. Empty if a client only asks whether the server
 * supports the option.
 *
 * <pre>
 *   [ closest trust point, uncompressed name ]
 * </pre>
 *
 * @param trustPoint the name; empty in a discovery
 * @since 0.1
 */
public record Chain(Optional<Name> trustPoint) implements EdnsOption {
  /**
   * Creates an option from its field.
   *
   * @param trustPoint the name; empty in a discovery
   */
  public Chain {
    Objects.requireNonNull(trustPoint);
  }

  /**
   * Creates an option with a name.
   *
   * @param trustPoint the name
   * @return the option
   */
  public static Chain of(Name trustPoint) {
    return new Chain(Optional.of(trustPoint));
  }

  /**
   * Returns the option that asks whether the server supports it.
   *
   * @return the empty option
   */
  public static Chain discovery() {
    return new Chain(Optional.empty());
  }

  /**
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
   * @return the option
   */
  public static Chain read(FieldReader in) {
    return in.hasMore() ? of(in.name("CHAIN trust point", NameRule.PLAIN)) : discovery();
  }

  @Override
  public void write(FieldWriter out) {
    if (trustPoint.isPresent()) {
      out.name("CHAIN trust point", trustPoint.get(), NameRule.PLAIN);
    }
  }

  @Override
  public OptionCode code() {
    return OptionCode.CHAIN;
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
