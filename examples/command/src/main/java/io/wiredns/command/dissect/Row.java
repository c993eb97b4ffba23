package io.wiredns.command.dissect;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.command.input.MessageOrigin;
import io.wiredns.inspect.DigText;
import io.wiredns.inspect.TextForm;
import io.wiredns.stateful.DsoMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A message whose values are written as a row, and the text of the row. For one thread. */
final class Row {
  private static final int TYPE_A = 1;
  private static final int TYPE_AAAA = 28;

  final MessageView view = new MessageView();
  final ColumnText out;

  /** Whether types and classes have the generic form of RFC 3597. */
  private final boolean generic;

  /** Writes RDATA. */
  final DigText texts;

  /** The number of the message in the input. */
  long number;

  ByteBuffer message;
  MessageOrigin origin;

  /** The result for the signature; null if it was not checked. */
  SignatureCheck check;

  final List<WireFormatException> faults = new ArrayList<>();

  /** The options of OPT, if RDATA was decoded. */
  List<EdnsOption> options = List.of();

  /** Whether more than the header of the message is shown. */
  boolean shown;

  Row(boolean generic, ColumnText out) {
    this.generic = generic;
    texts = DigText.builder().form(generic ? TextForm.GENERIC : TextForm.OWN).build();
    this.out = out;
  }

  /** Forgets what was found in the message before. */
  void clear() {
    if (!faults.isEmpty()) {
      faults.clear();
    }
    options = List.of();
  }

  /** Shows the message if it is well-formed, otherwise only the header, and records the fault. */
  void read(boolean decodes) {
    shown = view.tryWrap(message);
    if (!shown) {
      faults.add(view.failure());
    } else if (decodes) {
      decode();
    }
  }

  private void decode() {
    try {
      for (int i = 0, end = view.recordCount(); i < end; i++) {
        RecordView record = view.record(i);
        if (!isAddress(record)) {
          keepOptions(record, record.rdata());
        }
      }
      Octets body = view.body();
      if (body.length() > 0) {
        DsoMessage.tlvs(body, view.registry());
      }
    } catch (WireFormatException fault) {
      faults.add(fault);
      shown = false;
    }
  }

  /** Shows the intact parts of the message, and records all faults. */
  void readTolerant(boolean decodes) {
    faults.addAll(view.wrapTolerant(message));
    shown = view.hasHeader();
    if (shown && decodes) {
      for (int i = 0, end = view.recordCount(); i < end; i++) {
        RecordView record = view.record(i);
        keepOptions(record, record.rdataTolerant(faults));
      }
      DsoMessage.tlvsTolerant(view.body(), faults, view.registry());
    }
  }

  /** Returns whether a record has only an address, which cannot be malformed. */
  private static boolean isAddress(RecordView record) {
    int length = record.rdataLength();
    int type = record.typeValue();
    return type == TYPE_A && length == 4 || type == TYPE_AAAA && length == 16;
  }

  private void keepOptions(RecordView record, RData rdata) {
    // Malformed RDATA of OPT has a part with all options that could be read.
    RData whole = rdata instanceof MalformedRData malformed ? malformed.part().orElse(null) : rdata;
    if (whole instanceof Opt opt && isOpt(record)) {
      options = opt.options();
    }
  }

  /** Writes a type. */
  void type(RecordType type) {
    out.word(generic ? type.toGenericText() : type.toString());
  }

  /** Writes a class. */
  void recordClass(RecordClass recordClass) {
    out.word(generic ? recordClass.toGenericText() : recordClass.toString());
  }

  /** Returns whether a record is the OPT record in its proper place. */
  boolean isOpt(RecordView record) {
    return view.hasOpt() && view.opt().offset() == record.offset();
  }
}
