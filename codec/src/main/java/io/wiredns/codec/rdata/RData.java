package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldWriter;

/**
 * The data of a resource record.
 *
 * <p>A type is a small immutable value with two methods that name its fields in wire order: a
 * static {@code read} that the {@link RDataRegistry} knows, and {@link #write}. Values equal by
 * content.
 *
 * @since 0.1
 */
public interface RData {
  /**
   * Which type this is the data of.
   *
   * @return the TYPE
   */
  RecordType type();

  /**
   * Whether these can be the data of a record of a class. Of the types that have another layout in
   * another class, A is the only one with a value for each.
   *
   * @param recordClass the class; in UPDATE that of the zone
   * @return true, unless the type's layout in that class is another
   */
  default boolean isOf(RecordClass recordClass) {
    return true;
  }

  /**
   * Writes the fields.
   *
   * @param out takes them
   */
  void write(FieldWriter out);

  /**
   * Writes the fields as text; types whose text is not one word a field have their own.
   *
   * @param out takes the words
   */
  default void writeText(TextWriter out) {
    write(out);
  }

  /**
   * The presentation form.
   *
   * @return printable ASCII
   */
  default String toText() {
    StringBuilder text = new StringBuilder();
    writeText(new TextWriter(text));
    return text.toString();
  }

  /**
   * The generic form that every type has, RFC 3597 section 5: {@code \# length hexadecimal}, names
   * not compressed. {@link RDataText} reads it back into the same value.
   *
   * @return printable ASCII
   */
  default String toGenericText() {
    StringBuilder text = new StringBuilder();
    GenericText.write(this, new TextWriter(text));
    return text.toString();
  }
}
