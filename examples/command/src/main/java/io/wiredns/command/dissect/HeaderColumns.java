package io.wiredns.command.dissect;

import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Section;
import java.io.IOException;

/** Columns about the header, which is shown for malformed messages too. */
final class HeaderColumns {
  private HeaderColumns() {}

  /** A column that is empty if the message is too short for a header. */
  private abstract static class OfHeader extends Column {
    @Override
    final void write(Row row) throws IOException {
      if (row.view.hasHeader()) {
        write(row.view, row.out);
      }
    }

    abstract void write(MessageView view, ColumnText out) throws IOException;
  }

  static final class Id extends OfHeader {
    @Override
    void write(MessageView view, ColumnText out) {
      out.number(view.id());
    }
  }

  static final class Qr extends OfHeader {
    @Override
    void write(MessageView view, ColumnText out) {
      out.number(view.isResponse() ? 1 : 0);
    }
  }

  static final class Opcode extends OfHeader {
    @Override
    void write(MessageView view, ColumnText out) {
      out.word(view.opcode().toString());
    }
  }

  /** The names of the bits that are set, in the order of dig. */
  static final class Flags extends OfHeader {
    private static final int[] BITS = {
      Header.QR, Header.AA, Header.TC, Header.RD, Header.RA, Header.Z, Header.AD, Header.CD
    };

    private static final String[] NAMES = {"qr", "aa", "tc", "rd", "ra", "z", "ad", "cd"};

    @Override
    void write(MessageView view, ColumnText out) throws IOException {
      int values = 0;
      for (int i = 0; i < BITS.length; i++) {
        if ((view.flags() & BITS[i]) != 0) {
          out.value(values++);
          out.word(NAMES[i]);
        }
      }
    }
  }

  /** The number of entries of a section, as the header has it. */
  static final class Count extends OfHeader {
    private final Section section;

    Count(Section section) {
      this.section = section;
    }

    @Override
    void write(MessageView view, ColumnText out) {
      Header header = view.header();
      out.number(
          switch (section) {
            case QUESTION -> header.questionCount();
            case ANSWER -> header.answerCount();
            case AUTHORITY -> header.authorityCount();
            case ADDITIONAL -> header.additionalCount();
          });
    }
  }

  /** The RCODE with the bits of OPT, without which it might be another. */
  static final class Rcode extends Column {
    @Override
    void write(Row row) {
      if (row.shown) {
        row.out.word(row.view.rcode().toString());
      }
    }
  }
}
