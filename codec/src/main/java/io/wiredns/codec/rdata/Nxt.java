package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The next name, of before NSEC, obsolete; RFC 2535 section 5.2. Its bitmap is one run of octets,
 * not the windows of NSEC.
 *
 * <pre>
 *   NEXT name | TYPE-BITMAP 1 to 16 octets, bit n for type n, the last octet not zero
 * </pre>
 *
 * @param next the next name of the zone
 * @param typeBitmap 1 to 16 octets, the last not zero
 * @since 0.1
 */
public record Nxt(Name next, Octets typeBitmap) implements RData {
  private static final int BITMAP_OCTETS = 16;

  /**
   * The next name.
   *
   * @param next the next name of the zone
   * @param typeBitmap the types at this one
   * @throws IllegalArgumentException if the bitmap is empty, too long, or ends in a zero octet
   */
  public Nxt {
    Objects.requireNonNull(next);
    if (!wellFormed(typeBitmap)) {
      throw new IllegalArgumentException("the NXT bitmap " + typeBitmap + " is malformed");
    }
  }

  private static boolean wellFormed(Octets bitmap) {
    int length = bitmap.length();
    return length >= 1 && length <= BITMAP_OCTETS && bitmap.octetAt(length - 1) != 0;
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
   */
  public static Nxt read(FieldReader in) {
    Name next = in.name("next", NameRule.EXPANDED);
    int at = in.position();
    Octets bitmap = in.hexRest("typeBitmap");
    in.require(
        wellFormed(bitmap), Fault.NXT_BITMAP, "typeBitmap", at, bitmap.length(), BITMAP_OCTETS);
    return new Nxt(next, bitmap);
  }

  @Override
  public void write(FieldWriter out) {
    out.name("next", next, NameRule.EXPANDED);
    out.hexRest("typeBitmap", typeBitmap);
  }

  @Override
  public void writeText(TextWriter out) {
    out.name("next", next, NameRule.EXPANDED);
    types().forEach(type -> out.recordType("typeBitmap", type));
  }

  /**
   * The types whose bits are set.
   *
   * @return in ascending order
   */
  public List<RecordType> types() {
    List<RecordType> types = new ArrayList<>();
    for (int value = 0; value < 8 * typeBitmap.length(); value++) {
      if ((typeBitmap.octetAt(value / 8) & 0x80 >>> value % 8) != 0) {
        types.add(RecordType.of(value));
      }
    }
    return List.copyOf(types);
  }

  @Override
  public RecordType type() {
    return RecordType.NXT;
  }
}
