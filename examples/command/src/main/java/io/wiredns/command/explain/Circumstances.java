package io.wiredns.command.explain;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.response.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of a response, to weigh its causes.
 *
 * @param query the query; null if it is not known
 * @param response the response; null if it is malformed
 * @param outcome the meaning of the response
 * @param tcp whether it came over TCP
 * @param octets the size of the response; 0 if it is not known
 * @param time the time at which it arrived; null if it is not known
 * @param elapsed the time since the query; null if it is not known
 * @param more what was seen elsewhere, such as in other messages
 */
public record Circumstances(
    Message query,
    Message response,
    Outcome outcome,
    boolean tcp,
    int octets,
    Instant time,
    Duration elapsed,
    Map<Sign, String> more) {
  public Circumstances {
    Objects.requireNonNull(outcome);
    Objects.requireNonNull(more);
  }
}
