package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * The RDATA of type LOC: the geographical position of a host; RFC 1876 section 2. This record holds
 * version 0, the only version defined; RDATA of another version is read as {@link UnknownRData},
 * because its layout is unknown.
 *
 * <pre>
 *   VERSION 8, 0 | SIZE 8 | HORIZ-PRE 8 | VERT-PRE 8 | LATITUDE 32 | LONGITUDE 32 | ALTITUDE 32
 * </pre>
 *
 * <p>A size or precision is encoded as a decimal digit and a power of ten in centimetres, four bits
 * each: 0x12 is 1 metre. A digit of 0 with a power other than 0 has the same text as the octet 0,
 * so RDATA with such an octet is written in the generic form of RFC 3597.
 *
 * @param size the diameter of a sphere that encloses the host, encoded as above; both digits are 0
 *     to 9
 * @param horizontalPrecision the diameter of the horizontal circle of error, encoded like the size
 * @param verticalPrecision the whole vertical range of error, encoded like the size
 * @param latitude the latitude in thousandths of a second of arc, at most 90 degrees from 2^31,
 *     which is the equator; larger values are north
 * @param longitude the longitude in thousandths of a second of arc, at most 180 degrees from 2^31,
 *     which is the prime meridian; larger values are east
 * @param altitude the altitude in centimetres, 0 to 4294967295; 0 is 100,000 metres below the WGS
 *     84 spheroid
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
   * Creates the RDATA from its fields.
   *
   * @param size the diameter of a sphere that encloses the host, encoded as above; both digits are
   *     0 to 9
   * @param horizontalPrecision the diameter of the horizontal circle of error, encoded like the
   *     size
   * @param verticalPrecision the whole vertical range of error, encoded like the size
   * @param latitude the latitude in thousandths of a second of arc, at most 90 degrees from 2^31,
   *     which is the equator; larger values are north
   * @param longitude the longitude in thousandths of a second of arc, at most 180 degrees from
   *     2^31, which is the prime meridian; larger values are east
   * @param altitude the altitude in centimetres, 0 to 4294967295; 0 is 100,000 metres below the WGS
   *     84 spheroid
   * @throws IllegalArgumentException if a size or precision does not consist of two decimal digits,
   *     or the latitude, longitude or altitude is out of range
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
          field + " " + encoded + " does not have two decimal digits (RFC 1876 section 2)");
    }
  }

  private static int largerDigit(int encoded) {
    return Math.max(encoded >>> 4, encoded & 0xF);
  }

  private static void checkAngle(String field, long angle, long range) {
    if (angle < MERIDIAN - range || angle > MERIDIAN + range) {
      throw new IllegalArgumentException(
          field + " " + angle + " is not in " + (MERIDIAN - range) + ".." + (MERIDIAN + range));
    }
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return a {@code Loc}, or an {@link UnknownRData} if the version is not 0
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
   * Reads the presentation form.
   *
   * @param in the reader, at the first word
   * @return the RDATA
   */
  public static Loc readText(TextReader in) {
    return LocText.read(in);
  }

  /**
   * Returns a size or precision in centimetres.
   *
   * @param encoded the octet of the field, of two digits from 0 to 9; not checked
   * @return the number of centimetres: a digit and up to nine zeros
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
      out.generic(toOctets());
    }
  }

  /** Returns whether the text of LOC can express this octet: it is 0, or its digit is not 0. */
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
