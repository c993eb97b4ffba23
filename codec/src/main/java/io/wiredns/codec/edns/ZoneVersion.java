package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The ZONEVERSION option: the version of the zone from which an answer was taken; RFC 9660 section
 * 2. Empty in a query, which asks for it; a response can have several, for different zones or
 * types.
 *
 * <pre>
 *   [ LABELCOUNT 8 | TYPE 8 | VERSION, octets to the end ]
 * </pre>
 *
 * @param version the version in a response; empty in a query
 * @since 0.1
 */
public record ZoneVersion(Optional<Version> version) implements EdnsOption {
  /** The type of versions that are the serial of the zone's SOA record. */
  public static final int SOA_SERIAL = 0;

  private static final int SERIAL_OCTETS = 4;
  private static final int BEFORE_VERSION = 2;

  /**
   * A zone's version.
   *
   * @param labelCount the number of labels at the end of QNAME that are the name of the zone,
   *     without the root; 0 to 255
   * @param type the type of the version, 0 to 255; {@link #SOA_SERIAL} is defined, and 246 to 254
   *     are for private use
   * @param octets the version; four octets if the type is {@link #SOA_SERIAL}
   * @since 0.1
   */
  public record Version(int labelCount, int type, Octets octets) {
    /**
     * Creates a version from its fields.
     *
     * @param labelCount 0 to 255
     * @param type 0 to 255
     * @param octets at most 65,529; four if the type is 0
     * @throws IllegalArgumentException if a value does not fit its field, or a serial does not have
     *     four octets
     */
    public Version {
      OptionRanges.u8("ZONEVERSION label count", labelCount);
      OptionRanges.u8("ZONEVERSION type", type);
      OptionRanges.data("ZONEVERSION version", octets, BEFORE_VERSION);
      if (type == SOA_SERIAL) {
        OptionRanges.length("a SOA serial", octets, SERIAL_OCTETS, SERIAL_OCTETS);
      }
    }

    /**
     * Returns the serial of the zone's SOA record.
     *
     * @return the serial, 0 to 4294967295; empty if the type is not {@link #SOA_SERIAL}
     */
    public OptionalLong serial() {
      if (type != SOA_SERIAL) {
        return OptionalLong.empty();
      }
      long serial = 0;
      for (int i = 0; i < SERIAL_OCTETS; i++) {
        serial = serial << 8 | octets.octetAt(i);
      }
      return OptionalLong.of(serial);
    }
  }

  /**
   * Creates an option from its fields.
   *
   * @param version the version in a response; empty in a query
   */
  public ZoneVersion {
    Objects.requireNonNull(version);
  }

  /**
   * Returns the option of a query, which asks for the value.
   *
   * @return the empty option
   */
  public static ZoneVersion query() {
    return new ZoneVersion(Optional.empty());
  }

  /**
   * Creates an option with a SOA serial.
   *
   * @param labelCount the number of labels of the zone's name, without the root, 0 to 255
   * @param serial 0 to 4294967295
   * @return the option
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public static ZoneVersion ofSerial(int labelCount, long serial) {
    OptionRanges.u32("a SOA serial", serial);
    byte[] octets = {
      (byte) (serial >>> 24), (byte) (serial >>> 16), (byte) (serial >>> 8), (byte) serial
    };
    return new ZoneVersion(Optional.of(new Version(labelCount, SOA_SERIAL, Octets.of(octets))));
  }

  /**
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
   * @return the option
   */
  public static ZoneVersion read(FieldReader in) {
    if (!in.hasMore()) {
      return query();
    }
    int labelCount = in.u8("ZONEVERSION label count");
    int type = in.u8("ZONEVERSION type");
    int at = in.position();
    Octets octets = in.rest("ZONEVERSION version", OctetsText.HEX);
    in.require(
        type != SOA_SERIAL || octets.length() == SERIAL_OCTETS,
        OptionFault.ZONEVERSION_LENGTH,
        "ZONEVERSION version",
        at,
        octets.length(),
        SERIAL_OCTETS);
    return new ZoneVersion(Optional.of(new Version(labelCount, type, octets)));
  }

  @Override
  public void write(FieldWriter out) {
    if (version.isPresent()) {
      Version said = version.get();
      out.u8("ZONEVERSION label count", said.labelCount());
      out.u8("ZONEVERSION type", said.type());
      out.rest("ZONEVERSION version", said.octets(), OctetsText.HEX);
    }
  }

  @Override
  public OptionCode code() {
    return OptionCode.ZONEVERSION;
  }

  @Override
  public String toText() {
    return OptionText.line("ZONEVERSION", version.isPresent() ? text(version.get()) : "");
  }

  private static String text(Version version) {
    OptionalLong serial = version.serial();
    return "labels "
        + version.labelCount()
        + (serial.isPresent()
            ? ", SOA serial " + serial.getAsLong()
            : ", type " + version.type() + ", " + version.octets().toHex());
  }

  @Override
  public boolean equals(Object other) {
    return EdnsOption.equal(this, other);
  }

  @Override
  public int hashCode() {
    return EdnsOption.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
