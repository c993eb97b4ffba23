package io.wiredns.doctor.judge;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.exchange.NetworkText;
import io.wiredns.doctor.survey.AddressView;
import io.wiredns.doctor.survey.Observation;
import io.wiredns.doctor.survey.Probe;
import io.wiredns.doctor.survey.ServerView;
import io.wiredns.doctor.survey.Survey;
import io.wiredns.doctor.survey.WalkStep;
import io.wiredns.doctor.survey.ZoneView;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Group B: the delegation of the zone of the name. */
final class DelegationChecks {
  private final Survey survey;
  private final ZoneView zone;
  private final List<Finding> findings = new ArrayList<>();

  private DelegationChecks(Survey survey, ZoneView zone) {
    this.survey = survey;
    this.zone = zone;
  }

  static List<Finding> of(Survey survey) {
    if (survey.leaf().isEmpty()) {
      return List.of();
    }
    DelegationChecks checks = new DelegationChecks(survey, survey.leaf().get());
    checks.walk();
    checks.absent();
    if (!checks.zone.name().isRoot()) {
      checks.glue();
      checks.nameServers();
      checks.differences();
      checks.staleGlue();
      checks.count();
    }
    return checks.findings;
  }

  private Name name() {
    return zone.name();
  }

  /** B1: referrals that do not lead down. */
  private void walk() {
    for (Observation seen : survey.of(Probe.WALK)) {
      Name above = seen.zone().orElse(Name.ROOT);
      if (WalkStep.of(seen, above) == WalkStep.SIDEWAYS) {
        Name to = seen.records(Section.AUTHORITY, RecordType.NS).get(0).name();
        findings.add(
            Draft.of(Check.B1, survey.end().isEmpty())
                .at(seen.server())
                .in(above)
                .says(
                    "%s refers to %s, which does not lead from %s to %s.",
                    seen.server(), to, above, seen.question().name())
                .seen(seen)
                .records(seen.records(Section.AUTHORITY, RecordType.NS))
                .rfc("RFC 1034 section 4.3.2")
                .mend("The operator of the server corrects the zone that it serves as %s.", above)
                .dig(seen.server(), seen.question().name(), seen.type())
                .done());
      }
    }
  }

  /** B2: the parent denies the name of the zone. */
  private void absent() {
    Observation seen = denial(survey).orElse(null);
    if (seen == null || !isAbove(seen.question().name())) {
      return;
    }
    findings.add(denied(Draft.error(Check.B2), seen).done());
  }

  /** Returns whether the zone delegates to that of a name: it is one of those near the root. */
  private boolean isAbove(Name asked) {
    return name().labelCount() <= 1 || asked.labelCount() > name().labelCount() + 1;
  }

  /** Returns a warning if the servers of the zone agree that the name does not exist in it. */
  static Optional<Finding> absentInZone(Survey survey) {
    ZoneView zone = survey.leaf().orElse(null);
    if (zone == null) {
      return Optional.empty();
    }
    DelegationChecks checks = new DelegationChecks(survey, zone);
    return denial(survey)
        .filter(seen -> !checks.isAbove(seen.question().name()))
        .map(seen -> checks.denied(Draft.warning(Check.B2), seen).done());
  }

  /** Returns the reply that ended the walk with NXDOMAIN, unless a server says otherwise. */
  private static Optional<Observation> denial(Survey survey) {
    if (survey.end().filter(WalkStep.NXDOMAIN::equals).isEmpty()) {
      return Optional.empty();
    }
    boolean isDisputed =
        survey.of(Probe.DATA, Probe.DATA_TCP, Probe.OTHER_TYPE).stream()
            .filter(Observation::isAuthoritative)
            .anyMatch(seen -> seen.has(Rcode.NOERROR)); // D2 and D3 decide.
    return survey.of(Probe.WALK).stream()
        .filter(seen -> !isDisputed && seen.has(Rcode.NXDOMAIN))
        .filter(seen -> seen.records(Section.ANSWER, RecordType.CNAME).isEmpty())
        .reduce((first, last) -> last);
  }

  private Draft denied(Draft draft, Observation seen) {
    Name asked = seen.question().name();
    Name child = asked.suffix(asked.labelCount() - name().labelCount() - 1);
    return draft
        .in(name())
        .says(
            "%s does not exist: the servers of %s know neither data nor a delegation of %s.",
            asked, name().isRoot() ? "the root" : name(), child)
        .seen(seen)
        .records(seen.records(Section.AUTHORITY, RecordType.SOA))
        .rfc("RFC 8020 section 2")
        .mend(
            "Check the spelling and, at the registry of %s, whether %s has expired; its owner"
                + " registers it, or adds the name to the zone.",
            name(), child)
        .dig(seen.server(), asked, seen.type());
  }

  /** B3: name servers inside the zone without an address at the parent. */
  private void glue() {
    if (zone.isHidden()) {
      return;
    }
    for (Name server : zone.atParent()) {
      AddressView own = zone.addresses().get(server);
      boolean isWithout = own != null && own.isKnown() && own.addresses().isEmpty();
      if (!zone.needsGlue(server) || hasGlue(server) || isWithout) {
        continue; // Of what has no address, B4 says so.
      }
      findings.add(
          Draft.error(Check.B3)
              .in(name())
              .says(
                  "The referral to %s has no address of %s, whose name is at or below it.",
                  name(), server)
              .seen(zone.referrals())
              .records(
                  zone.referrals().isEmpty()
                      ? List.of()
                      : zone.referrals().get(0).records(Section.AUTHORITY, RecordType.NS))
              .rfc("RFC 9471 section 3")
              .mend(
                  "The owner of %s has its registrar add glue for %s at %s.",
                  name(), server, zone.parent().orElse(Name.ROOT))
              .run(referral())
              .done());
    }
  }

  private String referral() {
    return zone.referrals().isEmpty()
        ? "dig +trace +nodnssec " + name() + " NS"
        : Draft.digText(zone.referrals().get(0).server(), name(), RecordType.NS);
  }

  /** B4: name servers that are aliases or have no address. */
  private void nameServers() {
    for (AddressView server : zone.addresses().values()) {
      Draft draft = null;
      if (server.alias().isPresent()) {
        draft =
            Draft.error(Check.B4)
                .says(
                    "The name server %s of %s is an alias of %s.",
                    server.name(), name(), server.alias().get());
      } else if (server.isKnown() && server.addresses().isEmpty()) {
        draft =
            Draft.error(Check.B4)
                .says("The name server %s of %s has no address.", server.name(), name());
      } else if (!server.isKnown() && !zone.needsGlue(server.name()) && !hasGlue(server.name())) {
        draft =
            Draft.error(Check.B4)
                .says(
                    "No address of the name server %s of %s can be found: %s.",
                    server.name(), name(), server.how());
      }
      if (draft != null) {
        findings.add(
            draft
                .in(name())
                .seen(server.seen())
                .rfc("RFC 2181 section 10.3")
                .mend(
                    "The owner of %s names servers that have A or AAAA records, in the zone and at"
                        + " the parent.",
                    name())
                .run("dig " + server.name() + " A")
                .done());
      }
    }
  }

  private boolean hasGlue(Name server) {
    return !zone.glue().getOrDefault(server, Set.of()).isEmpty();
  }

  /** B5: parent and zone name other servers. */
  private void differences() {
    if (zone.isHidden() || zone.atZone().isEmpty()) {
      return;
    }
    Set<Name> onlyAtParent = new LinkedHashSet<>(zone.atParent());
    onlyAtParent.removeAll(zone.atZone());
    Set<Name> onlyAtZone = new LinkedHashSet<>(zone.atZone());
    onlyAtZone.removeAll(zone.atParent());
    if (onlyAtParent.isEmpty() && onlyAtZone.isEmpty()) {
      return;
    }
    Draft draft =
        Draft.warning(Check.B5)
            .in(name())
            .says(
                "The parent and the zone %s name other servers: only the parent %s, only the zone"
                    + " %s.",
                name(), names(onlyAtParent), names(onlyAtZone))
            .seen(zone.referrals().stream().limit(1).toList());
    survey.of(Probe.NS).stream()
        .filter(seen -> !seen.answers().isEmpty())
        .limit(1)
        .forEach(seen -> draft.seen(seen).records(seen.answers()));
    findings.add(
        draft
            .rfc("RFC 1034 section 4.2.2")
            .mend(
                "The owner of %s makes the NS records of the zone and those at its registrar equal.",
                name())
            .run("wiredns compare --auth " + name() + " NS")
            .done());
  }

  private static String names(Collection<Name> names) {
    return names.isEmpty()
        ? "none"
        : names.stream().map(Name::toString).collect(Collectors.joining(", "));
  }

  /** B6: glue that is not the server's own address. */
  private void staleGlue() {
    for (Map.Entry<Name, Set<InetAddress>> entry : zone.glue().entrySet()) {
      AddressView own = zone.addresses().get(entry.getKey());
      if (own == null || !own.isKnown() || entry.getValue().isEmpty() || own.alias().isPresent()) {
        continue;
      }
      for (InetAddress address : entry.getValue()) {
        if (!own.addresses().contains(address)) {
          stale(entry.getKey(), address, own);
        }
      }
      boolean isPartly = own.addresses().stream().anyMatch(entry.getValue()::contains);
      Set<InetAddress> missing = new LinkedHashSet<>(own.addresses());
      missing.removeAll(entry.getValue());
      if (isPartly && !missing.isEmpty() && zone.needsGlue(entry.getKey())) {
        findings.add(
            glueDraft(Draft.warning(Check.B6), own)
                .says(
                    "The parent's glue of %s lacks %s, which the zone has.",
                    own.name(), addresses(missing))
                .done());
      }
    }
  }

  private void stale(Name server, InetAddress address, AddressView own) {
    ServerPlace place =
        zone.servers().stream()
            .map(ServerView::place)
            .filter(each -> each.address().getAddress().equals(address))
            .findFirst()
            .orElse(null);
    if (place == null) {
      return;
    }
    boolean isServing = ServerState.of(survey, place).isServing();
    boolean isAsked = !survey.ofServer(place).isEmpty();
    findings.add(
        glueDraft(Draft.of(Check.B6, isAsked && !isServing), own)
            .at(place)
            .says(
                "The parent's glue of %s is %s, and the server's own address %s%s.",
                server,
                NetworkText.address(address),
                addresses(own.addresses()),
                !isAsked
                    ? ""
                    : isServing
                        ? "; the old address still serves the zone"
                        : "; the old address is dead")
            .seen(survey.of(place, Probe.SOA).stream().limit(1).toList())
            .done());
  }

  private Draft glueDraft(Draft draft, AddressView own) {
    return draft
        .in(name())
        .seen(zone.referrals().stream().limit(1).toList())
        .seen(own.seen())
        .rfc("RFC 1034 section 4.2.2")
        .mend("The owner of %s has its registrar replace the glue of %s.", name(), own.name())
        .run(referral());
  }

  private static String addresses(Collection<InetAddress> addresses) {
    return addresses.isEmpty()
        ? "none"
        : addresses.stream().map(NetworkText::address).collect(Collectors.joining(", "));
  }

  /** B7: few servers. */
  private void count() {
    Set<Name> names = new HashSet<>(zone.atParent());
    names.addAll(zone.atZone());
    Set<InetAddress> all = new HashSet<>();
    Set<String> networks = new HashSet<>();
    for (ServerView server : zone.servers()) {
      InetAddress address = server.place().address().getAddress();
      all.add(address);
      networks.add(network(address));
    }
    if (all.isEmpty() || survey.isOfCapture()) {
      return;
    }
    String few =
        names.size() < 2 && !zone.isHidden()
            ? "one server"
            : all.size() < 2 ? "one address" : networks.size() < 2 ? "one network" : null;
    if (few != null) {
      findings.add(
          Draft.warning(Check.B7)
              .in(name())
              .says("%s has only %s: if it is lost, the zone is.", name(), few)
              .seen(zone.referrals().stream().limit(1).toList())
              .rfc("RFC 2182 section 3.1")
              .mend("The owner of %s adds a server in another network.", name())
              .run("wiredns compare --auth " + name() + " NS")
              .done());
    }
  }

  /** Returns the network of an address: 24 bits of IPv4, 48 bits of IPv6. */
  private static String network(InetAddress address) {
    byte[] octets = address.getAddress();
    int kept = address instanceof Inet6Address ? 6 : 3;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < kept; i++) {
      text.append("%02x".formatted(octets[i]));
    }
    return text.toString();
  }
}
