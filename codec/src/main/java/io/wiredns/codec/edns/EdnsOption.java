package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldWriter;

/**
 * One option of an OPT record; RFC 6891 section 6.1.2. Implementations are immutable, may be shared
 * among threads, and compare by content: those of this library, and a user's own that ask {@link
 * #equal} and {@link #hash}, are equal if they stand for the same octets of the same code,
 * whichever class holds them.
 *
 * <pre>
 *   OPTION-CODE 16 | OPTION-LENGTH 16 | OPTION-DATA
 * </pre>
 *
 * <p>An option is a small value with two methods that name its fields in wire order: a static
 * {@code read} that the {@code Registry} knows, and {@link #write}. Both see OPTION-DATA only; code
 * and length are the registry's and OPT's work.
 *
 * @since 0.1
 */
public interface EdnsOption {
  /**
   * Which option this is.
   *
   * @return its code
   */
  OptionCode code();

  /**
   * Writes OPTION-DATA.
   *
   * @param out takes the fields
   */
  void write(FieldWriter out);

  /**
   * An option in the class that the standard registry has for its code.
   *
   * @param option the option
   * @return what the octets of an {@link UnknownOption} are read as; the option itself if it is of
   *     another class, or its octets break the rules of its code
   */
  static EdnsOption typed(EdnsOption option) {
    return OptionValue.typed(option);
  }

  /**
   * Whether an option stands for the same octets of the same code as another, no matter in which
   * class: what {@code equals} of each option returns. Names are equal in any case, also in an
   * {@link UnknownOption} whose octets keep to the rules of its code; octets that break them, and
   * those of a {@link MalformedOption}, are compared as they are.
   *
   * @param option the option
   * @param other the other
   * @return whether they are equal
   */
  static boolean equal(EdnsOption option, Object other) {
    return OptionValue.equal(option, other);
  }

  /**
   * A hash for {@link #equal}, keyed ({@link io.wiredns.codec.internal.wire.KeyedHash}): what
   * {@code hashCode} of each option returns.
   *
   * @param option the option
   * @return its hash, which is not stable between processes
   */
  static int hash(EdnsOption option) {
    return OptionValue.hash(option);
  }

  /**
   * The option as dig shows it, without the semicolon before: a label, a colon, the values. What
   * dig does not know has its mnemonic for a label and its fields as zone syntax has them. {@code
   * toString} of each option returns the same.
   *
   * @return one line of printable ASCII
   */
  default String toText() {
    StringBuilder values = new StringBuilder();
    write(new TextWriter(values));
    return OptionText.line(code().toString(), values.toString());
  }
}
