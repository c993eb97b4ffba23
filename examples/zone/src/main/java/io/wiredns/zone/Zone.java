package io.wiredns.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Nsec3Param;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import java.io.IOException;
import java.util.List;
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

  private final NodeTable nodes;
  private final NodeTable nsec3Owners;
  private final ZoneNode apex;
  private final ZoneNode first;
  private final List<ResourceRecord> records;
  private final List<ResourceRecord> ignored;
  private final byte[] origin;
  private final ResourceRecord soa;
  private final Soa soaData;

  /** The SOA record and its signatures with the TTL of negative answers, RFC 2308 section 3. */
  private final RecordSet negativeSoa;

  private final Denials denials;

  Zone(ZoneBuilder from) {
    nodes = from.nodes;
    nsec3Owners = from.nsec3;
    apex = nodes.apex();
    first = from.first;
    origin = LookupName.folded(apex.name);
    ignored = List.copyOf(from.ignored);
    RecordSet soaSet = apex.find(RecordType.SOA);
    soa = soaSet.first();
    soaData = soa.rdata(Soa.class).orElseThrow();
    records = new ZoneRecords(soa, first, from.recordCount);
    long ttl = Math.min(soa.ttl(), soaData.minimum());
    negativeSoa = soaSet.withTtl(ttl);
    negativeSoa.signatures = soaSet.hasSignatures() ? soaSet.signatures.withTtl(ttl) : null;
    RecordSet parameters = apex.find(RecordType.NSEC3PARAM);
    Nsec3Param nsec3 =
        parameters == null || parameters.isEmpty()
            ? null
            : parameters.first().rdata(Nsec3Param.class).orElse(null);
    denials = nsec3 == null ? new NsecDenials(first) : new Nsec3Denials(nodes, nsec3Owners, nsec3);
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
    return read(new ZoneBuilder(reader.origin(), null), reader, everyThousands);
  }

  /**
   * Reads a later version of a zone, and uses the objects of the records that an earlier version
   * has too. While both versions are in memory, they need about a third more than one.
   *
   * @param reader a reader of the zone file, whose origin is the name of the zone; it is read to
   *     its end and not closed
   * @param before the earlier version; a zone of another name has no effect
   * @param everyThousands a hook that is called every 4,096 records; an exception that it throws
   *     ends the reading and is thrown by this method
   * @return the zone
   * @throws TextFormatException if the zone file is malformed
   * @throws IOException if the zone file cannot be read
   * @throws IllegalArgumentException if {@link #of} does not accept the records
   */
  public static Zone read(ZoneReader reader, Zone before, Runnable everyThousands)
      throws TextFormatException, IOException {
    Objects.requireNonNull(reader, "reader");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(everyThousands, "everyThousands");
    Zone earlier = before.name().equals(reader.origin()) ? before : null;
    return read(new ZoneBuilder(reader.origin(), earlier), reader, everyThousands);
  }

  private static Zone read(ZoneBuilder builder, ZoneReader reader, Runnable everyThousands)
      throws TextFormatException, IOException {
    ResourceRecord record;
    long count = 0;
    while ((record = reader.next()) != null) {
      builder.add(record);
      count++;
      if (count % HOOK_RECORDS == 0) {
        everyThousands.run();
      }
    }
    return builder.build();
  }

  /**
   * Creates a zone of records.
   *
   * @param origin the name of the zone
   * @param records the records in any order; duplicates and records outside the zone are left out
   * @return the zone
   * @throws IllegalArgumentException if there is not exactly one SOA record at the origin, if the
   *     records of the zone are not all of one class, if a name has a CNAME record and records of
   *     other types than KEY, NSEC and RRSIG, or if the zone uses NSEC3 and the owner of an NSEC3
   *     record is not a hash
   */
  public static Zone of(Name origin, List<ResourceRecord> records) {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(records, "records");
    ZoneBuilder builder = new ZoneBuilder(origin, null);
    records.forEach(builder::add);
    return builder.build();
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
   * @return a view of the records, of which the SOA record is the first; its {@code get} needs time
   *     in proportion to the index
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

  /** Returns the first node with records in the order of transfers. */
  ZoneNode firstNode() {
    return first;
  }

  /** Returns whether a name is that of the zone or below it. */
  boolean contains(LookupName name) {
    return name.isSubdomainOf(origin);
  }

  /** Returns the node of a name in the zone, or the closest one above it if there is none. */
  ZoneNode closest(LookupName name) {
    return nodes.closest(name);
  }

  /** Returns the node with the same name as one of another version; null if there is none. */
  ZoneNode counterpart(ZoneNode other, LookupName scratch) {
    boolean nsec3 = other.find(RecordType.NSEC3) != null;
    return (nsec3 ? nsec3Owners : nodes).find(scratch.set(other.name));
  }

  /**
   * Returns the object of this zone for a record of another version that is equal in every octet;
   * null if there is none, or if the set is large.
   *
   * @param name the owner of the record
   * @param type the type of the record's set
   */
  ResourceRecord same(ResourceRecord record, LookupName name, int type) {
    ZoneNode node = (type == ZoneBuilder.NSEC3 ? nsec3Owners : nodes).find(name);
    RecordSet set = node == null ? null : node.find(type);
    if (set != null && record.rdata() instanceof Rrsig) {
      set = set.signatures;
    }
    if (set == null || set.size() > ZoneBuilder.LARGE_SET) {
      return null;
    }
    for (int i = 0; i < set.size(); i++) {
      ResourceRecord each = set.get(i);
      if (each.equals(record)
          && each.name().hasSameOctets(record.name())
          && each.rdata().toOctets().equals(record.rdata().toOctets())) {
        return each;
      }
    }
    return null;
  }
}
