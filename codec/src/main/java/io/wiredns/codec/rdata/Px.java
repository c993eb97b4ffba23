package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The mapping between RFC 822 and X.400 addresses; RFC 2163 section 4. Class IN only.
 *
 * <pre>
 *   PREFERENCE 16 | MAP822 name | MAPX400 name
 * </pre>
 *
 * @param preference lower is preferred, 0 to 65535
 * @param map822 the RFC 822 domain
 * @param mapx400 the X.400 domain
 * @since 0.1
 */
public record Px(int preference, Name map822, Name mapx400) implements RData {
  /**
   * The record of its fields.
   *
   * @param preference lower is preferred, 0 to 65535
   * @param map822 the RFC 822 domain
   * @param mapx400 the X.400 domain
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Px {
    Ranges.u16("preference", preference);
    Objects.requireNonNull(map822);
    Objects.requireNonNull(mapx400);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
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
