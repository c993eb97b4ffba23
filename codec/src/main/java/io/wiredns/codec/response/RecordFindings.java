package io.wiredns.codec.response;

import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.WireFormatException;

/** What is said of a response's records: as evidence for an outcome, and as the fault of one. */
final class RecordFindings {
  private static final int ANSWER_COUNT_AT = 6;

  private RecordFindings() {}

  /** That there is no record in the answer, or none that counts. */
  static Evidence answerCount(MessageView view) {
    return new Evidence("ANCOUNT " + view.count(Section.ANSWER), ANSWER_COUNT_AT);
  }

  static Evidence evidence(Section section, int number, RecordView record) {
    String label = section == Section.ANSWER ? "answer[" : "authority[";
    // C2 makes no builder where all that is joined are strings and numbers.
    String type = record.type().toString();
    return new Evidence(label + number + "] " + type, record.offset());
  }

  /** What is wrong with a record's data. */
  static WireFormatException fault(RecordView record) {
    try {
      record.rdata();
    } catch (WireFormatException fault) {
      return fault;
    }
    // A user's registry takes what the type's RFC does not.
    return new WireFormatException(
        Fault.RDATA_TRUNCATED,
        record.rdataOffset(),
        record.type().toString(),
        "the RDATA of " + record.rdataLength() + " octets is none of this type");
  }
}
