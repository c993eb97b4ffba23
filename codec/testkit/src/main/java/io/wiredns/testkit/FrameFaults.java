package io.wiredns.testkit;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageFault;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.RDataFault;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.testkit.Draft.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Plants faults in the header, the counts and the lengths of a message, data of class ANY in an
 * UPDATE, and OPT and TSIG records that are misplaced or break the rules of their type.
 */
final class FrameFaults {
  private static final int OPT = RecordType.OPT.value();
  private static final int TSIG = RecordType.TSIG.value();
  private static final int ANY = RecordClass.ANY.value();

  private FrameFaults() {}

  static Planted headerTruncated(Message good, Choices choices) {
    Draft draft = new Draft(good);
    int length = choices.below(WireLimits.HEADER_OCTETS);
    byte[] cut = Arrays.copyOf(draft.octets, length);
    return draft.planted(MessageFault.HEADER_TRUNCATED, cut, length, "header", 0);
  }

  static Planted messageTooLong(Message good, Choices choices) {
    Draft draft = new Draft(good);
    int length = WireLimits.MESSAGE_OCTETS + choices.between(1, 500);
    byte[] longer = Arrays.copyOf(draft.octets, length);
    return draft.planted(MessageFault.MESSAGE_TOO_LONG, longer, 0, "header", 0);
  }

  /**
   * Makes the count of the last section that has entries, or of an empty one after it, too large.
   */
  static Planted countExceedsMessage(Message good, Choices choices) {
    Draft draft = new Draft(Draft.unsigned(good, choices));
    int last = 0;
    for (Section section : Section.values()) {
      last = draft.count(section) > 0 ? section.ordinal() : last;
    }
    Section section = Section.values()[choices.between(last, Section.ADDITIONAL.ordinal())];
    int count = draft.count(section);
    int more = choices.chance(1, 4) ? 0xFFFF : choices.between(count + 1, 0xFFFF);
    return draft.planted(
        MessageFault.COUNT_EXCEEDS_MESSAGE,
        draft.with16(4 + 2 * section.ordinal(), more),
        draft.octets.length,
        draft.path(section, count),
        draft.entries.size());
  }

  static Planted questionTruncated(Message good, Choices choices) {
    Draft draft = new Draft(Draft.asking(good, choices));
    Entry entry = draft.entries.get(choices.below(draft.count(Section.QUESTION)));
    int length = entry.fixed() + choices.below(4);
    return draft.cut(MessageFault.QUESTION_TRUNCATED, length, entry.fixed(), entry, "type");
  }

  static Planted recordTruncated(Message good, Choices choices) {
    Draft draft = new Draft(Draft.answering(good, choices));
    Entry entry = choices.oneOf(draft.records());
    int length = entry.fixed() + choices.below(10);
    return draft.cut(MessageFault.RECORD_TRUNCATED, length, entry.fixed(), entry, "type");
  }

  /**
   * Cuts the message in the data of a record, or makes the RDLENGTH of the last record too large.
   */
  static Planted rdlengthExceedsMessage(Message good, Choices choices) {
    Draft draft = new Draft(Draft.answering(good, choices));
    Fault fault = MessageFault.RDLENGTH_EXCEEDS_MESSAGE;
    List<Entry> records = draft.records();
    Entry last = records.get(records.size() - 1);
    int length = last.end() - last.rdata();
    if (choices.chance(1, 2)) {
      int at = last.fixed() + 8;
      int more = choices.between(length + 1, 0xFFFF);
      return draft.planted(fault, draft.with16(at, more), at, last, "RDLENGTH");
    }
    Entry entry = choices.oneOf(records.stream().filter(one -> one.end() > one.rdata()).toList());
    int cut = entry.rdata() + choices.below(entry.end() - entry.rdata());
    return draft.cut(fault, cut, entry.fixed() + 8, entry, "RDLENGTH");
  }

  static Planted trailingOctets(Message good, Choices choices) {
    Draft draft = new Draft(Draft.plain(good, choices));
    int length = draft.octets.length;
    byte[] longer = Arrays.copyOf(draft.octets, length + choices.between(1, 20));
    int count = longer.length - length;
    choices.octets(count).copyTo(longer, length);
    return draft.planted(Fault.TRAILING_OCTETS, longer, length, "message", draft.entries.size());
  }

  static Planted updateAnyData(Message good, Choices choices) {
    Message update = good.opcode().equals(Opcode.UPDATE) ? good : Messages.updates().make(choices);
    Draft draft = new Draft(Draft.answering(update, choices));
    Entry entry =
        choices.oneOf(
            draft.records().stream()
                .filter(one -> one.section() != Section.ADDITIONAL && one.end() > one.rdata())
                .toList());
    String field = RecordType.of(draft.u16(entry.fixed())) + " RDLENGTH";
    return draft.planted(
        MessageFault.UPDATE_ANY_DATA,
        draft.with16(entry.fixed() + 2, ANY),
        entry.fixed() + 8,
        entry,
        field);
  }

  /** Changes the type of a record outside the additional section to OPT. */
  static Planted optPlace(Message good, Choices choices) {
    Draft draft = new Draft(Draft.answering(good, choices));
    Entry entry =
        choices.oneOf(
            draft.records().stream().filter(one -> one.section() != Section.ADDITIONAL).toList());
    return draft.planted(
        MessageFault.OPT_PLACE, draft.with16(entry.fixed(), OPT), entry.fixed(), entry, "type");
  }

  /** Returns a message with one more record in the additional section, at the given index. */
  private static Message withAdditional(Message message, Name owner, int number) {
    List<ResourceRecord> records = new ArrayList<>(message.additionals());
    records.add(number, new ResourceRecord(owner, 0, new A(0)));
    return Draft.with(message, Section.ADDITIONAL, records);
  }

  private static int optIndex(Message message) {
    List<ResourceRecord> records = message.additionals();
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).type().equals(RecordType.OPT)) {
        return i;
      }
    }
    return -1;
  }

  static Planted optRepeated(Message good, Choices choices) {
    Message plain = Draft.plain(good, choices);
    Message one =
        plain.edns().isPresent()
            ? plain
            : plain.toBuilder().edns(Options.edns().make(choices)).build();
    int sealed = one.tsig().isPresent() ? 1 : 0;
    int number = choices.between(optIndex(one) + 1, one.additionals().size() - sealed);
    return asOpt(MessageFault.OPT_REPEATED, withAdditional(one, Name.ROOT, number), number);
  }

  static Planted optOwner(Message good, Choices choices) {
    Message plain = Draft.plain(good, choices);
    int opt = optIndex(plain);
    List<ResourceRecord> records = new ArrayList<>(plain.additionals());
    if (opt >= 0) {
      records.remove(opt);
    }
    Message none = Draft.with(plain, Section.ADDITIONAL, records);
    int number = choices.below(records.size() + (none.tsig().isPresent() ? 0 : 1));
    Name owner = Names.plausible().make(choices);
    return asOpt(MessageFault.OPT_OWNER, withAdditional(none, owner, number), number);
  }

  /** Changes the type of the additional record with this index to OPT. */
  private static Planted asOpt(Fault fault, Message message, int number) {
    Draft draft = new Draft(message);
    Entry entry =
        draft.entries.get(draft.entries.size() - draft.count(Section.ADDITIONAL) + number);
    byte[] planted = draft.with16(entry.fixed(), OPT);
    return fault == MessageFault.OPT_OWNER
        ? draft.planted(fault, planted, entry.owner(), entry, "name")
        : draft.planted(fault, planted, entry.fixed(), entry, "type");
  }

  /**
   * Changes to TSIG the type of a record that is not the last one of the message, or is not in the
   * additional section.
   */
  static Planted tsigPlace(Message good, Choices choices) {
    Draft draft = new Draft(Draft.answering(good, choices));
    int last = draft.entries.size() - 1;
    Entry entry =
        choices.oneOf(
            draft.records().stream()
                .filter(one -> one.section() != Section.ADDITIONAL || one.index() < last)
                .toList());
    return draft.planted(
        MessageFault.TSIG_PLACE, draft.with16(entry.fixed(), TSIG), entry.fixed(), entry, "type");
  }

  static Planted tsigClass(Message good, Choices choices) {
    Draft draft = new Draft(Draft.signed(good, choices));
    Entry tsig = draft.entries.get(draft.entries.size() - 1);
    int other = choices.oneOf(List.of(1, 254, 3, 0, 0xFFFF));
    int at = tsig.fixed() + 2;
    return draft.planted(MessageFault.TSIG_CLASS, draft.with16(at, other), at, tsig, "class");
  }

  /** Makes the size of MAC or other data larger than the rest of the TSIG's RDATA. */
  static Planted tsigSize(Fault fault, Message good, Choices choices) {
    Draft draft = new Draft(Draft.signed(good, choices));
    Entry tsig = draft.entries.get(draft.entries.size() - 1);
    int at = tsig.rdata();
    while (draft.octets[at] != 0) {
      at += 1 + draft.octets[at];
    }
    at += 1 + 6 + 2;
    if (fault == RDataFault.TSIG_OTHER_LENGTH) {
      at += 2 + draft.u16(at) + 4;
    }
    int left = tsig.end() - at - 2;
    byte[] planted = draft.with16(at, choices.between(left + 1, 0xFFFF));
    String field = fault == RDataFault.TSIG_MAC_LENGTH ? "TSIG mac" : "TSIG otherData";
    return draft.planted(fault, planted, at, tsig, field);
  }

  /**
   * Returns the message with the given octets appended, as {@code count} more records of the
   * additional section.
   */
  static byte[] appended(Draft draft, Octets records, int count) {
    byte[] longer = Arrays.copyOf(draft.octets, draft.octets.length + records.length());
    records.copyTo(longer, draft.octets.length);
    int additional = draft.count(Section.ADDITIONAL) + count;
    longer[10] = (byte) (additional >>> 8);
    longer[11] = (byte) additional;
    return longer;
  }
}
