package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.NumberText;
import java.util.Objects;

/**
 * The RDATA of type SOA: the start of a zone of authority; RFC 1035 section 3.3.13, RFC 2308
 * section 4.
 *
 * <pre>
 *   MNAME name | RNAME name | SERIAL 32 | REFRESH 32 | RETRY 32 | EXPIRE 32 | MINIMUM 32
 * </pre>
 *
 * @param mname the primary name server of the zone; compressed on the wire
 * @param rname the mailbox of the person responsible for the zone, whose first label is the local
 *     part; compressed on the wire
 * @param serial the version of the zone, 0 to 4294967295, compared by the serial number arithmetic
 *     of RFC 1982
 * @param refresh the seconds between two checks by a secondary, 0 to 4294967295
 * @param retry the seconds after which a secondary repeats a failed check, 0 to 4294967295
 * @param expire the seconds after which a secondary discards a zone that it could not check, 0 to
 *     4294967295
 * @param minimum the seconds for which a negative response may be cached, if the TTL of the SOA
 *     record is not lower, 0 to 4294967295
 * @since 0.1
 */
public record Soa(
    Name mname, Name rname, long serial, long refresh, long retry, long expire, long minimum)
    implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param mname the primary name server of the zone; compressed on the wire
   * @param rname the mailbox of the person responsible for the zone, whose first label is the local
   *     part; compressed on the wire
   * @param serial the version of the zone, 0 to 4294967295, compared by the serial number
   *     arithmetic of RFC 1982
   * @param refresh the seconds between two checks by a secondary, 0 to 4294967295
   * @param retry the seconds after which a secondary repeats a failed check, 0 to 4294967295
   * @param expire the seconds after which a secondary discards a zone that it could not check, 0 to
   *     4294967295
   * @param minimum the seconds for which a negative response may be cached, if the TTL of the SOA
   *     record is not lower, 0 to 4294967295
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Soa {
    Objects.requireNonNull(mname);
    Objects.requireNonNull(rname);
    Ranges.u32("serial", serial);
    Ranges.u32("refresh", refresh);
    Ranges.u32("retry", retry);
    Ranges.u32("expire", expire);
    Ranges.u32("minimum", minimum);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Soa read(FieldReader in) {
    return new Soa(
        in.name("mname", NameRule.COMPRESSED),
        in.name("rname", NameRule.COMPRESSED),
        in.u32("serial"),
        in.u32("refresh", NumberText.TTL),
        in.u32("retry", NumberText.TTL),
        in.u32("expire", NumberText.TTL),
        in.u32("minimum", NumberText.TTL));
  }

  @Override
  public void write(FieldWriter out) {
    out.name("mname", mname, NameRule.COMPRESSED);
    out.name("rname", rname, NameRule.COMPRESSED);
    out.u32("serial", serial);
    out.u32("refresh", refresh, NumberText.TTL);
    out.u32("retry", retry, NumberText.TTL);
    out.u32("expire", expire, NumberText.TTL);
    out.u32("minimum", minimum, NumberText.TTL);
  }

  @Override
  public RecordType type() {
    return RecordType.SOA;
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
