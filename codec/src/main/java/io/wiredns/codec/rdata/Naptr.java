package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.Octets;
import java.util.Objects;

/**
 * The RDATA of type NAPTR: a rewriting rule of the Dynamic Delegation Discovery System; RFC 3403
 * section 4.1.
 *
 * <pre>
 *   ORDER 16 | PREFERENCE 16 | FLAGS string | SERVICES string | REGEXP string | REPLACEMENT name
 * </pre>
 *
 * @param order the order, 0 to 65535; rules with lower values are applied first
 * @param preference the preference among rules of equal order, 0 to 65535; lower values are
 *     preferred
 * @param flags the flags, at most 255 octets
 * @param services the services, at most 255 octets
 * @param regexp the substitution expression, at most 255 octets, possibly empty
 * @param replacement the next name to look up, or the root if there is none; never compressed when
 *     written
 * @since 0.1
 */
public record Naptr(
    int order, int preference, Octets flags, Octets services, Octets regexp, Name replacement)
    implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param order the order, 0 to 65535; rules with lower values are applied first
   * @param preference the preference among rules of equal order, 0 to 65535; lower values are
   *     preferred
   * @param flags the flags, at most 255 octets
   * @param services the services, at most 255 octets
   * @param regexp the substitution expression, at most 255 octets, possibly empty
   * @param replacement the next name to look up, or the root if there is none; never compressed
   *     when written
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Naptr {
    Ranges.u16("order", order);
    Ranges.u16("preference", preference);
    Ranges.characterString("flags", flags);
    Ranges.characterString("services", services);
    Ranges.characterString("regexp", regexp);
    Objects.requireNonNull(replacement);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Naptr read(FieldReader in) {
    return new Naptr(
        in.u16("order"),
        in.u16("preference"),
        in.characterString("flags"),
        in.characterString("services"),
        in.characterString("regexp"),
        in.name("replacement", NameRule.READ_COMPRESSED));
  }

  @Override
  public void write(FieldWriter out) {
    out.u16("order", order);
    out.u16("preference", preference);
    out.characterString("flags", flags);
    out.characterString("services", services);
    out.characterString("regexp", regexp);
    out.name("replacement", replacement, NameRule.READ_COMPRESSED);
  }

  @Override
  public RecordType type() {
    return RecordType.NAPTR;
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
