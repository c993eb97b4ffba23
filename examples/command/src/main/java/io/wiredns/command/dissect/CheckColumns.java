package io.wiredns.command.dissect;

import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;

/** Columns about the signature and the faults of a message. */
final class CheckColumns {
  private CheckColumns() {}

  /** The result for the signature, if a key is given. */
  static final class Signature extends Column {
    @Override
    void write(Row row) {
      if (row.check != null) {
        row.out.text(row.check.toText());
      }
    }
  }

  /** The name of the key, which is the owner of TSIG. */
  static final class Key extends Column {
    @Override
    void write(Row row) {
      if (row.shown && row.view.hasTsig()) {
        row.view.tsig().copyName(row.out.nameOctets(), 0);
        row.out.name();
      }
    }
  }

  private abstract static class OfFault extends Column {
    @Override
    boolean needsRData() {
      return true;
    }

    @Override
    final void write(Row row) throws IOException {
      for (int i = 0; i < row.faults.size(); i++) {
        row.out.value(i);
        write(row.faults.get(i), row.out);
      }
    }

    abstract void write(WireFormatException fault, ColumnText out);
  }

  static final class FaultName extends OfFault {
    @Override
    void write(WireFormatException fault, ColumnText out) {
      out.word(fault.fault().name());
    }
  }

  static final class FaultOffset extends OfFault {
    @Override
    void write(WireFormatException fault, ColumnText out) {
      out.number(fault.offset());
    }
  }

  static final class FaultField extends OfFault {
    @Override
    void write(WireFormatException fault, ColumnText out) {
      out.text(fault.field());
    }
  }
}
