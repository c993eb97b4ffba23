package io.wiredns.core.transfer;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;

/**
 * What each message and each record of a transfer must be, whatever came before it; RFC 5936
 * sections 2.2 and 3.
 */
final class TransferChecks {
  /** What is wrong; the offset is in the message, -1 where it is a record's own. */
  record Broken(TransferFault fault, int offset, String detail) {}

  static final int FLAGS_OFFSET = 2;
  private static final int QUESTION_OFFSET = 12;

  private final Question question;
  private final int id;

  TransferChecks(TransferRequest request, int id) {
    question = new Question(request.zone(), request.type(), request.recordClass());
    this.id = id;
  }

  /** Checks header and question; null, or what is wrong. */
  Broken message(MessageView view, boolean first) {
    if (view.id() != id) {
      return new Broken(TransferFault.ID, 0, "ID " + view.id() + " where the query's is " + id);
    }
    if (!view.isResponse()) {
      return new Broken(TransferFault.NOT_A_RESPONSE, FLAGS_OFFSET, "QR is not set");
    }
    Opcode opcode = view.header().opcode();
    if (!opcode.equals(Opcode.QUERY)) {
      return new Broken(TransferFault.OPCODE, FLAGS_OFFSET, "opcode " + opcode);
    }
    return question(view, first);
  }

  /** The question is needed in the first message that is no error, and must be ours everywhere. */
  private Broken question(MessageView view, boolean first) {
    int count = view.questionCount();
    if (count == 0 && (!first || view.rcodeValue() != 0)) {
      return null;
    }
    if (count != 1) {
      return new Broken(TransferFault.QUESTION, QUESTION_OFFSET, count + " questions, not one");
    }
    Question found = view.question(0);
    return found.equals(question)
        ? null
        : new Broken(
            TransferFault.QUESTION,
            QUESTION_OFFSET,
            "the question is " + found + " where " + question + " was asked");
  }

  /** Checks owner, class and type; null, or what is wrong. */
  Broken record(ResourceRecord record, boolean first) {
    if (!record.name().isSubdomainOf(question.name())) {
      return new Broken(
          first ? TransferFault.FIRST_RECORD : TransferFault.WRONG_ZONE,
          -1,
          record.name() + " is not in the zone " + question.name());
    }
    if (!record.recordClass().equals(question.recordClass())) {
      return new Broken(
          TransferFault.WRONG_CLASS,
          -1,
          "class " + record.recordClass() + ", not " + question.recordClass());
    }
    if (record.type().isMeta() || record.type().value() == 0) {
      return new Broken(
          TransferFault.META_TYPE, -1, "no record of a zone has the type " + record.type());
    }
    return null;
  }
}
