package io.wiredns.core.transfer;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.wire.Name;

/**
 * Determines the meaning of each record of a transfer from the sequence of SOA records; RFC 5936
 * section 2.2, RFC 1995 section 4.
 *
 * <pre>
 *   AXFR    soa  (record)*  soa                         the same SOA record twice
 *   IXFR    soa                                         not newer than the client's: up to date
 *   IXFR    soa  (old (record)* new (record)*)+  soa    old is the client's or the last new
 *   IXFR    soa  (record)*  soa                         as AXFR
 * </pre>
 */
final class TransferSequence {
  /** The part of the sequence to which the next record belongs. */
  private enum State {
    START,
    /**
     * After the first SOA record of an IXFR: the next record decides which of the three forms
     * follows.
     */
    UNDECIDED,
    ZONE,
    DELETIONS,
    ADDITIONS,
    END
  }

  /** The rule that a record breaks. */
  record Broken(TransferFault fault, String detail) {}

  private final Name zone;
  private final Soa known;

  private State state = State.START;
  private ResourceRecord first;
  private Soa current;

  /** The serial of the version that the differences so far lead to. */
  private long reached;

  /** Creates a sequence; {@code known} is null for an AXFR. */
  TransferSequence(Name zone, Soa known) {
    this.zone = zone;
    this.known = known;
  }

  /** Returns the first SOA record, or null before it was read. */
  ResourceRecord first() {
    return first;
  }

  long firstSerial() {
    return current.serial();
  }

  boolean isEnded() {
    return state == State.END;
  }

  /** Returns whether only the first SOA record of an IXFR has been read. */
  boolean isUndecided() {
    return state == State.UNDECIDED;
  }

  /** Returns whether the server's version is not newer than the client's. */
  boolean isUpToDate() {
    return !Serials.isNewer(current.serial(), known.serial());
  }

  /** Ends the sequence after a single SOA record, which means that nothing has changed. */
  void upToDate() {
    state = State.END;
  }

  /**
   * Returns the kind of the last record; null for an SOA record that only delimits the transfer.
   */
  TransferBatch.Kind kind() {
    return switch (state) {
      case ZONE -> TransferBatch.Kind.ZONE;
      case DELETIONS -> TransferBatch.Kind.DELETIONS;
      case ADDITIONS -> TransferBatch.Kind.ADDITIONS;
      case START, UNDECIDED, END -> null;
    };
  }

  /** Returns the serial of the version that the last record belongs to. */
  long serial() {
    return state == State.ZONE ? current.serial() : reached;
  }

  /** Reads a record; returns null, or the rule that it breaks. */
  Broken take(ResourceRecord record) {
    if (state == State.END) {
      return new Broken(
          TransferFault.AFTER_END, record.name() + " " + record.type() + " after the last SOA");
    }
    if (record.type().equals(RecordType.SOA)) {
      Soa soa = (Soa) record.rdata();
      if (!record.name().equals(zone)) {
        return new Broken(
            state == State.START ? TransferFault.FIRST_RECORD : TransferFault.WRONG_ZONE,
            "an SOA record of " + record.name() + " in the zone " + zone);
      }
      return soa(record, soa);
    }
    if (state == State.START) {
      return new Broken(
          TransferFault.FIRST_RECORD, "the first record is of type " + record.type() + ", not SOA");
    }
    if (state == State.UNDECIDED) {
      if (isUpToDate()) {
        return notNewer();
      }
      state = State.ZONE;
    }
    return null;
  }

  private Broken soa(ResourceRecord record, Soa soa) {
    switch (state) {
      case START -> {
        first = record;
        current = soa;
        state = known == null ? State.ZONE : State.UNDECIDED;
        return null;
      }
      case UNDECIDED -> {
        return second(soa);
      }
      case DELETIONS -> {
        return added(soa);
      }
      case ADDITIONS -> {
        return reached == current.serial() ? last(soa) : left(soa);
      }
      default -> {
        return last(soa);
      }
    }
  }

  /**
   * Reads the second record of an IXFR if it is an SOA record: a repetition of the first ends a
   * zone without other records, any other starts a difference.
   */
  private Broken second(Soa soa) {
    if (soa.serial() == current.serial()) {
      boolean oldest = current.serial() != known.serial() && isUpToDate();
      return oldest ? notNewer() : last(soa);
    }
    if (isUpToDate()) {
      return notNewer();
    }
    reached = known.serial();
    return left(soa);
  }

  private Broken notNewer() {
    return new Broken(
        TransferFault.SERIAL_ORDER,
        "records follow serial "
            + current.serial()
            + ", which is not newer than "
            + known.serial());
  }

  private Broken left(Soa soa) {
    if (soa.serial() != reached) {
      return new Broken(
          TransferFault.SERIAL_CHAIN,
          "a difference starts from serial "
              + soa.serial()
              + ", the last one ended with "
              + reached);
    }
    state = State.DELETIONS;
    return null;
  }

  private Broken added(Soa soa) {
    long serial = soa.serial();
    if (!Serials.isNewer(serial, reached) || Serials.isNewer(serial, current.serial())) {
      return new Broken(
          TransferFault.SERIAL_ORDER,
          "a difference from serial %d ends with %d, the transfer with %d"
              .formatted(reached, serial, current.serial()));
    }
    if (serial == current.serial() && !soa.equals(current)) {
      return differs(soa);
    }
    reached = serial;
    state = State.ADDITIONS;
    return null;
  }

  private Broken last(Soa soa) {
    if (!soa.equals(current)) {
      return differs(soa);
    }
    state = State.END;
    return null;
  }

  private Broken differs(Soa soa) {
    return new Broken(
        TransferFault.SOA_DIFFERS,
        "the SOA is " + soa.toText() + ", the first one is " + current.toText());
  }
}
