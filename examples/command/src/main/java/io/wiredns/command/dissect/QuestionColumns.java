package io.wiredns.command.dissect;

import io.wiredns.codec.message.MessageView;
import java.io.IOException;

/** Columns about the questions: usually one value. */
final class QuestionColumns {
  private QuestionColumns() {}

  private abstract static class OfQuestion extends Column {
    @Override
    final void write(Row row) throws IOException {
      if (row.shown) {
        for (int i = 0, end = row.view.questionCount(); i < end; i++) {
          row.out.value(i);
          write(row.view, i, row);
        }
      }
    }

    abstract void write(MessageView view, int question, Row row);
  }

  static final class Qname extends OfQuestion {
    @Override
    void write(MessageView view, int question, Row row) {
      view.copyQuestionName(question, row.out.nameOctets(), 0);
      row.out.name();
    }
  }

  static final class Qtype extends OfQuestion {
    @Override
    void write(MessageView view, int question, Row row) {
      row.type(view.questionType(question));
    }
  }

  static final class Qclass extends OfQuestion {
    @Override
    void write(MessageView view, int question, Row row) {
      row.recordClass(view.questionClass(question));
    }
  }
}
