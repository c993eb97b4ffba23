package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The RDATA of type PX: a mapping between RFC 822 and X.400 addresses; RFC 2163 section 4. Defined
 * in class IN only.
 *
 * <pre>
 *   PREFERENCE 16 | MAP822 name | MAPX400 name
 * </pre>
 *
 * @param preference the preference, 0 to 65535; lower values are preferred
 * @param map822 the RFC 822 domain; never compressed when written
 * @param mapx400 the X.400 domain; never compressed when written
 * @since 0.1
 */
public record Px(int preference, Name map822, Name mapx400) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param preference the preference, 0 to 65535; lower values are preferred
   * @param map822 the RFC 822 domain; never compressed when written
   * @param mapx400 the X.400 domain; never compressed when written
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Px {
    Ranges.u16("preference", preference);
    Objects.requireNonNull(map822);
    Objects.requireNonNull(mapx400);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Px read(FieldReader in) {
    return new Px(
        in.u16("preference"),
        in.name("map822", NameRule.READ_COMPRESSED),
        in.name("mapx400", NameRule.READ_COMPRESSED));
  }

  @Override
  public void write(FieldWriter out) {
    out.u16("preference", preference);
    out.name("map822", map822, NameRule.READ_COMPRESSED);
    out.name("mapx400", mapx400, NameRule.READ_COMPRESSED);
  }

  @Override
  public RecordType type() {
    return RecordType.PX;
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
