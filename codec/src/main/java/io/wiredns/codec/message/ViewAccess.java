package io.wiredns.codec.message;

import io.wiredns.codec.internal.message.MessageAccess;

/**
 * Implements {@link MessageAccess}: lets the library read parts of views that are hidden from
 * users.
 */
final class ViewAccess extends MessageAccess {
  @Override
  public long word(MessageView view, int offset) {
    return view.word(offset);
  }

  @Override
  public int questionTypeOffset(MessageView view, int number) {
    return view.questionTypeOffset(number);
  }

  @Override
  public int contiguousQuestionNameOffset(MessageView view, int number) {
    return view.contiguousQuestionNameOffset(number);
  }

  @Override
  public int contiguousQuestionNameLength(MessageView view, int number) {
    return view.contiguousQuestionNameLength(number);
  }

  @Override
  public int contiguousNameOffset(RecordView record) {
    return record.contiguousNameOffset();
  }

  @Override
  public int contiguousNameLength(RecordView record) {
    return record.contiguousNameLength();
  }
}
