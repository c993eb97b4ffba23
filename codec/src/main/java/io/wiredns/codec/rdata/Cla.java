package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import java.util.List;

/**
 * The RDATA of type CLA: the convergence layer adapter of a node of a delay-tolerant network;
 * draft-johnson-dns-ipn-cla.
 *
 * <pre>
 *   { length 8 | octets } one or more times
 * </pre>
 *
 * @param strings the character-strings, at least one, each of at most 255 octets
 * @since 0.1
 */
public record Cla(List<Octets> strings) implements TextRData {
  /**
   * Creates the RDATA from its character-strings.
   *
   * @param strings the character-strings, at least one, each of at most 255 octets
   * @throws IllegalArgumentException if there is no character-string, or one is too long
   */
  public Cla {
    strings = CharacterStrings.checked(strings);
  }

  /**
   * Reads the character-strings of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Cla read(FieldReader in) {
    return new Cla(CharacterStrings.read(in));
  }

  @Override
  public void write(FieldWriter out) {
    CharacterStrings.write(strings, out);
  }

  @Override
  public RecordType type() {
    return RecordType.CLA;
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
