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
import java.util.Objects;

/**
 * The records of a zone, which can be looked up by name. Immutable, and may be shared among
 * threads.
 *
 * <p>The owners of NSEC3 records are not names of the zone: a query for such a name gets the answer
 * for a name that does not exist (RFC 5155 section 7.2.8).
 *
 * @since 0.1
 */
public final class Zone {
  private static final int HOOK_RECORDS = 4_096;

  private final Map<Name, ZoneNode> nodes;
  private final ZoneNode apex;
  private final List<ResourceRecord> records;
  private final List<ResourceRecord> ignored;
  private final ResourceRecord soa;
  private final Soa soaData;

  /** The SOA record and its signatures with the TTL of negative answers, RFC 2308 section 3. */
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
   * Reads a zone file.
   *
   * @param reader a reader of the zone file, whose origin is the name of the zone; it is read to
   *     its end and not closed
   * @return the zone
   * @throws TextFormatException if the zone file is malformed
   * @throws IOException if the zone file cannot be read
   * @throws IllegalArgumentException if {@link #of} does not accept the records
   */
  public static Zone read(ZoneReader reader) throws TextFormatException, IOException {
    return read(reader, () -> {});
  }

  /**
   * Reads a zone file, and calls a hook while it does so, which can end the reading if there is too
   * little memory.
   *
   * @param reader a reader of the zone file, whose origin is the name of the zone; it is read to
   *     its end and not closed
   * @param everyThousands a hook that is called every 4,096 records; an exception that it throws
   *     ends the reading and is thrown by this method
   * @return the zone
   * @throws TextFormatException if the zone file is malformed
   * @throws IOException if the zone file cannot be read
   * @throws IllegalArgumentException if {@link #of} does not accept the records
   */
  public static Zone read(ZoneReader reader, Runnable everyThousands)
      throws TextFormatException, IOException {
    Objects.requireNonNull(reader, "reader");
    Objects.requireNonNull(everyThousands, "everyThousands");
    List<ResourceRecord> records = new ArrayList<>();
    Name origin = reader.origin();
    ResourceRecord record;
    while ((record = reader.next()) != null) {
      records.add(record);
      if (records.size() % HOOK_RECORDS == 0) {
        everyThousands.run();
      }
    }
    return of(origin, records);
  }

  /**
   * Creates a zone of records.
   *
   * @param origin the name of the zone
   * @param records the records in any order; duplicates and records outside the zone are left out
   * @return the zone
   * @throws IllegalArgumentException if there is not exactly one SOA record at the origin, if a
   *     name has a CNAME record and records of other types than KEY, NSEC and RRSIG, or if the zone
   *     uses NSEC3 and the owner of an NSEC3 record is not a hash
   */
  public static Zone of(Name origin, List<ResourceRecord> records) {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(records, "records");
    return new ZoneBuilder(origin, records).build();
  }

  /**
   * Returns the name of the zone.
   *
   * @return the name of its apex
   */
  public Name name() {
    return apex.name;
  }

  /**
   * Returns the SOA record of the zone.
   *
   * @return the record
   */
  public ResourceRecord soa() {
    return soa;
  }

  /**
   * Returns the serial of the SOA record.
   *
   * @return the serial, 0 to 2<sup>32</sup> - 1
   */
  public long serial() {
    return soaData.serial();
  }

  /**
   * Returns all records of the zone, including those below delegations and those of DNSSEC. The
   * records of one name and type have the lowest TTL among them.
   *
   * @return the records, of which the SOA record is the first
   */
  public List<ResourceRecord> records() {
    return records;
  }

  /**
   * Returns the number of records.
   *
   * @return the number of {@link #records}
   */
  public int recordCount() {
    return records.size();
  }

  /**
   * Returns the records that were left out because their owners are outside the zone.
   *
   * @return the records
   */
  public List<ResourceRecord> ignoredRecords() {
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

  /** Returns the node of a name, or null if the zone does not contain the name. */
  ZoneNode node(Name name) {
    return nodes.get(name);
  }

  /** Returns the closest node above a name, which is below the apex; the name itself may exist. */
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
