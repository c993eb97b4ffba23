package io.wiredns.codec.message;

import io.wiredns.codec.wire.WireFormatException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What tolerant parsing could read, and what was wrong.
 *
 * @param message the header, all good questions and records before a fault of framing, and bad
 *     RDATA as octets; nothing if not even a header was there
 * @param faults the faults, those of framing and placement first; empty if the message is
 *     well-formed
 * @since 0.1
 */
public record TolerantResult(Optional<Message> message, List<WireFormatException> faults) {
  /**
   * A result.
   *
   * @param message what could be read
   * @param faults what was wrong
   */
  public TolerantResult {
    Objects.requireNonNull(message);
    faults = List.copyOf(faults);
  }
}
