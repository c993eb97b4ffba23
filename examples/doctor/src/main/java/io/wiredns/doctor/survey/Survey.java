package io.wiredns.doctor.survey;

import io.wiredns.doctor.LeftOut;
import io.wiredns.doctor.ServerPlace;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All that was seen. Immutable.
 *
 * @param plan what was to be asked
 * @param at the time
 * @param zones the zones from the root to that of the name, or to the last one that was reached;
 *     empty if there was no walk
 * @param end what the last reply of the walk is; empty if no server of the last zone has one of use
 * @param failed the replies at which the walk ended, if it ended without one of use
 * @param aliases the aliases from the name on
 * @param observations all queries and replies, in the order of arrival
 * @param queries how many queries were sent
 * @param leftOut the checks that were not done, or not wholly, and why
 * @param targets the surveys of the zones to which aliases lead; they share the observations
 */
public record Survey(
    SurveyPlan plan,
    Instant at,
    List<ZoneView> zones,
    Optional<WalkStep> end,
    List<Observation> failed,
    List<AliasHop> aliases,
    List<Observation> observations,
    int queries,
    List<LeftOut> leftOut,
    List<Survey> targets) {
  public Survey {
    zones = List.copyOf(zones);
    failed = List.copyOf(failed);
    aliases = List.copyOf(aliases);
    observations = List.copyOf(observations);
    leftOut = List.copyOf(leftOut);
    targets = List.copyOf(targets);
  }

  /** Returns the zone of the name, or the last one that was reached. */
  public Optional<ZoneView> leaf() {
    return zones.isEmpty() ? Optional.empty() : Optional.of(zones.get(zones.size() - 1));
  }

  /** Returns whether the messages are those of a capture, and nothing was asked. */
  public boolean isOfCapture() {
    return queries == 0;
  }

  /** Returns what was seen with some probes. */
  public List<Observation> of(Probe... probes) {
    List<Probe> wanted = Arrays.asList(probes);
    return observations.stream().filter(seen -> wanted.contains(seen.probe())).toList();
  }

  /** Returns what was seen of a server of the zone of the name with some probes. */
  public List<Observation> of(ServerPlace server, Probe... probes) {
    return of(probes).stream()
        .filter(seen -> seen.server().address().equals(server.address()))
        .filter(seen -> leaf().map(ZoneView::name).equals(seen.zone()))
        .toList();
  }

  /** Returns all that was seen of a server of the zone of the name. */
  public List<Observation> ofServer(ServerPlace server) {
    return of(server, Probe.values());
  }
}
