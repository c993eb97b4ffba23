package io.wiredns.doctor.judge;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Aaaa;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.Mx;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.rdata.Srv;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.exchange.NetworkText;
import io.wiredns.doctor.survey.AliasHop;
import io.wiredns.doctor.survey.Observation;
import io.wiredns.doctor.survey.Probe;
import io.wiredns.doctor.survey.ServerView;
import io.wiredns.doctor.survey.Survey;
import io.wiredns.doctor.survey.ZoneView;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The checks of group D about the name itself: aliases, wildcards, addresses, TTLs. */
final class NameChecks {
  private static final long DAY = 86_400;
  private static final long HOUR = 3_600;

  private final Survey survey;
  private final ZoneView zone;
  private final Name name;
  private final RecordType type;
  private final List<Observation> data;
  private final List<Finding> findings = new ArrayList<>();

  private NameChecks(Survey survey, ZoneView zone) {
    this.survey = survey;
    this.zone = zone;
    name = survey.plan().question().name();
    type = survey.plan().question().type();
    data =
        zone.servers().stream()
            .map(ServerView::place)
            .flatMap(server -> DataChecks.data(survey, server).stream())
            .toList();
  }

  /**
   * Returns the findings.
   *
   * @param isTargetWrong whether the zones to which aliases lead have errors of their own
   */
  static List<Finding> of(Survey survey, boolean isTargetWrong) {
    if (survey.leaf().isEmpty()) {
      return List.of();
    }
    NameChecks checks = new NameChecks(survey, survey.leaf().get());
    checks.aliases(isTargetWrong);
    checks.originTwice();
    checks.wildcard();
    checks.overflow();
    checks.privateAddresses();
    checks.times();
    return checks.findings;
  }

  /** D5: aliases that lead nowhere. */
  private void aliases(boolean isTargetWrong) {
    for (AliasHop hop : survey.aliases()) {
      Observation seen = hop.seen().orElse(null);
      String wrong = null;
      if (hop.isCircle()) {
        wrong = "%s is an alias of %s, and the aliases run in a circle.";
      } else if (seen == null) {
        wrong = isTargetWrong ? null : "%s is an alias of %s, whose servers cannot be reached.";
      } else if (!seen.records(Section.ANSWER, RecordType.CNAME).isEmpty()) {
        continue; // The next one tells.
      } else if (seen.has(Rcode.NXDOMAIN)) {
        wrong = "%s is an alias of %s, which does not exist.";
      } else if (seen.isNoData()) {
        wrong = "%s is an alias of %s, which has no " + type + " record.";
      }
      if (wrong == null) {
        continue;
      }
      Draft draft = Draft.error(Check.D5).in(zone.name()).says(wrong, hop.alias(), hop.target());
      data.stream()
          .limit(1)
          .forEach(each -> draft.seen(each).records(each.reply().orElseThrow().answers()));
      hop.seen().ifPresent(draft::seen);
      findings.add(
          draft
              .rfc("RFC 1034 section 3.6.2")
              .mend(
                  "The owner of %s corrects or removes the alias, or the owner of %s adds the name.",
                  hop.alias(), hop.target())
              .run("dig +trace +nodnssec " + hop.target() + " " + type)
              .done());
      return;
    }
  }

  /** D5: names with the origin twice, as a missing dot makes them. */
  private void originTwice() {
    if (zone.name().isRoot()) {
      return;
    }
    for (Observation seen : data) {
      for (ResourceRecord record : seen.reply().orElseThrow().answers()) {
        Name target = target(record.rdata()).orElse(null);
        if (target != null && hasTwice(target)) {
          findings.add(
              Draft.error(Check.D5)
                  .in(zone.name())
                  .says(
                      "The %s record of %s has the name %s, with %s twice: a dot is missing in the"
                          + " zone file.",
                      record.type(), record.name(), target, zone.name())
                  .seen(seen)
                  .record(record)
                  .rfc("RFC 1035 section 5.1")
                  .mend("The owner of the zone writes the name with a dot at its end.")
                  .dig(seen.server(), record.name(), record.type())
                  .done());
          return;
        }
      }
    }
  }

  private boolean hasTwice(Name target) {
    int labels = zone.name().labelCount();
    return target.isSubdomainOf(zone.name())
        && target.labelCount() >= 2 * labels
        && withoutLast(target, labels).isSubdomainOf(zone.name());
  }

  /** Returns a name without its last labels. */
  private static Name withoutLast(Name name, int labels) {
    Name shorter = Name.ROOT;
    for (int i = name.labelCount() - labels - 1; i >= 0; i--) {
      shorter = shorter.child(name.label(i));
    }
    return shorter;
  }

  private static Optional<Name> target(RData rdata) {
    if (rdata instanceof Cname cname) {
      return Optional.of(cname.target());
    }
    if (rdata instanceof Mx mx) {
      return Optional.of(mx.exchange());
    }
    if (rdata instanceof Srv srv) {
      return Optional.of(srv.target());
    }
    return rdata instanceof Ns ns ? Optional.of(ns.nsdname()) : Optional.empty();
  }

  /** D6: a wildcard answers, or does not apply. */
  private void wildcard() {
    for (Observation seen : data) {
      Set<RData> own = rdatas(seen);
      Observation sibling = of(seen, Probe.SIBLING).orElse(null);
      Observation star = of(seen, Probe.WILDCARD).orElse(null);
      boolean isSame =
          sibling != null
              && sibling.has(Rcode.NOERROR)
              && !own.isEmpty()
              && rdatas(sibling).equals(own);
      if (isSame) {
        findings.add(
            wild(Draft.good(Check.D6), seen, sibling)
                .says("%s is answered by a wildcard: any name beside it has the same answer.", name)
                .done());
        return;
      }
      boolean isPassedBy =
          star != null && !star.answers().isEmpty() && seen.isNoData() && !name.isWildcard();
      if (isPassedBy) {
        findings.add(
            wild(Draft.warning(Check.D6), seen, star)
                .says(
                    "%s exists with other types only, so the wildcard %s with its %s record does not"
                        + " apply to it.",
                    name, star.question().name(), type)
                .done());
        return;
      }
    }
  }

  private Draft wild(Draft draft, Observation seen, Observation other) {
    return draft
        .in(zone.name())
        .seen(seen)
        .seen(other)
        .records(other.reply().orElseThrow().answers())
        .rfc("RFC 4592 section 2.2.1")
        .mend(
            "The owner of the zone adds the record for the name itself, if it is meant to have one.")
        .dig(other.server(), other.question().name(), type);
  }

  private Optional<Observation> of(Observation data, Probe probe) {
    return survey.of(data.server(), probe).stream().filter(Observation::isAnswered).findFirst();
  }

  private static Set<RData> rdatas(Observation seen) {
    return seen.reply().orElseThrow().answers().stream()
        .filter(record -> !record.type().equals(RecordType.RRSIG))
        .map(ResourceRecord::rdata)
        .collect(Collectors.toSet());
  }

  /** D7: a DNAME that makes the name too long. */
  private void overflow() {
    survey.of(Probe.WALK, Probe.DATA).stream()
        .filter(seen -> seen.has(Rcode.YXDOMAIN))
        .findFirst()
        .ifPresent(
            seen ->
                findings.add(
                    Draft.error(Check.D7)
                        .in(zone.name())
                        .says(
                            "A DNAME record makes a name longer than 255 octets of %s.",
                            seen.question().name())
                        .seen(seen)
                        .records(seen.reply().orElseThrow().answers())
                        .rfc("RFC 6672 section 2.2")
                        .mend(
                            "Ask for a shorter name, or the owner of the zone shortens the target.")
                        .dig(seen.server(), seen.question().name(), seen.type())
                        .done()));
  }

  /** D8: private addresses in the answer. */
  private void privateAddresses() {
    boolean isInternal =
        !zone.servers().isEmpty()
            && zone.servers().stream()
                .allMatch(server -> isPrivate(server.place().address().getAddress()));
    if (isInternal) {
      return;
    }
    List<Observation> all = new ArrayList<>(data);
    survey.aliases().forEach(hop -> hop.seen().ifPresent(all::add));
    for (Observation seen : all) {
      for (ResourceRecord record : seen.reply().orElseThrow().answers()) {
        InetAddress address =
            record
                .rdata(A.class)
                .<InetAddress>map(A::inetAddress)
                .or(() -> record.rdata(Aaaa.class).map(Aaaa::inetAddress))
                .orElse(null);
        if (address != null && isPrivate(address)) {
          findings.add(
              Draft.warning(Check.D8)
                  .in(zone.name())
                  .says(
                      "%s has the private address %s, which only some networks reach.",
                      record.name(), NetworkText.address(address))
                  .seen(seen)
                  .record(record)
                  .rfc(
                      address instanceof Inet4Address
                          ? "RFC 1918 section 5"
                          : "RFC 4193 section 4.4")
                  .mend(
                      "The owner of the zone keeps private addresses in a zone that only the inside"
                          + " sees.")
                  .dig(seen.server(), record.name(), record.type())
                  .done());
          return;
        }
      }
    }
  }

  /** Returns whether an address is private, shared, local to the link, or the host's own. */
  static boolean isPrivate(InetAddress address) {
    byte[] octets = address.getAddress();
    int first = octets[0] & 0xFF;
    int second = octets[1] & 0xFF;
    boolean isShared = octets.length == 4 && first == 100 && (second & 0xC0) == 64;
    boolean isUnique = octets.length == 16 && (first & 0xFE) == 0xFC;
    return isShared
        || isUnique
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || address.isLoopbackAddress()
        || address.isAnyLocalAddress();
  }

  /** D9: TTLs and the times of the SOA record. */
  private void times() {
    List<String> wrong = new ArrayList<>();
    List<ResourceRecord> records = new ArrayList<>();
    Observation from = null;
    for (Observation seen : data) {
      for (ResourceRecord record : seen.answers()) {
        if (wrong.isEmpty() && (record.ttl() == 0 || record.ttl() > DAY)) {
          wrong.add(
              "the TTL of %s %s is %d s".formatted(record.name(), record.type(), record.ttl()));
          records.add(record);
          from = seen;
        }
      }
    }
    for (Observation seen : survey.of(Probe.SOA, Probe.SOA_PLAIN, Probe.SOA_TCP)) {
      if (!ServerState.serves(seen)) {
        continue;
      }
      ResourceRecord record = seen.answers().get(0);
      Soa soa = seen.soa().orElseThrow();
      List<String> ofSoa = soa(record, soa);
      if (!ofSoa.isEmpty()) {
        wrong.addAll(ofSoa);
        records.add(record);
        from = from == null ? seen : from;
        break;
      }
    }
    if (!wrong.isEmpty()) {
      findings.add(
          Draft.warning(Check.D9)
              .in(zone.name())
              .says("Times of %s are unusual: %s.", zone.name(), String.join(", ", wrong))
              .seen(from)
              .records(records)
              .rfc("RFC 1912 section 2.2")
              .mend(
                  "The owner of the zone sets TTLs between minutes and a day, the last number of SOA"
                      + " to at most 3,600, and retry below refresh, and expire above both together.")
              .dig(from.server(), zone.name(), RecordType.SOA)
              .done());
    }
  }

  private static List<String> soa(ResourceRecord record, Soa soa) {
    List<String> wrong = new ArrayList<>();
    long negative = Math.min(record.ttl(), soa.minimum());
    if (negative > HOUR) {
      wrong.add("the negative TTL is " + negative + " s");
    }
    if (soa.retry() >= soa.refresh()) {
      wrong.add("retry %d s is not below refresh %d s".formatted(soa.retry(), soa.refresh()));
    }
    if (soa.expire() <= soa.refresh() + soa.retry()) {
      wrong.add("expire %d s is not above refresh and retry".formatted(soa.expire()));
    }
    return wrong;
  }
}
