package io.wiredns.core.transfer;

import io.wiredns.codec.message.ResourceRecord;
import java.util.List;
import java.util.Objects;

/**
 * Records of a zone transfer that came together and mean the same; never more than one message
 * holds.
 *
 * <p>A whole zone is a sequence of {@link Kind#ZONE} batches, whose records are the zone: the first
 * is the SOA record, which the server's repetition at the end is left out of. Differences are
 * {@link Kind#DELETIONS} and {@link Kind#ADDITIONS} in turn, in the order in which they are to be
 * made; each starts with the SOA record that goes or comes, and may take several batches.
 *
 * @param kind what the records mean
 * @param serial the version that the records are of: of the whole zone, of that which is left with
 *     deletions, of that which is reached with additions
 * @param messageNumber in which message of the transfer they came, from 1
 * @param records the records in their order, one at least
 * @since 0.1
 */
public record TransferBatch(
    Kind kind, long serial, long messageNumber, List<ResourceRecord> records) {
  /**
   * What the records of a batch mean.
   *
   * @since 0.1
   */
  public enum Kind {
    /** They are in the zone; what was there before is not, unless it comes again. */
    ZONE,
    /** They are in the zone no longer. */
    DELETIONS,
    /** They are in the zone now. */
    ADDITIONS,
    /** Nothing has changed; the record is the server's SOA record. */
    UP_TO_DATE
  }

  /**
   * The batch of its parts.
   *
   * @param kind what the records mean
   * @param serial the version that they are of
   * @param messageNumber in which message they came, from 1
   * @param records the records, one at least
   * @throws IllegalArgumentException if there are none
   */
  public TransferBatch {
    Objects.requireNonNull(kind);
    records = List.copyOf(records);
    if (records.isEmpty()) {
      throw new IllegalArgumentException("a batch of " + kind + " without records");
    }
  }
}
