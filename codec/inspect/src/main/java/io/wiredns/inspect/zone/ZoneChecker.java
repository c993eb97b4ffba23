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
 * Checks whether a text is a zone, as BIND's named-checkzone does without asking other servers.
 *
 * <p>An error is what servers refuse to load: text that cannot be read; not just one SOA record, at
 * the apex; no NS record at the apex, or one whose server should have an address in the zone and
 * has none; CNAME and other data; several CNAME or DNAME records; NS at a wildcard; NSEC3 at what
 * is no hash, by no known hash, or with hashes that have not the 20 octets of SHA-1; DS at the
 * apex; CDS and CDNSKEY that delete and do not, or of an algorithm that no DNSKEY has; another
 * class. A warning is what loads and does not work, or breaks a rule: records out of the zone, or
 * below a delegation or a DNAME; other NS, MX and SRV targets that have no address or are aliases;
 * missing glue; different TTLs in an RRset; duplicates; RRSIG, NSEC and NSEC3 records of the wrong
 * shape; CDS and CDNSKEY that match no DNSKEY; ZONEMD of another serial, or two of one kind.
 *
 * <p>BIND loads an NSEC3 record with 20 octets of next hash at the hash of another length; here it
 * is an error, for it denies nothing (RFC 5155 section 3.1.6).
 *
 * <p>All faults are reported, not only the first. The whole zone is held in memory.
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
   * @param reader gives the records, from the first on; not closed. Its origin is the zone's name
   * @return what was found
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
          "class " + record.recordClass() + " in a zone of class " + reader.recordClass());
    } else if (!zone.inZone(record.name())) {
      findings.add(
          Finding.Severity.WARNING, file, reader.line(), record.name(), "out of the zone, ignored");
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
    for (Name owner : zone.names()) {
      Map<RecordType, List<Entry>> sets = zone.sets(owner);
      records -= owners.check(owner, sets);
      targets.check(owner, sets);
      dnssec.check(owner, sets);
      parent.check(owner, sets);
      zonemd.check(owner, sets);
    }
    dnssec.end();
    Map<RecordType, List<Entry>> apex = zone.sets(zone.apex());
    for (RecordType type : List.of(RecordType.SOA, RecordType.NS)) {
      if (!apex.containsKey(type)) {
        findings.error(zone.apex(), "no " + type + " record at the apex");
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
