package io.wiredns.codec.response;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.response.Outcome.Kind;
import io.wiredns.codec.wire.WireFormatException;
import java.util.List;

/**
 * Distinguishes the messages of a zone transfer by their SOA records. The order of the records
 * matters here, because RFC 5936 section 2.2 and RFC 1995 section 4 specify it.
 */
final class TransferWalk {
  private static final int SOA = RecordType.SOA.value();

  /** A full transfer has two SOA records with the zone's serial: at its start and its end. */
  private static final int FULL_SOAS = 2;

  /**
   * An incremental transfer has three SOA records with the new serial: at its start, before the
   * last additions, and at its end.
   */
  private static final int INCREMENTAL_SOAS = 3;

  private final AuthorityWalk soas;
  private MessageView view;

  TransferWalk(AuthorityWalk soas) {
    this.soas = soas;
  }

  /**
   * Returns the outcome of a message of a transfer; the query may be null if the message has the
   * question.
   */
  Outcome walk(MessageView view, MessageView query, OutcomeDraft draft, List<Evidence> evidence)
      throws WireFormatException {
    this.view = view;
    MessageView questioned = view.count(Section.QUESTION) > 0 ? view : query;
    RecordType type = questioned.questionType(0);
    draft.detail = type;
    int count = view.count(Section.ANSWER);
    if (count == 0) {
      evidence.add(RecordEvidence.answerCount(view));
      draft.records = 1;
      return draft.outcome(Kind.TRANSFER_EMPTY, evidence);
    }
    RecordView first = record(0);
    boolean endsInSoa = record(count - 1).typeValue() == SOA;
    evidence.add(RecordEvidence.evidence(Section.ANSWER, 0, first));
    if (first.typeValue() != SOA) {
      draft.records = endsInSoa ? 1 : 0;
      return draft.outcome(Kind.TRANSFER_CONTINUED, evidence);
    }
    long serial = soas.serial(first);
    Kind kind = kind(query, type, count, serial);
    int wanted = kind == Kind.TRANSFER_INCREMENTAL ? INCREMENTAL_SOAS : FULL_SOAS;
    boolean ends = kind == Kind.TRANSFER_UP_TO_DATE || endsInSoa && soasOf(serial, count) >= wanted;
    draft.records = ends ? 1 : 0;
    return draft.number(serial).outcome(kind, evidence);
  }

  /** Drops the reference to the view. */
  void release() {
    view = null;
  }

  private RecordView record(int number) {
    return view.record(Section.ANSWER, number);
  }

  private Kind kind(MessageView query, RecordType type, int count, long serial) {
    if (!type.equals(RecordType.IXFR)) {
      return Kind.TRANSFER;
    }
    if (count == 1) {
      return isNewer(serial, query) ? Kind.TRANSFER_SOA_ALONE : Kind.TRANSFER_UP_TO_DATE;
    }
    return record(1).typeValue() == SOA ? Kind.TRANSFER_INCREMENTAL : Kind.TRANSFER;
  }

  /**
   * Returns whether an IXFR query has a serial and the given serial is newer than it; RFC 1982
   * section 3.2.
   */
  private boolean isNewer(long serial, MessageView query) {
    if (query == null || query.count(Section.AUTHORITY) == 0) {
      return false;
    }
    RecordView known = query.record(Section.AUTHORITY, 0);
    try {
      return known.typeValue() == SOA && (int) (serial - soas.serial(known)) > 0;
    } catch (WireFormatException askersFault) {
      return false; // A query with a malformed SOA has no serial.
    }
  }

  private int soasOf(long serial, int count) throws WireFormatException {
    int found = 0;
    for (int i = 0; i < count; i++) {
      found += record(i).typeValue() == SOA && soas.serial(record(i)) == serial ? 1 : 0;
    }
    return found;
  }
}
