package io.wiredns.stateful;

import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;

/**
 * One TLV of a message of DNS Stateful Operations; RFC 8490 section 5.4.4. Implementations are
 * immutable, may be shared among threads, and compare by content: they are equal if they stand for
 * the same octets of the same type, whichever class holds them.
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
   * Whether a TLV stands for the same octets of the same type as another, no matter in which class:
   * what {@code equals} of each TLV returns. Names are equal in any case, also in an {@link
   * UnknownTlv} whose octets keep to the rules of its type. A {@link MalformedTlv}, whose pointers
   * may be alive, only equals another.
   *
   * @param tlv the TLV
   * @param other the other
   * @return whether they are equal
   */
  static boolean equal(DsoTlv tlv, Object other) {
    return TlvValue.equal(tlv, other);
  }

  /**
   * A hash for {@link #equal}, keyed ({@link io.wiredns.codec.internal.wire.KeyedHash}): what
   * {@code hashCode} of each TLV returns.
   *
   * @param tlv the TLV
   * @return its hash, which is not stable between processes
   */
  static int hash(DsoTlv tlv) {
    return TlvValue.hash(tlv);
  }

  /**
   * Reads a TLV with its type and its length.
   *
   * @param in stands at its type
   * @param end where the message ends, as {@link FieldReader#position} counts
   * @param registry decodes RDATA inside the TLV
   * @return the TLV, an {@link UnknownTlv} if its type is unknown
   */
  static DsoTlv read(FieldReader in, int end, Registry registry) {
    return TlvReader.one(in, end, registry);
  }

  /**
   * The TLV for people: its type and its fields as zone syntax has them. {@code toString} of each
   * TLV returns the same.
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
