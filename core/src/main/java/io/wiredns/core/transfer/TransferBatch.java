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
 * <p>A transfer gives batches; who keeps a zone's changes elsewhere makes them by {@link #of}.
 * Immutable, for any threads.
 *
 * @since 0.1
 */
public final class TransferBatch {
  private final Kind kind;
  private final long serial;
  private final long messageNumber;
  private final List<ResourceRecord> records;

  TransferBatch(Kind kind, long serial, long messageNumber, List<ResourceRecord> records) {
    this.kind = Objects.requireNonNull(kind, "kind");
    this.serial = serial;
    this.messageNumber = messageNumber;
    this.records = List.copyOf(records);
    if (this.records.isEmpty()) {
      throw new IllegalArgumentException("a batch of " + kind + " without records");
    }
  }

  /**
   * What the records mean.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * The version that the records are of.
   *
   * @return that of the whole zone; with deletions that which is left, with additions that which is
   *     reached
   */
  public long serial() {
    return serial;
  }

  /**
   * In which message of the transfer the records came.
   *
   * @return the number, from 1
   */
  public long messageNumber() {
    return messageNumber;
  }

  /**
   * The records.
   *
   * @return one at least, in their order
   */
  public List<ResourceRecord> records() {
    return records;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TransferBatch that
        && kind.equals(that.kind)
        && serial == that.serial
        && messageNumber == that.messageNumber
        && records.equals(that.records);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, serial, messageNumber, records);
  }

  /** Kind, serial and the number of records. */
  @Override
  public String toString() {
    return kind + " " + serial + ": " + records.size() + " records of message " + messageNumber;
  }

  /**
   * A batch that did not come in a transfer, to be applied to a zone; its message is the first.
   *
   * @param kind what the records mean
   * @param serial the version that they are of, 0 to 4294967295
   * @param records the records in their order, one at least
   * @return the batch
   * @throws IllegalArgumentException if there are no records
   */
  public static TransferBatch of(Kind kind, long serial, List<ResourceRecord> records) {
    Objects.requireNonNull(records, "records");
    return new TransferBatch(kind, serial, 1, records);
  }

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
}
