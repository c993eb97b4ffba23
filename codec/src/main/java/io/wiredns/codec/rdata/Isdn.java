package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import java.util.Optional;

/**
 * The RDATA of type ISDN: an ISDN number; RFC 1183 section 3.2.
 *
 * <pre>
 *   ADDRESS character-string | SUBADDRESS character-string, or nothing
 * </pre>
 *
 * @param address the number, at most 255 octets
 * @param subaddress the subaddress, at most 255 octets, if the RDATA has one; an empty subaddress
 *     is not the same as none
 * @since 0.1
 */
public record Isdn(Octets address, Optional<Octets> subaddress) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param address the number, at most 255 octets
   * @param subaddress the subaddress, at most 255 octets, if the RDATA has one; an empty subaddress
   *     is not the same as none
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Isdn {
    Ranges.characterString("address", address);
    if (subaddress.isPresent()) {
      Ranges.characterString("subaddress", subaddress.get());
    }
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Isdn read(FieldReader in) {
    Octets address = in.characterString("address");
    return new Isdn(
        address, in.hasMore() ? Optional.of(in.characterString("subaddress")) : Optional.empty());
  }

  @Override
  public void write(FieldWriter out) {
    out.characterString("address", address);
    if (subaddress.isPresent()) {
      out.characterString("subaddress", subaddress.get());
    }
  }

  @Override
  public RecordType type() {
    return RecordType.ISDN;
  }

  @Override
  public boolean equals(Object other) {
    return RData.equal(this, other);
  }

  @Override
  public int hashCode() {
    return RData.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
