package io.wiredns.core.transfer;

import io.wiredns.codec.message.ResourceRecord;
import java.util.List;
import java.util.Objects;

/**
 * Consecutive records of a zone transfer, usually of one message, that have the same {@link Kind}
 * and serial.
 *
 * <p>A complete zone is a sequence of {@link Kind#ZONE} batches. Their records are the records of
 * the zone; the first is the SOA record, and its repetition at the end of the transfer is omitted.
 * Differences alternate between {@link Kind#DELETIONS} and {@link Kind#ADDITIONS}, in the order in
 * which they must be applied. The deletions of a difference, and likewise its additions, begin with
 * the SOA record that is deleted or added, and may consist of several batches.
 *
 * <p>{@link TransferDecoder} and {@link ZoneTransfer} return batches; {@link #of} creates a batch
 * from changes that were kept elsewhere. Immutable, and may be shared among threads.
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
    if (serial >>> 32 != 0) {
      throw new IllegalArgumentException("serial " + serial + " is not in 0..4294967295");
    }
    this.serial = serial;
    this.messageNumber = messageNumber;
    this.records = List.copyOf(records);
    if (this.records.isEmpty()) {
      throw new IllegalArgumentException("a batch of " + kind + " without records");
    }
  }

  /**
   * Returns the meaning of the records.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns the serial of the version that the records belong to.
   *
   * @return the serial, 0 to 4294967295: of the zone; for deletions, of the version before the
   *     difference; for additions, of the version after it
   */
  public long serial() {
    return serial;
  }

  /**
   * Returns the number of the message that contained the records.
   *
   * @return the number, counted from 1 in the transfer; the SOA record at the beginning of a zone
   *     may have been in an earlier message
   */
  public long messageNumber() {
    return messageNumber;
  }

  /**
   * Returns the records.
   *
   * @return an unmodifiable list of at least one record, in the order of the transfer
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

  /** Returns kind, serial, number of records and message number. */
  @Override
  public String toString() {
    return kind + " " + serial + ": " + records.size() + " records of message " + messageNumber;
  }

  /**
   * Returns a batch that was not received in a transfer, to be applied to a zone. Its message
   * number is 1.
   *
   * @param kind the meaning of the records
   * @param serial the serial of the version that they belong to, 0 to 4294967295
   * @param records the records in order, at least one
   * @return the batch
   * @throws IllegalArgumentException if there are no records, or if the serial is out of range
   */
  public static TransferBatch of(Kind kind, long serial, List<ResourceRecord> records) {
    Objects.requireNonNull(records, "records");
    return new TransferBatch(kind, serial, 1, records);
  }

  /**
   * The meaning of the records of a batch.
   *
   * @since 0.1
   */
  public enum Kind {
    /** The records are part of the complete zone, which replaces all earlier records. */
    ZONE,
    /** The records are deleted from the zone. */
    DELETIONS,
    /** The records are added to the zone. */
    ADDITIONS,
    /** The zone has not changed; the only record is the server's SOA record. */
    UP_TO_DATE
  }
}
