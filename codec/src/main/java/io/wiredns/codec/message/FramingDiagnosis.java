package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.Diagnosis;
import io.wiredns.codec.internal.wire.WireNames;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.WireFormatException;

/**
 * Why a message's framing is refused: the fault with the entry and field in which it is. It is kept
 * in numbers until somebody asks for words. A view has one object for all this, so it extends what
 * walks over names fill in.
 */
final class FramingDiagnosis extends Diagnosis {
  /** The entry at which a fault was found; of no meaning without one. */
  private int entry;

  private String field;

  /** Keeps a fault; false, so that a check can return it. */
  boolean refuse(Fault fault, int at, long found, long limit, int entry, String field) {
    set(fault, at, found, limit);
    this.entry = entry;
    this.field = field;
    return false;
  }

  /**
   * Finds out why there is no entry at {@code p}, and keeps that; false.
   *
   * @param octets the message from index 0 on
   * @param end the index after its last octet
   * @param counts those of its header; {@link SectionCounts}
   * @param p where the entry should start
   * @param entry the entry
   */
  boolean noEntry(byte[] octets, int end, long counts, int p, int entry) {
    int section = SectionCounts.section(counts, entry);
    if (p == end) {
      return refuse(
          MessageFault.COUNT_EXCEEDS_MESSAGE,
          p,
          SectionCounts.of(counts, section),
          entry - SectionCounts.first(counts, section),
          entry,
          "");
    }
    this.entry = entry;
    field = "name";
    if (WireNames.diagnose(octets, p, end, end, this)) {
      return false;
    }
    int fixed = WireNames.skip(octets, p, end, end);
    if (section == 0 || end - fixed < EntryPlace.RECORD_FIXED) {
      return section == 0
          ? refuse(
              MessageFault.QUESTION_TRUNCATED,
              fixed,
              EntryPlace.QUESTION_FIXED,
              end - fixed,
              entry,
              "type")
          : refuse(
              MessageFault.RECORD_TRUNCATED,
              fixed,
              EntryPlace.RECORD_FIXED,
              end - fixed,
              entry,
              "type");
    }
    int rdlength = fixed + EntryPlace.RDLENGTH_AT;
    int rdata = fixed + EntryPlace.RECORD_FIXED;
    return refuse(
        MessageFault.RDLENGTH_EXCEEDS_MESSAGE,
        rdlength,
        Bytes.u16(octets, rdlength),
        end - rdata,
        entry,
        "RDLENGTH");
  }

  /** The fault in words, with its path in the message. */
  WireFormatException exception(long counts, int opcode) {
    boolean framed = field.equals("header") || field.equals("message");
    return exception(
        framed
            ? field
            : (SectionCounts.path(counts, Opcode.of(opcode), entry) + " " + field).strip());
  }
}
