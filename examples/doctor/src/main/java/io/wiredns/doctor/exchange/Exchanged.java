package io.wiredns.doctor.exchange;

import java.time.Duration;
import java.util.List;

/**
 * What a {@link QueryExchange} found.
 *
 * @param plan what was to be asked
 * @param attempts all attempts in their order, at least one
 * @param shown the attempt whose response is the result; null if no attempt has a response
 * @param isComplete whether that response is the server's whole and, with a key, verified answer;
 *     otherwise it is truncated, malformed, not verified, or none
 * @param whole the time of all attempts together
 */
public record Exchanged(
    QueryPlan plan,
    List<ExchangeAttempt> attempts,
    ExchangeAttempt shown,
    boolean isComplete,
    Duration whole) {
  /** Returns whether there is more to tell than the response: something else was sent or seen. */
  public boolean isEventful() {
    return attempts.size() > 1 || !attempts.get(0).strays.isEmpty() || !isComplete;
  }

  public ExchangeAttempt last() {
    return attempts.get(attempts.size() - 1);
  }
}
