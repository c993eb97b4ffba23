package io.wiredns.codec.dso;

import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;

/**
 * Changes to records that a client has subscribed to; RFC 8765 section 6.3.
 *
 * <pre>
 *   { NAME name | TYPE 16 | CLASS 16 | TTL 32 | RDLENGTH 16 | RDATA } one or more times
 * </pre>
 *
 * <p>The records are kept as octets: their names may be compressed by pointers that count from the
 * header, in the RDATA of more types than RFC 3597 allows, so that they mean something in this
 * message and at this place only. The whole message has at most {@link #MAX_MESSAGE_OCTETS} octets;
 * a client aborts the session over a longer one.
 *
 * @param records the records as they are on the wire, 0 to 65,519 octets
 * @since 0.1
 */
public record Push(Octets records) implements DsoTlv {
  /** The octets of the largest message that may hold this TLV, RFC 8765 section 6.3.1. */
  public static final int MAX_MESSAGE_OCTETS = 16_382;

  /**
   * The TLV of its octets.
   *
   * @param records at most 65,519 octets
   * @throws IllegalArgumentException if there are more
   */
  public Push {
    TlvRanges.data("records", records);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the TLV
   */
  public static Push read(FieldReader in) {
    return new Push(in.hexRest("PUSH records"));
  }

  @Override
  public void write(FieldWriter out) {
    out.hexRest("PUSH records", records);
  }

  @Override
  public DsoType type() {
    return DsoType.PUSH;
  }
}
