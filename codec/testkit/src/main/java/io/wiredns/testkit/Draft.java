package io.wiredns.testkit;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.WireNames;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A well-formed message into which a fault is planted: its octets, and the offsets of its questions
 * and records.
 */
final class Draft {
  /**
   * The maximum size in octets of a message, so that pointers reach octets that are planted at its
   * end.
   */
  static final int LARGEST = 12_000;

  /**
   * A question or record with its offsets; in a question, which has no RDATA, {@code rdata} and
   * {@code end} are the offset after it.
   */
  record Entry(int index, Section section, int number, int owner, int fixed, int rdata, int end) {
    boolean isRecord() {
      return section != Section.QUESTION;
    }
  }

  private static final List<Section> SECTIONS =
      List.of(Section.ANSWER, Section.AUTHORITY, Section.ADDITIONAL);

  final Message good;
  final byte[] octets;
  final List<Entry> entries = new ArrayList<>();

  Draft(Message good) {
    this.good = good;
    octets = Messages.octets(good);
    if (octets.length > 4 * LARGEST) {
      throw new IllegalArgumentException("a message of " + octets.length + " octets");
    }
    MessageView view = new MessageView();
    try {
      view.wrap(ByteBuffer.wrap(octets));
    } catch (WireFormatException malformed) {
      throw new IllegalArgumentException("the message is malformed", malformed);
    }
    for (int i = 0; i < view.count(Section.QUESTION); i++) {
      int owner = view.questionName(i).offset();
      int fixed = WireNames.skip(octets, owner, octets.length, octets.length);
      entries.add(new Entry(i, Section.QUESTION, i, owner, fixed, fixed + 4, fixed + 4));
    }
    for (Section section : SECTIONS) {
      for (int i = 0; i < view.count(section); i++) {
        RecordView record = view.record(section, i);
        int rdata = record.rdataOffset();
        entries.add(
            new Entry(
                entries.size(),
                section,
                i,
                record.offset(),
                record.typeOffset(),
                rdata,
                rdata + record.rdataLength()));
      }
    }
  }

  /** Returns the message, or a query instead of a DSO message, which has no sections. */
  static Message plain(Message good, Choices choices) {
    int length = Messages.octets(good).length;
    if (length > LARGEST) {
      throw new IllegalArgumentException(
          "a message of " + length + " octets, " + LARGEST + " at most can be");
    }
    return good.opcode().equals(Opcode.DSO) ? Messages.queries().make(choices) : good;
  }

  /** Returns the same message without TSIG, after which no record is allowed. */
  static Message unsigned(Message good, Choices choices) {
    Message plain = plain(good, choices);
    if (plain.tsig().isEmpty()) {
      return plain;
    }
    List<ResourceRecord> records = plain.additionals();
    return with(plain, Section.ADDITIONAL, records.subList(0, records.size() - 1));
  }

  /** Returns the same message with TSIG, which is added if there is none. */
  static Message signed(Message good, Choices choices) {
    Message plain = plain(good, choices);
    if (plain.tsig().isPresent()) {
      return plain;
    }
    Tsig tsig = (Tsig) Records.madeUp(RecordType.TSIG, choices).value();
    ResourceRecord record =
        new ResourceRecord(Names.plausible().make(choices), RecordClass.ANY, 0, tsig);
    return plain.toBuilder().additional(record).build();
  }

  /** Returns the same message with a question, which is added if there is none. */
  static Message asking(Message good, Choices choices) {
    Message plain = plain(good, choices);
    Question question = new Question(Names.plausible().make(choices), RecordType.A);
    return plain.questions().isEmpty() ? plain.toBuilder().question(question).build() : plain;
  }

  /**
   * Returns the same message with a record of class IN whose RDATA is not empty in its answer
   * section; one is added if there is none.
   */
  static Message answering(Message good, Choices choices) {
    Message plain = plain(good, choices);
    boolean has =
        plain.answers().stream()
            .anyMatch(
                record ->
                    record.recordClass().equals(RecordClass.IN)
                        && Messages.octets(record.rdata()).length > 0);
    Name owner = Names.plausible().make(choices);
    return has
        ? plain
        : plain.toBuilder().answer(new ResourceRecord(owner, 300, new A(0xC0000201))).build();
  }

  /** Returns a message with the given records in place of those of a section. */
  static Message with(Message message, Section section, List<ResourceRecord> records) {
    MessageBuilder builder = message.toBuilder().clear(section);
    records.forEach(record -> builder.record(section, record));
    return builder.build();
  }

  /** Adds to a well-formed message a record whose RDATA is the given shape, which has the fault. */
  static Planted hosted(Fault fault, RecordType type, Shape shape, Message good, Choices choices) {
    Message plain = plain(good, choices);
    if (shape.length() == 0 && plain.opcode().equals(Opcode.UPDATE)) {
      // In an UPDATE, missing data are not a fault.
      plain = Messages.queries().make(choices);
    }
    Section section = choices.oneOf(SECTIONS);
    List<ResourceRecord> records = new ArrayList<>(plain.records(section));
    boolean sealed = section == Section.ADDITIONAL && plain.tsig().isPresent();
    int number = choices.below(records.size() + (sealed ? 0 : 1));
    Name owner = Names.plausible().make(choices);
    records.add(number, new ResourceRecord(owner, choices.bits(17), blank(type, shape)));
    Draft draft = new Draft(with(plain, section, records));
    return draft.filled(fault, type, shape, section, number);
  }

  static RData blank(RecordType type, Shape shape) {
    return new RawRData(type, Octets.of(new byte[shape.length()]));
  }

  /** Replaces the RDATA of the record with this number in the section by the shape. */
  Planted filled(Fault fault, RecordType type, Shape shape, Section section, int number) {
    Entry entry =
        entries.stream()
            .filter(one -> one.section() == section && one.number() == number)
            .findFirst()
            .orElseThrow();
    byte[] planted = octets.clone();
    System.arraycopy(shape.octets(entry.rdata()), 0, planted, entry.rdata(), shape.length());
    return planted(
        fault,
        planted,
        entry.rdata() + shape.at(),
        path(entry) + " " + type + " " + shape.field(),
        entry.index());
  }

  /** Returns the result for the octets that have the fault. */
  Planted planted(Fault fault, byte[] planted, int offset, String field, int before) {
    return new Planted(fault, Octets.of(planted), offset, field, good, before);
  }

  /** Returns the result for octets that have the fault in the given entry, outside its RDATA. */
  Planted planted(Fault fault, byte[] planted, int offset, Entry entry, String field) {
    return planted(fault, planted, offset, path(entry) + " " + field, entry.index());
  }

  /**
   * Returns the result for the message cut to {@code length} octets, which has the fault in the
   * given entry.
   */
  Planted cut(Fault fault, int length, int offset, Entry entry, String field) {
    return planted(fault, Arrays.copyOf(octets, length), offset, entry, field);
  }

  /** Returns the octets of the message with 16 bits at an offset replaced by the given value. */
  byte[] with16(int at, int value) {
    byte[] planted = octets.clone();
    Bytes.put16(planted, at, value);
    return planted;
  }

  String path(Entry entry) {
    return path(entry.section(), entry.number());
  }

  String path(Section section, int number) {
    return section.label(good.opcode()) + "[" + number + "]";
  }

  int count(Section section) {
    return (int) entries.stream().filter(entry -> entry.section() == section).count();
  }

  List<Entry> records() {
    return entries.stream().filter(Entry::isRecord).toList();
  }

  int u16(int at) {
    return Bytes.u16(octets, at);
  }
}
