package io.wiredns.codec.dso;

import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;

/**
 * One TLV of a message of DNS Stateful Operations; RFC 8490 section 5.4.4. Implementations are
 * immutable and compare by content.
 *
 * <pre>
 *   DSO-TYPE 16 | DSO-LENGTH 16 | DSO-DATA
 * </pre>
 *
 * @since 0.1
 */
public interface DsoTlv {
  /**
   * Which TLV this is.
   *
   * @return its type
   */
  DsoType type();

  /**
   * Writes DSO-DATA.
   *
   * @param out takes the fields
   */
  void write(FieldWriter out);

  /**
   * Reads a TLV with its type and its length.
   *
   * @param in stands at its type
   * @param end where the message ends, as {@link FieldReader#position} counts
   * @return the TLV, an {@link UnknownTlv} if its type is unknown
   */
  static DsoTlv read(FieldReader in, int end) {
    return TlvReader.one(in, end);
  }

  /**
   * The TLV for people: its type and its fields as zone syntax has them.
   *
   * @return one line of printable ASCII
   */
  default String toText() {
    StringBuilder text = new StringBuilder();
    TextWriter out = new TextWriter(text);
    out.word(type().toString());
    write(out);
    return text.toString();
  }
}
