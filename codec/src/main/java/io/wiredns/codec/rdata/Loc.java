package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * Where a host stands; RFC 1876 section 2. This is version 0, the only one; RDATA of another
 * version is read as {@link UnknownRData}, for its layout is not known.
 *
 * <pre>
 *   VERSION 8, 0 | SIZE 8 | HORIZ-PRE 8 | VERT-PRE 8 | LATITUDE 32 | LONGITUDE 32 | ALTITUDE 32
 * </pre>
 *
 * <p>A size or precision is a digit and a power of ten in centimetres, four bits each: 0x12 is 1
 * metre. A zero with a power is not the same octet as 0 but the same text, and so has the generic
 * text only.
 *
 * @param size the diameter of a sphere around the host, encoded, both digits up to 9
 * @param horizontalPrecision the diameter of the circle of error, encoded
 * @param verticalPrecision the vertical error from end to end, encoded
 * @param latitude thousandths of a second of arc, 2^31 at the equator, more in the north; up to 90
 *     degrees
 * @param longitude thousandths of a second of arc, 2^31 at Greenwich, more in the east; up to 180
 *     degrees
 * @param altitude centimetres above 100,000 metres below the WGS 84 spheroid, 32 bits
 * @since 0.1
 */
public record Loc(
    int size,
    int horizontalPrecision,
    int verticalPrecision,
    long latitude,
    long longitude,
    long altitude)
    implements RData {
  static final long MERIDIAN = 0x8000_0000L;
  static final long LATITUDE_RANGE = 90L * 3_600_000;
  static final long LONGITUDE_RANGE = 180L * 3_600_000;
  private static final int DIGIT = 9;

  /**
   * The record of its fields.
   *
   * @param size the diameter of a sphere around the host, encoded, both digits up to 9
   * @param horizontalPrecision the diameter of the circle of error, encoded
   * @param verticalPrecision the vertical error from end to end, encoded
   * @param latitude thousandths of a second of arc, 2^31 at the equator
   * @param longitude thousandths of a second of arc, 2^31 at Greenwich
   * @param altitude centimetres above 100,000 metres below the WGS 84 spheroid
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Loc {
    checkSize("size", size);
    checkSize("horizontalPrecision", horizontalPrecision);
    checkSize("verticalPrecision", verticalPrecision);
    checkAngle("latitude", latitude, LATITUDE_RANGE);
    checkAngle("longitude", longitude, LONGITUDE_RANGE);
    Ranges.u32("altitude", altitude);
  }

  private static void checkSize(String field, int encoded) {
    if (encoded < 0 || largerDigit(encoded) > DIGIT) {
      throw new IllegalArgumentException(
          field + " " + encoded + " is not of two decimal digits, RFC 1876 section 2");
    }
  }

  private static int largerDigit(int encoded) {
    return Math.max(encoded >>> 4, encoded & 0xF);
  }

  private static void checkAngle(String field, long angle, long range) {
    if (Math.abs(angle - MERIDIAN) > range) {
      throw new IllegalArgumentException(
          field + " " + angle + " is not in " + (MERIDIAN - range) + ".." + (MERIDIAN + range));
    }
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return a {@code Loc}, or octets if the version is not 0
   */
  public static RData read(FieldReader in) {
    int version = in.u8("version");
    if (version != 0) {
      byte[] rest = in.rest("data", OctetsText.HEX).toArray();
      byte[] all = new byte[1 + rest.length];
      all[0] = (byte) version;
      System.arraycopy(rest, 0, all, 1, rest.length);
      return new UnknownRData(RecordType.LOC, Octets.of(all));
    }
    return new Loc(
        size(in, "size"),
        size(in, "horizontalPrecision"),
        size(in, "verticalPrecision"),
        angle(in, "latitude", LATITUDE_RANGE),
        angle(in, "longitude", LONGITUDE_RANGE),
        in.u32("altitude"));
  }

  private static int size(FieldReader in, String field) {
    int at = in.position();
    int encoded = in.u8(field);
    int digit = largerDigit(encoded);
    in.require(digit <= DIGIT, RDataFault.LOC_SIZE, field, at, digit, DIGIT);
    return encoded;
  }

  private static long angle(FieldReader in, String field, long range) {
    int at = in.position();
    long angle = in.u32(field);
    long distance = Math.abs(angle - MERIDIAN);
    in.require(distance <= range, RDataFault.LOC_ANGLE, field, at, distance, range);
    return angle;
  }

  /**
   * Reads the text.
   *
   * @param in gives it
   * @return the record
   */
  public static Loc readText(TextReader in) {
    return LocText.read(in);
  }

  /**
   * A size or precision in centimetres.
   *
   * @param encoded the octet of a field
   * @return a digit and up to nine zeros
   */
  public static long centimetres(int encoded) {
    long centimetres = encoded >>> 4;
    for (int power = encoded & 0xF; power > 0; power--) {
      centimetres *= 10;
    }
    return centimetres;
  }

  @Override
  public void write(FieldWriter out) {
    out.u8("version", 0);
    out.u8("size", size);
    out.u8("horizontalPrecision", horizontalPrecision);
    out.u8("verticalPrecision", verticalPrecision);
    out.u32("latitude", latitude);
    out.u32("longitude", longitude);
    out.u32("altitude", altitude);
  }

  @Override
  public void writeText(TextWriter out) {
    if (isPlain(size) && isPlain(horizontalPrecision) && isPlain(verticalPrecision)) {
      LocText.write(this, out);
    } else {
      GenericText.write(this, out);
    }
  }

  /** Whether no other octet says the same number. */
  private static boolean isPlain(int encoded) {
    return encoded == 0 || encoded >>> 4 != 0;
  }

  @Override
  public RecordType type() {
    return RecordType.LOC;
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
