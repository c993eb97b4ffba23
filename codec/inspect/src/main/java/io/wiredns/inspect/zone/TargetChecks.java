package io.wiredns.inspect.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Mx;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.Srv;
import io.wiredns.codec.wire.Name;
import io.wiredns.inspect.zone.ZoneData.Entry;
import java.util.List;
import java.util.Map;

/**
 * Checks that the targets of NS, MX and SRV records have addresses, as far as these are in the
 * zone.
 */
final class TargetChecks {
  private final ZoneData zone;
  private final FindingList findings;

  TargetChecks(ZoneData zone, FindingList findings) {
    this.zone = zone;
    this.findings = findings;
  }

  void check(Name owner, Map<RecordType, List<Entry>> sets) {
    Name cut = zone.cut(owner);
    if (cut != null && !cut.equals(owner)) {
      return;
    }
    for (Entry entry : sets.getOrDefault(RecordType.NS, List.of())) {
      if (entry.rdata() instanceof Ns ns) {
        server(owner, entry, ns.nsdname());
      }
    }
    for (Entry entry : sets.getOrDefault(RecordType.MX, List.of())) {
      if (entry.rdata() instanceof Mx mx) {
        host(owner, entry, mx.exchange());
      }
    }
    for (Entry entry : sets.getOrDefault(RecordType.SRV, List.of())) {
      if (entry.rdata() instanceof Srv srv) {
        host(owner, entry, srv.target());
      }
    }
  }

  /**
   * Checks the target of an NS record. A server of the zone itself that needs an address in the
   * zone and has none is an error; one of a delegation is a warning. A target outside the zone is
   * not checked.
   */
  private void server(Name owner, Entry entry, Name target) {
    if (!zone.inZone(target)) {
      return;
    }
    Name cut = zone.cut(target);
    String reason = cut == null ? fault(target) : null;
    if (cut != null && !zone.hasAddress(target) && target.isSubdomainOf(owner) && isCut(owner)) {
      reason = "has no address in the zone: glue is missing";
    }
    if (reason != null) {
      Finding.Severity severity = isCut(owner) ? Finding.Severity.WARNING : Finding.Severity.ERROR;
      findings.add(
          severity, entry.file(), entry.line(), owner, "name server " + target + " " + reason);
    }
  }

  private boolean isCut(Name owner) {
    return !owner.equals(zone.apex());
  }

  /**
   * Checks the target of an MX or SRV record. The root as a target means that there is no such
   * service: RFC 7505, RFC 2782.
   */
  private void host(Name owner, Entry entry, Name target) {
    if (target.isRoot() || !zone.inZone(target) || zone.cut(target) != null) {
      return;
    }
    String reason = fault(target);
    if (reason != null) {
      findings.warning(entry, owner, entry.rdata().type() + " target " + target + " " + reason);
    }
  }

  /** Returns the reason why a name in the zone cannot be a target, or null if it can be one. */
  private String fault(Name target) {
    Name redirection = zone.redirection(target);
    if (redirection != null) {
      return "is below the DNAME " + redirection;
    }
    Name answering = target;
    if (!zone.hasAddress(target) && !zone.isAlias(target) && !zone.exists(target)) {
      answering = zone.wildcardFor(target);
    }
    if (zone.isAlias(answering)) {
      return "is a CNAME (RFC 2181 section 10.3)";
    }
    return zone.hasAddress(answering) ? null : "has no address, neither A nor AAAA";
  }
}
