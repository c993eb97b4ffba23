package io.wiredns.stateful;

import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;

/**
 * One TLV of a message of DNS Stateful Operations; RFC 8490 section 5.4.4. Implementations are
 * immutable, may be shared among threads, and compare by content, as {@link #equal} describes.
 *
 * <pre>
 *   DSO-TYPE 16 | DSO-LENGTH 16 | DSO-DATA
 * </pre>
 *
 * @since 0.1
 */
public interface DsoTlv {
  /**
   * Returns the type of the TLV.
   *
   * @return the type
   */
  DsoType type();

  /**
   * Writes DSO-DATA.
   *
   * @param out receives the fields
   */
  void write(FieldWriter out);

  /**
   * Returns whether two TLVs have the same type and content, even if their classes differ. The
   * method {@code equals} of each TLV returns this value. Domain names are compared without regard
   * to case, even in an {@link UnknownTlv} if its octets follow the rules of its type. A {@link
   * MalformedTlv} may contain pointers, so it equals only another malformed one, with the same
   * octets and fault. The records of a PUSH are compared with their TTLs.
   *
   * @param tlv the TLV
   * @param other the other TLV
   * @return true if they are equal
   */
  static boolean equal(DsoTlv tlv, Object other) {
    return TlvValue.equal(tlv, other);
  }

  /**
   * Returns a hash that is consistent with {@link #equal}. The method {@code hashCode} of each TLV
   * returns this value. The hash is keyed, so that attackers cannot choose colliding TLVs.
   *
   * @param tlv the TLV
   * @return its hash, which differs between processes
   */
  static int hash(DsoTlv tlv) {
    return TlvValue.hash(tlv);
  }

  /**
   * Reads a TLV with its type and length.
   *
   * @param in a reader at the type of the TLV
   * @param end the end of the message, counted as by {@link FieldReader#position}
   * @param registry the decoders of RDATA inside the TLV
   * @return the TLV, an {@link UnknownTlv} if its type is unknown
   */
  static DsoTlv read(FieldReader in, int end, Registry registry) {
    return TlvReader.one(in, end, registry);
  }

  /**
   * Returns the TLV as text for people: its type, and its fields as in zone files. {@code toString}
   * of each TLV returns the same.
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
