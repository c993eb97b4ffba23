package io.wiredns.inspect.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.inspect.zone.ZoneData.Entry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Checks a zone file, as BIND's named-checkzone does, without querying other servers.
 *
 * <p>An error is a problem for which servers refuse to load the zone: text that cannot be parsed;
 * no SOA record, more than one, or one that is not at the apex; no NS record at the apex, or one
 * whose server has a name in the zone that is not below a delegation, but is an alias or has no
 * address; CNAME and other data at one owner; several CNAME or DNAME records at one owner; NS at a
 * wildcard; NSEC3 whose owner is not a hash, or whose hashes do not have the 20 octets of SHA-1;
 * NSEC3PARAM at the apex, all of unknown hash algorithms; DS at the apex; CDS or CDNSKEY that
 * request a deletion together with a key, or have an algorithm that no DNSKEY has; records of
 * another class.
 *
 * <p>A warning is a problem of a zone that servers load, but that does not work or breaks a rule,
 * such as records outside the zone, or below a delegation or a DNAME; other NS, MX and SRV targets
 * that have no address or are aliases; missing glue; different TTLs in an RRset, or one greater
 * than 2<sup>31</sup> - 1; duplicates; DS without NS; RRSIG, NSEC, NSEC3 and NSEC3PARAM records of
 * the wrong form; CDS and CDNSKEY that match no DNSKEY or are not at the apex; ZONEMD not at the
 * apex, with another serial, or two of one scheme and hash algorithm; CNAME and DNAME targets in
 * the zone that do not exist, loops of aliases, and names that get too long by a DNAME; names that
 * end in the name of the zone twice, because a dot was forgotten; TTLs and timers of SOA that are
 * unusual (RFC 1912 section 2.2).
 *
 * <p>BIND loads an NSEC3 record whose next hash has 20 octets even if the hash in its owner has
 * another length; here this is an error, because the record denies nothing (RFC 5155 section
 * 3.1.6).
 *
 * <p>The check continues after each problem. If several records of an owner, or of an NSEC3 chain,
 * have the same problem, only the first of them may be reported. The whole zone is held in memory.
 * {@link #check} may be called by any thread; a ZoneReader is for one thread at a time.
 *
 * @since 0.1
 */
public final class ZoneChecker {
  private final ZoneReader reader;
  private final FindingList findings;
  private final ZoneData zone;
  private long records;

  private ZoneChecker(ZoneReader reader) {
    this.reader = reader;
    findings = new FindingList(reader.file());
    zone = new ZoneData(reader.origin());
  }

  /**
   * Reads a zone to its end and checks it.
   *
   * @param reader the reader, before its first record; it is not closed. Its origin is the name of
   *     the zone
   * @return the findings and the properties of the zone
   * @throws IOException if a file cannot be read
   */
  public static ZoneReport check(ZoneReader reader) throws IOException {
    ZoneChecker checker = new ZoneChecker(reader);
    checker.load();
    return checker.report();
  }

  private void load() throws IOException {
    while (true) {
      try {
        ResourceRecord record = reader.next();
        if (record == null) {
          return;
        }
        take(record);
      } catch (TextFormatException fault) {
        findings.unreadable(fault);
      }
    }
  }

  private void take(ResourceRecord record) {
    int file = findings.file(reader.file());
    if (!record.recordClass().equals(reader.recordClass())) {
      findings.add(
          Finding.Severity.ERROR,
          file,
          reader.line(),
          record.name(),
          "class " + record.recordClass() + " is not the zone's class " + reader.recordClass());
    } else if (!zone.inZone(record.name())) {
      findings.add(
          Finding.Severity.WARNING, file, reader.line(), record.name(), "not in the zone, ignored");
    } else {
      zone.add(record, file, reader.line());
      records++;
    }
  }

  private ZoneReport report() {
    OwnerChecks owners = new OwnerChecks(zone, findings);
    TargetChecks targets = new TargetChecks(zone, findings);
    DnssecChecks dnssec = new DnssecChecks(zone, findings);
    ParentChecks parent = new ParentChecks(zone, findings);
    ZonemdChecks zonemd = new ZonemdChecks(zone, findings);
    AliasChecks aliases = new AliasChecks(zone, findings);
    OriginChecks origins = new OriginChecks(zone, findings);
    CustomChecks customs = new CustomChecks(zone, findings);
    for (Name owner : zone.names()) {
      Map<RecordType, List<Entry>> sets = zone.sets(owner);
      records -= owners.check(owner, sets);
      targets.check(owner, sets);
      dnssec.check(owner, sets);
      parent.check(owner, sets);
      zonemd.check(owner, sets);
      aliases.check(owner, sets);
      origins.check(owner, sets);
      customs.check(owner, sets);
    }
    dnssec.end();
    Map<RecordType, List<Entry>> apex = zone.sets(zone.apex());
    for (RecordType type : List.of(RecordType.SOA, RecordType.NS)) {
      if (!apex.containsKey(type)) {
        findings.error(zone.apex(), "no " + type + " record at the apex (RFC 1034 section 4.2.1)");
      }
    }
    return new ZoneReport(
        zone.apex(), reader.recordClass(), serial(apex), records, findings.sorted());
  }

  private static OptionalLong serial(Map<RecordType, List<Entry>> apex) {
    for (Entry entry : apex.getOrDefault(RecordType.SOA, List.of())) {
      if (entry.rdata() instanceof Soa soa) {
        return OptionalLong.of(soa.serial());
      }
    }
    return OptionalLong.empty();
  }
}
