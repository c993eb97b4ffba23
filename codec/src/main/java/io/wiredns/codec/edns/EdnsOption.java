package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldWriter;

/**
 * One option of an OPT record; RFC 6891 section 6.1.2. Implementations are immutable, may be shared
 * among threads, and compare by content: options are equal if they have the same code and octets,
 * apart from the case of domain names, even if their classes differ. This is true of the options of
 * this library, and of the user's if they call {@link #equal} and {@link #hash}.
 *
 * <pre>
 *   OPTION-CODE 16 | OPTION-LENGTH 16 | OPTION-DATA
 * </pre>
 *
 * <p>An option is a small value with two methods that name its fields in wire order: a static
 * {@code read} that is registered in a {@code Registry}, and {@link #write}. Both process
 * OPTION-DATA only; code and length are processed by the library.
 *
 * @since 0.1
 */
public interface EdnsOption {
  /**
   * Returns the code of the option.
   *
   * @return the code
   */
  OptionCode code();

  /**
   * Writes OPTION-DATA.
   *
   * @param out receives the fields
   */
  void write(FieldWriter out);

  /**
   * Converts an option to the class that the standard registry has for its code.
   *
   * @param option the option
   * @return the decoded octets of an {@link UnknownOption}; the option itself if it is of another
   *     class, if the registry does not contain its code, or if its octets break the rules of the
   *     code
   */
  static EdnsOption typed(EdnsOption option) {
    return OptionValue.typed(option);
  }

  /**
   * Returns whether two options have the same code and octets, even if their classes differ. The
   * method {@code equals} of each option returns this value. Domain names are compared without
   * regard to case, even in an {@link UnknownOption} if its octets follow the rules of its code;
   * octets that break the rules, and those of a {@link MalformedOption}, are compared exactly.
   *
   * @param option the option
   * @param other the other option
   * @return true if they are equal
   */
  static boolean equal(EdnsOption option, Object other) {
    return OptionValue.equal(option, other);
  }

  /**
   * Returns a hash that is consistent with {@link #equal}. The method {@code hashCode} of each
   * option returns this value. The hash is keyed, so that attackers cannot choose colliding
   * options.
   *
   * @param option the option
   * @return its hash, which differs between processes
   */
  static int hash(EdnsOption option) {
    return OptionValue.hash(option);
  }

  /**
   * Returns the option as dig shows it, without the leading semicolon: a label, a colon, the
   * values. Options that dig does not support have their mnemonic as the label, and their fields as
   * in zone files. {@code toString} of each option of this library returns the same.
   *
   * @return one line of printable ASCII
   */
  default String toText() {
    StringBuilder values = new StringBuilder();
    write(new TextWriter(values));
    return OptionText.line(code().toString(), values.toString());
  }
}
