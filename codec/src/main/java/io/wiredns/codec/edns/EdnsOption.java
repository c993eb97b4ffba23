package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldWriter;

/**
 * One option of an OPT record; RFC 6891 section 6.1.2. Implementations are immutable and compare by
 * content.
 *
 * <pre>
 *   OPTION-CODE 16 | OPTION-LENGTH 16 | OPTION-DATA
 * </pre>
 *
 * <p>An option is a small value with two methods that name its fields in wire order: a static
 * {@code read} that the {@link OptionRegistry} knows, and {@link #write}. Both see OPTION-DATA
 * only; code and length are the registry's and OPT's work.
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
   * The option as dig shows it, without the semicolon before: a label, a colon, the values. What
   * dig does not know has its mnemonic for a label and its fields as zone syntax has them.
   *
   * @return one line of printable ASCII
   */
  default String toText() {
    StringBuilder values = new StringBuilder();
    write(new TextWriter(values));
    return OptionText.line(code().toString(), values.toString());
  }
}
