package io.wiredns.codec.message;

import io.wiredns.codec.wire.WireFormatException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of {@link Message#parseTolerant(byte[]) tolerant parsing}: the parts of a message that
 * could be read, and the faults. Immutable; may be shared among threads.
 *
 * @param message the header, all questions and records before the first fault of framing, with
 *     malformed RDATA as octets; empty if the octets are too few for a header
 * @param faults the faults, those of framing and placement first; empty if the message is
 *     well-formed
 * @since 0.1
 */
public record TolerantResult(Optional<Message> message, List<WireFormatException> faults) {
  /**
   * Creates a result.
   *
   * @param message the parts that could be read
   * @param faults the faults
   */
  public TolerantResult {
    Objects.requireNonNull(message);
    faults = List.copyOf(faults);
  }
}
