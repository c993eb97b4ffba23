package io.wiredns.doctor.walk;

import io.wiredns.codec.wire.Name;
import java.util.List;

/**
 * A finished walk from the root to the servers of a name.
 *
 * @param steps everything that was seen, in order
 * @param delegations the referrals that were followed, from the root down
 * @param end how it ended
 */
public record Walk(List<TraceStep> steps, List<Delegation> delegations, TraceEnd end) {
  public Walk {
    steps = List.copyOf(steps);
    delegations = List.copyOf(delegations);
  }

  /** Returns the lowest zone that was reached; null if no server of the root was found. */
  Name zone() {
    return delegations.isEmpty() ? null : delegations.get(delegations.size() - 1).zone();
  }
}
