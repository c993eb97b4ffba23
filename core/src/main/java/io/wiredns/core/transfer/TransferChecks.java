package io.wiredns.core.transfer;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;

/**
 * Checks of each message and record of a transfer that do not depend on the records before it; RFC
 * 5936 sections 2.2 and 3.
 */
final class TransferChecks {
  /** A broken rule, with an offset in the message, or -1 to use the offset of the record. */
  record Broken(TransferFault fault, int offset, String detail) {}

  static final int FLAGS_OFFSET = 2;
  private static final int QUESTION_OFFSET = 12;

  private final Question question;
  private final int id;

  TransferChecks(TransferRequest request, int id) {
    question = new Question(request.zone(), request.type(), request.recordClass());
    this.id = id;
  }

  /** Checks header and question; returns null, or the broken rule. */
  Broken message(MessageView view, boolean first) {
    if (view.id() != id) {
      return new Broken(
          TransferFault.ID, 0, "the ID is " + view.id() + ", that of the query is " + id);
    }
    if (!view.isResponse()) {
      return new Broken(TransferFault.NOT_A_RESPONSE, FLAGS_OFFSET, "QR is not set");
    }
    Opcode opcode = view.header().opcode();
    if (!opcode.equals(Opcode.QUERY)) {
      return new Broken(
          TransferFault.OPCODE, FLAGS_OFFSET, "the opcode is " + opcode + ", not QUERY");
    }
    return question(view, first);
  }

  /**
   * Requires a question in the first message unless that is an error, and the query's question
   * wherever there is one.
   */
  private Broken question(MessageView view, boolean first) {
    int count = view.questionCount();
    if (count == 0 && (!first || view.rcodeValue() != 0)) {
      return null;
    }
    if (count != 1) {
      return new Broken(
          TransferFault.QUESTION, QUESTION_OFFSET, "there are " + count + " questions, not one");
    }
    Question found = view.question(0);
    return found.equals(question)
        ? null
        : new Broken(
            TransferFault.QUESTION,
            QUESTION_OFFSET,
            "the question is " + found + ", that of the query is " + question);
  }

  /** Checks owner, class and type; returns null, or the broken rule. */
  Broken record(ResourceRecord record, boolean first) {
    if (!record.name().isSubdomainOf(question.name())) {
      return new Broken(
          first ? TransferFault.FIRST_RECORD : TransferFault.WRONG_ZONE,
          -1,
          record.name() + " is not in zone " + question.name());
    }
    if (!record.recordClass().equals(question.recordClass())) {
      return new Broken(
          TransferFault.WRONG_CLASS,
          -1,
          "the class is "
              + record.recordClass()
              + ", that of the zone is "
              + question.recordClass());
    }
    if (record.type().isMeta() || record.type().value() == 0) {
      return new Broken(
          TransferFault.META_TYPE, -1, "no zone may have a record of type " + record.type());
    }
    return null;
  }
}
