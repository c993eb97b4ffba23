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
  public int flatQuestionNameOffset(MessageView view, int number) {
    return view.flatQuestionNameOffset(number);
  }

  @Override
  public int flatQuestionNameLength(MessageView view, int number) {
    return view.flatQuestionNameLength(number);
  }

  @Override
  public int flatNameOffset(RecordView record) {
    return record.flatNameOffset();
  }

  @Override
  public int flatNameLength(RecordView record) {
    return record.flatNameLength();
  }
}
