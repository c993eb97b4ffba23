package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The RDATA of type NXT, obsolete and replaced by NSEC: the next name of a zone, and the record
 * types at the owner; RFC 2535 section 5.2. Unlike that of NSEC, the bitmap is not divided into
 * windows.
 *
 * <pre>
 *   NEXT name | TYPE-BITMAP 1 to 16 octets, bit n for type n, the last octet not zero
 * </pre>
 *
 * <p>No record has type 0. RFC 2535 reserves the bit of type 0 for another format, which was never
 * defined.
 *
 * @param next the next name of the zone; never compressed when written
 * @param typeBitmap the bitmap of the record types at the owner, 1 to 16 octets; the first bit is
 *     zero and the last octet is not zero
 * @since 0.1
 */
public record Nxt(Name next, Octets typeBitmap) implements RData {
  private static final int BITMAP_OCTETS = 16;

  /**
   * Creates the RDATA from its fields.
   *
   * @param next the next name of the zone; never compressed when written
   * @param typeBitmap the bitmap of the record types at the owner, 1 to 16 octets; the first bit is
   *     zero and the last octet is not zero
   * @throws IllegalArgumentException if the bitmap is empty or too long, if it ends in a zero
   *     octet, or if the bit of type 0 is set
   */
  public Nxt {
    Objects.requireNonNull(next);
    if (!wellFormed(typeBitmap) || hasTypeZero(typeBitmap)) {
      throw new IllegalArgumentException(
          "a type bitmap of "
              + typeBitmap.length()
              + " octets is empty, longer than "
              + BITMAP_OCTETS
              + ", ends in 0 or has the bit of type 0 (RFC 2535 section 5.2)");
    }
  }

  private static boolean wellFormed(Octets bitmap) {
    int length = bitmap.length();
    return length >= 1 && length <= BITMAP_OCTETS && bitmap.octetAt(length - 1) != 0;
  }

  private static boolean hasTypeZero(Octets bitmap) {
    return bitmap.octetAt(0) >= 0x80;
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Nxt read(FieldReader in) {
    Name next = in.name("next", NameRule.READ_COMPRESSED);
    int at = in.position();
    Octets bitmap = in.rest("typeBitmap", OctetsText.HEX);
    in.require(
        wellFormed(bitmap),
        RDataFault.NXT_BITMAP,
        "typeBitmap",
        at,
        bitmap.length(),
        BITMAP_OCTETS);
    in.require(!hasTypeZero(bitmap), RDataFault.NXT_FORMAT, "typeBitmap", at, bitmap.octetAt(0), 0);
    return new Nxt(next, bitmap);
  }

  /**
   * Reads the presentation form: the name, and the types as mnemonics or numbers.
   *
   * @param in the reader, at the first word
   * @return the RDATA
   */
  public static Nxt readText(TextReader in) {
    Name next = in.name("next");
    byte[] bitmap = new byte[BITMAP_OCTETS];
    int length = 0;
    do {
      int type = type(in);
      bitmap[type / 8] |= (byte) (0x80 >>> type % 8);
      length = Math.max(length, type / 8 + 1);
    } while (in.hasMore());
    return new Nxt(next, Octets.of(Arrays.copyOf(bitmap, length)));
  }

  private static int type(TextReader in) {
    int type = in.codePoint16("type", RecordType.SPACE).value();
    if (type == 0 || type >= 8 * BITMAP_OCTETS) {
      throw in.wrongBefore("a type from 1 to 127");
    }
    return type;
  }

  @Override
  public void write(FieldWriter out) {
    out.name("next", next, NameRule.READ_COMPRESSED);
    out.rest("typeBitmap", typeBitmap, OctetsText.HEX);
  }

  @Override
  public void writeText(TextWriter out) {
    out.name("next", next, NameRule.READ_COMPRESSED);
    for (RecordType type : types()) {
      out.codePoint16("typeBitmap", type);
    }
  }

  /**
   * Returns the types whose bits are set.
   *
   * @return the types in ascending order
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
