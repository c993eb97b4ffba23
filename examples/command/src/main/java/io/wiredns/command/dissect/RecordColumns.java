package io.wiredns.command.dissect;

import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.util.ArrayList;

/** Columns about the records of a section, except OPT in its proper place: a value for each. */
final class RecordColumns {
  private RecordColumns() {}

  private abstract static class OfRecord extends Column {
    private final Section section;

    OfRecord(Section section) {
      this.section = section;
    }

    @Override
    final void write(Row row) throws IOException {
      if (!row.shown) {
        return;
      }
      int values = 0;
      for (int i = 0, end = row.view.count(section); i < end; i++) {
        RecordView record = row.view.record(section, i);
        if (!row.isOpt(record)) {
          row.out.value(values++);
          write(record, row);
        }
      }
    }

    abstract void write(RecordView record, Row row) throws IOException;
  }

  static final class Owner extends OfRecord {
    Owner(Section section) {
      super(section);
    }

    @Override
    void write(RecordView record, Row row) {
      record.copyName(row.out.nameOctets(), 0);
      row.out.name();
    }
  }

  static final class Class extends OfRecord {
    Class(Section section) {
      super(section);
    }

    @Override
    void write(RecordView record, Row row) {
      row.recordClass(record.recordClass());
    }
  }

  static final class Type extends OfRecord {
    Type(Section section) {
      super(section);
    }

    @Override
    void write(RecordView record, Row row) {
      row.type(record.type());
    }
  }

  static final class Ttl extends OfRecord {
    Ttl(Section section) {
      super(section);
    }

    @Override
    void write(RecordView record, Row row) {
      row.out.number(record.ttl());
    }
  }

  static final class Data extends OfRecord {
    Data(Section section) {
      super(section);
    }

    @Override
    boolean needsRData() {
      return true;
    }

    @Override
    void write(RecordView record, Row row) throws IOException {
      try {
        row.out.data(row.texts, row.view, record);
      } catch (WireFormatException malformed) {
        // The fault has been recorded before.
        row.out.text(record.rdataTolerant(new ArrayList<>()).toText());
      }
    }
  }
}
