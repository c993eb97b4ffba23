package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Name;
import java.util.List;

/** Finds records about keys at names where they have no meaning. */
final class PlaceChecks {
  private final Name apex;
  private final FindingList findings;

  PlaceChecks(Name apex, FindingList findings) {
    this.apex = apex;
    this.findings = findings;
  }

  void check(OwnerRecords owner, Standing standing) {
    boolean atApex = owner.name().equals(apex);
    if (owner.has(RecordType.DS) && atApex) {
      findings.error(ZoneRule.DS_PLACE, owner.name(), RecordType.DS, "DS at the apex");
    } else if (owner.has(RecordType.DS) && standing == Standing.AUTHORITATIVE) {
      findings.warning(ZoneRule.DS_PLACE, owner.name(), RecordType.DS, "DS without NS");
    }
    for (RecordType type : List.of(RecordType.CDS, RecordType.CDNSKEY)) {
      if (owner.has(type) && !atApex) {
        findings.error(ZoneRule.CDS_PLACE, owner.name(), type, type + " not at the apex");
      }
    }
  }
}
