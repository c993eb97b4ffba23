package io.wiredns.codec.response;

import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.WireFormatException;

/** Describes a response's records: as evidence for an outcome, and as faults. */
final class RecordEvidence {
  private static final int ANSWER_COUNT_AT = 6;

  private RecordEvidence() {}

  /**
   * Returns the evidence that the answer section has no records, or none that the classifier uses.
   */
  static Evidence answerCount(MessageView view) {
    return new Evidence("ANCOUNT " + view.count(Section.ANSWER), ANSWER_COUNT_AT);
  }

  static Evidence evidence(Section section, int number, RecordView record) {
    String label = section == Section.ANSWER ? "answer[" : "authority[";
    // The JIT compiler C2 removes the string builder if only strings and numbers are joined.
    String type = record.type().toString();
    return new Evidence(label + number + "] " + type, record.offset());
  }

  /** Returns the fault of a record's data, which are malformed. */
  static WireFormatException fault(RecordView record) {
    try {
      record.rdata();
    } catch (WireFormatException fault) {
      return fault;
    }
    // A registry of the user may accept data that the type's RFC does not allow.
    return new WireFormatException(
        Fault.RDATA_TRUNCATED,
        record.rdataOffset(),
        record.type().toString(),
        "the RDATA of " + record.rdataLength() + " octets is malformed for this type");
  }
}
