package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * The identifier of the device that sends a query to the servers of Cisco Umbrella. The vendor has
 * defined the layout.
 *
 * <pre>
 *   octets to the end
 * </pre>
 *
 * @param octets the identifier, 0 to 65,531 octets
 * @since 0.1
 */
public record DeviceId(Octets octets) implements EdnsOption {
  /**
   * Creates an option from its octets.
   *
   * @param octets at most 65,531
   * @throws IllegalArgumentException if there are more than 65,531 octets
   */
  public DeviceId {
    OptionRanges.data("DEVICEID", octets);
  }

  /**
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
   * @return the option
   */
  public static DeviceId read(FieldReader in) {
    return new DeviceId(in.rest("DEVICEID octets", OctetsText.HEX));
  }

  @Override
  public void write(FieldWriter out) {
    out.rest("DEVICEID octets", octets, OctetsText.HEX);
  }

  @Override
  public OptionCode code() {
    return OptionCode.DEVICEID;
  }

  @Override
  public String toText() {
    return OptionText.dump("DEVICEID", octets);
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
