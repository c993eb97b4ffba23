package io.wiredns.doctor.judge;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.survey.Observation;
import io.wiredns.doctor.survey.Probe;
import io.wiredns.doctor.survey.ServerView;
import io.wiredns.doctor.survey.Survey;
import io.wiredns.doctor.survey.ZoneView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The checks of group D that compare servers: serials, answers, and negative answers. */
final class DataChecks {
  /** What a server has for the question. */
  private record Answer(ServerPlace server, Observation seen, long serial, Object data) {}

  private final Survey survey;
  private final ZoneView zone;
  private final Map<ServerPlace, Soa> soas = new LinkedHashMap<>();
  private final Map<ServerPlace, Observation> soaSeen = new LinkedHashMap<>();
  private final List<Answer> answers = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private DataChecks(Survey survey, ZoneView zone) {
    this.survey = survey;
    this.zone = zone;
    for (ServerView view : zone.servers()) {
      ServerPlace server = view.place();
      survey.of(server, Probe.SOA, Probe.SOA_PLAIN, Probe.SOA_TCP).stream()
          .filter(ServerState::serves)
          .findFirst()
          .ifPresent(
              seen -> {
                soas.put(server, seen.soa().orElseThrow());
                soaSeen.put(server, seen);
              });
      Optional<Observation> data = data(survey, server);
      if (data.isPresent() && soas.containsKey(server)) {
        answers.add(new Answer(server, data.get(), soas.get(server).serial(), content(data.get())));
      }
    }
  }

  static List<Finding> of(Survey survey) {
    if (survey.leaf().isEmpty()) {
      return List.of();
    }
    DataChecks checks = new DataChecks(survey, survey.leaf().get());
    checks.serials();
    checks.answers();
    checks.file();
    for (ServerView view : checks.zone.servers()) {
      checks.nxdomainByType(view.place());
      checks.negative(view.place());
    }
    return checks.findings;
  }

  /** Returns the whole answer of a server to the question. */
  static Optional<Observation> data(Survey survey, ServerPlace server) {
    return survey.of(server, Probe.DATA_TCP, Probe.DATA).stream()
        .filter(seen -> seen.isAuthoritative() && !seen.isTruncated())
        .filter(seen -> seen.has(Rcode.NOERROR) || seen.has(Rcode.NXDOMAIN))
        .findFirst();
  }

  /** Returns what can be compared of an answer: NXDOMAIN, or the data without TTLs. */
  private static Object content(Observation seen) {
    return seen.has(Rcode.NXDOMAIN) ? Rcode.NXDOMAIN : sets(seen);
  }

  private static Set<RData> sets(Observation seen) {
    return seen.reply().orElseThrow().answers().stream()
        .filter(record -> !record.type().equals(RecordType.RRSIG))
        .filter(record -> !seen.type().equals(RecordType.SOA))
        .map(ResourceRecord::rdata)
        .collect(Collectors.toSet());
  }

  private static boolean isOlder(long serial, long other) {
    int difference = (int) (other - serial); // RFC 1982
    return difference > 0;
  }

  /** D1: other serials. */
  private void serials() {
    Set<Long> all = soas.values().stream().map(Soa::serial).collect(Collectors.toSet());
    if (all.size() < 2) {
      return;
    }
    long newest = soas.values().iterator().next().serial();
    for (Soa soa : soas.values()) {
      newest = isOlder(newest, soa.serial()) ? soa.serial() : newest;
    }
    Soa ofPrimary = primary().map(soas::get).orElse(null);
    for (Map.Entry<ServerPlace, Soa> entry : soas.entrySet()) {
      long serial = entry.getValue().serial();
      if (ofPrimary != null && isOlder(ofPrimary.serial(), serial)) {
        ahead(entry.getKey(), serial, ofPrimary.serial());
      } else if (isOlder(serial, newest) && (ofPrimary == null || serial != ofPrimary.serial())) {
        older(entry.getKey(), serial, newest, entry.getValue());
      }
    }
  }

  /** Returns the server at an address of the primary that the SOA records name, if it is asked. */
  private Optional<ServerPlace> primary() {
    Set<Name> named = soas.values().stream().map(Soa::mname).collect(Collectors.toSet());
    return soas.keySet().stream()
        .filter(server -> server.name().filter(named::contains).isPresent())
        .findFirst();
  }

  private boolean isOther(ServerPlace server) {
    Object data = null;
    for (Answer answer : answers) {
      data = answer.server().equals(server) ? answer.data() : data;
    }
    Object its = data;
    return its != null && answers.stream().anyMatch(answer -> !answer.data().equals(its));
  }

  private Draft serial(ServerPlace server) {
    Draft draft =
        Draft.of(Check.D1, isOther(server)).at(server).in(zone.name()).seen(soaSeen.get(server));
    soaSeen.forEach((place, seen) -> draft.records(seen.answers().subList(0, 1)));
    return draft.rfc("RFC 1982 section 3.2").run("wiredns compare --auth " + zone.name() + " SOA");
  }

  private void ahead(ServerPlace server, long serial, long primary) {
    long step = primary + 0x7FFF_FFFFL & 0xFFFF_FFFFL;
    findings.add(
        serial(server)
            .says(
                "%s has serial %d, ahead of %d at the primary, and never updates.",
                server, serial, primary)
            .mend(
                "The owner of the zone sets the serial to %d, waits until all servers have it, and"
                    + " then to %d; or to a number above %d.",
                isOlder(serial, step) ? step : serial + 1 & 0xFFFF_FFFFL,
                primary + 1 & 0xFFFF_FFFFL,
                serial)
            .done());
  }

  private void older(ServerPlace server, long serial, long newest, Soa soa) {
    findings.add(
        serial(server)
            .says("%s has serial %d, older than %d at another server.", server, serial, newest)
            .mend(
                "Its operator looks in its log for transfers that fail (NOTIFY, access list, TSIG);"
                    + " without NOTIFY it asks every %d s.",
                soa.refresh())
            .done());
  }

  /** D2: other answers with the same serial. */
  private void answers() {
    Map<Object, List<Answer>> byData = new LinkedHashMap<>();
    answers.forEach(
        answer -> byData.computeIfAbsent(answer.data(), key -> new ArrayList<>()).add(answer));
    if (byData.size() < 2) {
      return;
    }
    List<Answer> most =
        byData.values().stream().reduce((a, b) -> b.size() > a.size() ? b : a).orElseThrow();
    Answer usual = most.get(0);
    for (Answer answer : answers) {
      if (answer.data().equals(usual.data()) || answer.serial() != usual.serial()) {
        continue; // Another serial is D1.
      }
      boolean isByPlace = isSameWithSubnet(answer.server(), usual.server());
      findings.add(
          Draft.of(Check.D2, !isByPlace)
              .at(answer.server())
              .in(zone.name())
              .says(
                  isByPlace
                      ? "%s answers %s otherwise than %s, and alike for one client subnet: by place."
                      : "%s answers %s otherwise than %s, with the same serial.",
                  answer.server(),
                  answer.seen().question().name(),
                  usual.server())
              .seen(answer.seen())
              .records(answer.seen().reply().orElseThrow().answers())
              .seen(usual.seen())
              .records(usual.seen().reply().orElseThrow().answers())
              .rfc("RFC 1034 section 4.3.5")
              .mend(
                  "The operators of the servers compare the zones, raise the serial and transfer"
                      + " anew, unless the difference is meant.")
              .run(
                  "wiredns compare --auth %s %s"
                      .formatted(answer.seen().question().name(), answer.seen().type()))
              .done());
    }
  }

  private boolean isSameWithSubnet(ServerPlace one, ServerPlace other) {
    Optional<Object> first = subnet(one);
    return first.isPresent() && first.equals(subnet(other));
  }

  private Optional<Object> subnet(ServerPlace server) {
    return survey.of(server, Probe.DATA_SUBNET).stream()
        .filter(Observation::isAuthoritative)
        .findFirst()
        .map(DataChecks::content);
  }

  /** D2, D1: the zone file beside the servers. */
  private void file() {
    List<ResourceRecord> file = survey.plan().zoneFile();
    if (file.isEmpty()) {
      return;
    }
    Name name = survey.plan().question().name();
    RecordType type = survey.plan().question().type();
    Optional<Soa> own =
        file.stream()
            .filter(record -> record.name().equals(zone.name()))
            .flatMap(record -> record.rdata(Soa.class).stream())
            .findFirst();
    Set<RData> expected =
        file.stream()
            .filter(record -> record.name().equals(name))
            .filter(record -> record.type().equals(type) || record.type().equals(RecordType.CNAME))
            .map(ResourceRecord::rdata)
            .collect(Collectors.toSet());
    for (Answer answer : answers) {
      if (own.isPresent() && own.get().serial() != answer.serial()) {
        findings.add(
            serial(answer.server())
                .says(
                    "%s has serial %d, and the zone file %d.",
                    answer.server(), answer.serial(), own.get().serial())
                .mend("The operator of the primary loads the file.")
                .done());
        continue;
      }
      Set<RData> given =
          answer.seen().reply().orElseThrow().answers().stream()
              .filter(record -> record.name().equals(name))
              .filter(record -> !record.type().equals(RecordType.RRSIG))
              .map(ResourceRecord::rdata)
              .collect(Collectors.toSet());
      boolean isWildcard = expected.isEmpty() && !given.isEmpty() && hasWildcard(file, name);
      if (!given.equals(expected) && !isWildcard) {
        findings.add(
            Draft.error(Check.D2)
                .at(answer.server())
                .in(zone.name())
                .says("%s answers %s %s otherwise than the zone file.", answer.server(), name, type)
                .seen(answer.seen())
                .records(answer.seen().reply().orElseThrow().answers())
                .records(file.stream().filter(record -> record.name().equals(name)).toList())
                .rfc("RFC 1034 section 4.3.5")
                .mend("The operator of the primary raises the serial and loads the file.")
                .dig(answer.server(), name, type)
                .done());
      }
    }
  }

  private static boolean hasWildcard(List<ResourceRecord> file, Name name) {
    return file.stream()
        .anyMatch(
            record -> record.name().isWildcard() && name.isSubdomainOf(record.name().parent()));
  }

  /** D3: NXDOMAIN for one type, data for another. */
  private void nxdomainByType(ServerPlace server) {
    List<Observation> all =
        survey.of(server, Probe.DATA, Probe.DATA_TCP, Probe.OTHER_TYPE).stream()
            .filter(seen -> seen.question().name().equals(survey.plan().question().name()))
            .toList();
    Optional<Observation> absent =
        all.stream().filter(seen -> seen.has(Rcode.NXDOMAIN)).findFirst();
    Optional<Observation> present =
        all.stream()
            .filter(seen -> seen.has(Rcode.NOERROR) && !seen.answers().isEmpty())
            .findFirst();
    boolean isAlias =
        absent
            .filter(seen -> !seen.records(Section.ANSWER, RecordType.CNAME).isEmpty())
            .isPresent();
    if (absent.isEmpty() || present.isEmpty() || isAlias) {
      return;
    }
    findings.add(
        Draft.error(Check.D3)
            .at(server)
            .in(zone.name())
            .says(
                "%s says NXDOMAIN for %s %s, although the name has %s records.",
                server, absent.get().question().name(), absent.get().type(), present.get().type())
            .seen(absent.get())
            .seen(present.get())
            .rfc("RFC 4074 section 4.2")
            .mend(
                "The operator of the server updates it: a name with data of another type has NOERROR"
                    + " and no answer.")
            .dig(server, absent.get().question().name(), absent.get().type())
            .done());
  }

  /** D4: negative answers without the SOA record, or with a wrong one. */
  private void negative(ServerPlace server) {
    Probe[] probes = {Probe.DATA, Probe.DATA_TCP, Probe.OTHER_TYPE, Probe.SIBLING, Probe.WILDCARD};
    for (Observation seen : survey.of(server, probes)) {
      if (!seen.isNegative() || !seen.isAuthoritative() || seen.isTruncated()) {
        continue;
      }
      Name name = seen.question().name();
      Optional<Name> owner = seen.soa(Section.AUTHORITY).map(ResourceRecord::name);
      if (owner.filter(name::isSubdomainOf).isPresent()) {
        continue;
      }
      boolean isAlias = !seen.records(Section.ANSWER, RecordType.CNAME).isEmpty();
      if (isAlias) {
        continue;
      }
      findings.add(
          Draft.error(Check.D4)
              .at(server)
              .in(zone.name())
              .says(
                  owner.isEmpty()
                      ? "%s denies %s %s without an SOA record%s."
                      : "%s denies %s %s with the SOA record of %s, which is not above it.",
                  server,
                  name,
                  seen.type(),
                  owner.map(Name::toString).orElse(""))
              .seen(seen)
              .records(seen.reply().orElseThrow().authorities())
              .rfc("RFC 2308 section 3")
              .mend(
                  "The operator of the server updates it, or finds the filter that answers in its"
                      + " place.")
              .dig(server, name, seen.type())
              .done());
      return;
    }
  }
}
