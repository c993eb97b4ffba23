package io.wiredns.doctor.judge;

import io.wiredns.codec.code.Rcode;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.survey.Observation;
import io.wiredns.doctor.survey.Probe;
import io.wiredns.doctor.survey.Survey;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a server of the zone of the name answered the questions for its SOA record; in a capture
 * without such questions, all questions.
 *
 * @param place the server
 * @param withEdns over UDP with EDNS
 * @param plain over UDP without EDNS
 * @param tcp over TCP
 */
record ServerState(
    ServerPlace place, List<Observation> withEdns, List<Observation> plain, List<Observation> tcp) {
  static ServerState of(Survey survey, ServerPlace place) {
    List<Observation> soa = survey.of(place, Probe.SOA, Probe.SOA_PLAIN, Probe.SOA_TCP);
    List<Observation> all = soa.isEmpty() ? survey.ofServer(place) : soa;
    List<Observation> udp = all.stream().filter(seen -> !seen.isTcp()).toList();
    return new ServerState(
        place,
        udp.stream().filter(seen -> seen.query().edns().isPresent()).toList(),
        udp.stream().filter(seen -> seen.query().edns().isEmpty()).toList(),
        all.stream().filter(Observation::isTcp).toList());
  }

  boolean isAsked() {
    return !withEdns.isEmpty() || !plain.isEmpty();
  }

  boolean hasReply(List<Observation> seen) {
    return seen.stream().anyMatch(each -> !each.isLost());
  }

  /** Returns whether it answers over UDP in some form. */
  boolean isOverUdp() {
    return hasReply(withEdns) || hasReply(plain);
  }

  boolean isOverTcp() {
    return hasReply(tcp);
  }

  /** Returns whether it answers with EDNS as it does without. */
  boolean isWithEdns() {
    return withEdns.stream()
        .anyMatch(
            seen ->
                seen.reply().filter(message -> message.edns().isPresent()).isPresent()
                    && !seen.has(Rcode.FORMERR));
  }

  /** Returns whether it has answered as a server of the zone. */
  boolean isServing() {
    return all().stream().anyMatch(ServerState::isOfServer);
  }

  List<Observation> all() {
    return Stream.of(withEdns, plain, tcp).flatMap(List::stream).toList();
  }

  private static boolean isOfServer(Observation seen) {
    boolean isSoa =
        seen.probe() == Probe.SOA
            || seen.probe() == Probe.SOA_PLAIN
            || seen.probe() == Probe.SOA_TCP;
    return isSoa
        ? serves(seen)
        : seen.isAuthoritative() && (seen.has(Rcode.NOERROR) || seen.has(Rcode.NXDOMAIN));
  }

  /** Returns whether a reply has the SOA record of the zone with authority. */
  static boolean serves(Observation seen) {
    return seen.isAuthoritative()
        && seen.has(Rcode.NOERROR)
        && seen.soa().isPresent()
        && seen.answers().stream()
            .anyMatch(record -> seen.zone().filter(record.name()::equals).isPresent());
  }
}
