package io.wiredns.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Nsec3Param;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A zone as it is served: all its records, found by name. Immutable; may be shared among threads.
 *
 * <p>The NSEC3 records stand beside the names, not among them: their owners are no names of the
 * zone (RFC 5155 section 7.2.8).
 */
public final class Zone {
  private final Map<Name, ZoneNode> nodes;
  private final ZoneNode apex;
  private final List<ResourceRecord> records;
  private final List<ResourceRecord> ignored;
  private final ResourceRecord soa;
  private final Soa soaData;

  /**
   * SOA and its signatures with the time to live that negative answers have, RFC 2308 section 3.
   */
  private final RecordSet negativeSoa;

  private final Denials denials;

  Zone(ZoneBuilder from) {
    nodes = from.nodes;
    apex = from.apex;
    records = List.copyOf(from.records);
    ignored = List.copyOf(from.ignored);
    RecordSet soaSet = apex.find(RecordType.SOA);
    soa = soaSet.first();
    soaData = soa.rdata(Soa.class).orElseThrow();
    long ttl = Math.min(soa.ttl(), soaData.minimum());
    negativeSoa =
        new RecordSet(
            RecordType.SOA,
            List.of(soa.withTtl(ttl)),
            soaSet.signatures.stream().map(each -> each.withTtl(ttl)).toList());
    RecordSet parameters = apex.find(RecordType.NSEC3PARAM);
    Nsec3Param nsec3 =
        parameters == null ? null : parameters.first().rdata(Nsec3Param.class).orElse(null);
    denials = nsec3 == null ? new NsecDenials(this) : new Nsec3Denials(this, from.nsec3, nsec3);
  }

  /**
   * Reads a zone.
   *
   * @param reader gives its records
   * @return the zone
   * @throws TextFormatException if the text is no zone file
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if the records are no zone: not one SOA at its origin, or
   *     other records beside a CNAME
   */
  public static Zone read(ZoneReader reader) throws TextFormatException, IOException {
    List<ResourceRecord> records = new ArrayList<>();
    Name origin = reader.origin();
    ResourceRecord record;
    while ((record = reader.next()) != null) {
      records.add(record);
    }
    return of(origin, records);
  }

  /**
   * Makes a zone of its records.
   *
   * @param origin the zone's name
   * @param records the records in any order; what is twice or out of the zone is left out
   * @return the zone
   * @throws IllegalArgumentException if the records are no zone: not one SOA at its origin, or
   *     other records beside a CNAME
   */
  public static Zone of(Name origin, List<ResourceRecord> records) {
    return new ZoneBuilder(origin, records).build();
  }

  /**
   * The zone's name.
   *
   * @return the name of its apex
   */
  public Name name() {
    return apex.name;
  }

  /**
   * The SOA record.
   *
   * @return the record
   */
  public ResourceRecord soa() {
    return soa;
  }

  /**
   * The zone's version.
   *
   * @return the serial, 0 to 2^32 - 1
   */
  public long serial() {
    return soaData.serial();
  }

  /**
   * All records, those below delegations and all of DNSSEC too.
   *
   * @return the records, the SOA first
   */
  public List<ResourceRecord> records() {
    return records;
  }

  /**
   * What was left out because it is not of the zone.
   *
   * @return the records
   */
  public List<ResourceRecord> ignored() {
    return ignored;
  }

  RecordSet negativeSoa() {
    return negativeSoa;
  }

  Denials denials() {
    return denials;
  }

  Iterable<ZoneNode> nodes() {
    return nodes.values();
  }

  /** The node of a name, or null. */
  ZoneNode node(Name name) {
    return nodes.get(name);
  }

  /** The node nearest above a name of the zone that is not there itself. */
  ZoneNode closestEncloser(Name missing) {
    Name name = missing;
    ZoneNode node;
    do {
      name = name.parent();
      node = nodes.get(name);
    } while (node == null);
    return node;
  }
}
