package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.Diagnosis;
import io.wiredns.codec.internal.wire.WireNames;
import io.wiredns.codec.wire.Fault;

/**
 * Why a message's framing was refused: the fault, with its entry and field. It is kept as numbers
 * until the exception is requested. It extends {@link Diagnosis}, which the walks over names fill
 * in, so that a view needs one object only.
 */
final class FramingDiagnosis extends Diagnosis {
  /** The entry in which the fault was found; undefined if there is no fault. */
  private int entry;

  private String field;

  /** Stores a fault. Returns false, so that a check can return the result of this method. */
  boolean refuse(Fault fault, int at, long found, long limit, int entry, String field) {
    set(fault, at, found, limit);
    this.entry = entry;
    this.field = field;
    return false;
  }

  /**
   * Finds out why there is no entry at {@code p} and stores the fault. Always returns false.
   *
   * @param octets the message, from index 0
   * @param end the index after its last octet
   * @param counts the counts of its header, as in {@link SectionCounts}
   * @param p the index where the entry should start
   * @param entry the number of the entry
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

  /** Returns the path of the fault in the message. */
  String path(long counts, int opcode) {
    if (field.equals("header") || field.equals("message")) {
      return field;
    }
    String path = SectionCounts.path(counts, Opcode.of(opcode), entry);
    return field.isEmpty() ? path : String.join(" ", path, field);
  }
}
