package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Bytes;
import io.wiredns.codec.wire.Diagnosis;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.codec.wire.WireName;
import java.util.Arrays;
import java.util.List;

/**
 * The structural pass: walks a message once, checks its framing and the places of OPT and TSIG, and
 * keeps where each question and record lies.
 *
 * <p>An entry is one int: the offset of the owner name in the upper half, that of the fixed part
 * behind it in the lower; offsets fit because a message has at most 65,535 octets. The array grows
 * with what is found, never by what the header counts.
 */
final class MessageIndex {
  static final int QUESTION_FIXED = 4;
  static final int RECORD_FIXED = 10;
  private static final int TTL_AT = 4;
  private static final int RDLENGTH_AT = 8;
  private static final int CLASS_ANY = 255;

  /** Most owners are this pointer; the first question's name has been walked by then. */
  private static final int POINTER_TO_QUESTION = 0xC00C;

  private static final int OPT = RecordType.OPT.value();
  private static final int TSIG = RecordType.TSIG.value();
  private static final int FIRST_ENTRIES = 16;

  final Diagnosis diagnosis = new Diagnosis();
  byte[] octets;
  int base;
  int end;

  private int[] entries = new int[FIRST_ENTRIES];

  /**
   * Entries before this are questions; those before the next are of the answer section, and so on.
   */
  int questionEnd;

  int answerEnd;
  int authorityEnd;
  int additionalEnd;

  /** The entries of OPT and TSIG, or -1. */
  int opt;

  int tsig;

  /** The entry at which a fault was found. */
  private int faultEntry;

  private String faultField;

  /**
   * Walks a message.
   *
   * @param misplaced takes faults of placement, which then do not end the walk; null if they do
   * @return whether it is well-formed (misplacement aside); if not, the diagnosis says why, and the
   *     entries are those before the fault
   */
  boolean walk(byte[] octets, int base, int length, List<WireFormatException> misplaced) {
    this.octets = octets;
    this.base = base;
    this.end = base + length;
    diagnosis.clear();
    questionEnd = answerEnd = authorityEnd = additionalEnd = 0;
    opt = tsig = -1;
    if (length < WireLimits.HEADER_OCTETS) {
      return fault(Fault.HEADER_TRUNCATED, end, length, WireLimits.HEADER_OCTETS, 0, "header");
    }
    if (length > WireLimits.MESSAGE_OCTETS) {
      return fault(Fault.MESSAGE_TOO_LONG, base, length, WireLimits.MESSAGE_OCTETS, 0, "header");
    }
    long counts = Bytes.i64(octets, base + 4);
    if (counts == 0 && opcode() == Opcode.DSO.value()) {
      return true;
    }
    int questions = (int) (counts >>> 48);
    int p = questions(base + WireLimits.HEADER_OCTETS, questions);
    if (p < 0) {
      return false;
    }
    int total = questions + count(counts, 1) + count(counts, 2) + count(counts, 3);
    int entry = questions;
    for (int section = 1; section <= 3; section++) {
      int count = count(counts, section);
      p = records(p, entry, count, section, total, misplaced);
      if (p < 0) {
        return false;
      }
      entry += count;
    }
    if (p != end) {
      return fault(Fault.TRAILING_OCTETS, p, end - p, 0, entry, "message");
    }
    return true;
  }

  private static int count(long counts, int section) {
    return (int) (counts >>> 48 - 16 * section) & 0xFFFF;
  }

  int opcode() {
    return octets[base + 2] >>> 3 & 0xF;
  }

  private int questions(int from, int count) {
    int p = from;
    for (int entry = 0; entry < count; entry++) {
      if (p == end) {
        setEnds(0, entry);
        fault(Fault.COUNT_EXCEEDS_MESSAGE, p, count, entry, entry, "");
        return -1;
      }
      int fixed = WireName.skip(octets, base, p, end, end);
      if (fixed < 0 || end - fixed < QUESTION_FIXED) {
        setEnds(0, entry);
        if (fixed < 0) {
          nameFault(p, entry);
        } else {
          fault(Fault.QUESTION_TRUNCATED, fixed, QUESTION_FIXED, end - fixed, entry, "type");
        }
        return -1;
      }
      put(entry, p, fixed);
      p = fixed + QUESTION_FIXED;
    }
    setEnds(0, count);
    return p;
  }

  private int records(
      int from,
      int firstEntry,
      int count,
      int section,
      int total,
      List<WireFormatException> misplaced) {
    byte[] a = octets;
    int end = this.end;
    int p = from;
    for (int i = 0; i < count; i++) {
      int entry = firstEntry + i;
      int fixed =
          questionEnd > 0 && end - p > 1 && Bytes.u16(a, p) == POINTER_TO_QUESTION
              ? p + 2
              : WireName.skip(a, base, p, end, end);
      if (fixed < 0 || end - fixed < RECORD_FIXED) {
        setEnds(section, entry);
        recordFault(p, fixed, entry, count, i);
        return -1;
      }
      int next = fixed + RECORD_FIXED + Bytes.u16(a, fixed + RDLENGTH_AT);
      if (next > end) {
        setEnds(section, entry);
        fault(
            Fault.RDLENGTH_EXCEEDS_MESSAGE,
            fixed + RDLENGTH_AT,
            next - fixed - RECORD_FIXED,
            end - fixed - RECORD_FIXED,
            entry,
            "RDLENGTH");
        return -1;
      }
      put(entry, p, fixed);
      int type = Bytes.u16(a, fixed);
      if ((type == OPT || type == TSIG) && !placed(p, fixed, type, entry, section, total)) {
        if (misplaced == null) {
          setEnds(section, entry);
          return -1;
        }
        setEnds(section, entry + 1);
        misplaced.add(failure());
        diagnosis.clear();
      }
      p = next;
    }
    setEnds(section, firstEntry + count);
    return p;
  }

  /** Records where a section ends; those behind it are empty as long as nobody says otherwise. */
  private void setEnds(int section, int entry) {
    if (section == 0) {
      questionEnd = entry;
    }
    if (section <= 1) {
      answerEnd = entry;
    }
    if (section <= 2) {
      authorityEnd = entry;
    }
    additionalEnd = entry;
  }

  /** Whether OPT or TSIG is where it belongs, as it must be. */
  private boolean placed(int owner, int fixed, int type, int entry, int section, int total) {
    int additional = Section.ADDITIONAL.ordinal();
    if (type == TSIG) {
      if (section != additional || entry != total - 1) {
        return fault(Fault.TSIG_PLACE, fixed, entry + 1, total, entry, "type");
      }
      tsig = entry;
      int recordClass = Bytes.u16(octets, fixed + 2);
      return recordClass == CLASS_ANY
          || fault(Fault.TSIG_CLASS, fixed + 2, recordClass, CLASS_ANY, entry, "class");
    }
    if (section != additional) {
      return fault(Fault.OPT_PLACE, fixed, section, additional, entry, "type");
    }
    if (opt >= 0) {
      return fault(Fault.OPT_REPEATED, fixed, 2, 1, entry, "type");
    }
    if (octets[owner] != 0) {
      return fault(Fault.OPT_OWNER, owner, octets[owner] & 0xFF, 0, entry, "name");
    }
    opt = entry;
    return true;
  }

  private void recordFault(int p, int fixed, int entry, int count, int index) {
    if (p == end) {
      fault(Fault.COUNT_EXCEEDS_MESSAGE, p, count, index, entry, "");
    } else if (fixed < 0) {
      nameFault(p, entry);
    } else {
      fault(Fault.RECORD_TRUNCATED, fixed, RECORD_FIXED, end - fixed, entry, "type");
    }
  }

  private void nameFault(int p, int entry) {
    faultEntry = entry;
    faultField = "name";
    if (!WireName.diagnose(octets, base, p, end, end, diagnosis)) {
      throw new AssertionError("a well-formed name at octet " + (p - base) + " was refused");
    }
  }

  /** Keeps a fault; false, so that a check can return it. */
  private boolean fault(Fault fault, int at, long found, long limit, int entry, String field) {
    diagnosis.set(fault, at - base, found, limit);
    faultEntry = entry;
    faultField = field;
    return false;
  }

  /** The fault that was found, with its path. */
  WireFormatException failure() {
    boolean framed = faultField.equals("header") || faultField.equals("message");
    return diagnosis.exception(framed ? faultField : (path(faultEntry) + " " + faultField).strip());
  }

  private void put(int entry, int owner, int fixed) {
    if (entry == entries.length) {
      entries = Arrays.copyOf(entries, 2 * entry);
    }
    entries[entry] = owner - base << 16 | fixed - base;
  }

  /** The index of an entry's owner name. */
  int owner(int entry) {
    return base + (entries[entry] >>> 16);
  }

  /** The index of what follows an entry's owner name: its type. */
  int fixed(int entry) {
    return base + (entries[entry] & 0xFFFF);
  }

  int type(int entry) {
    return Bytes.u16(octets, fixed(entry));
  }

  int recordClass(int entry) {
    return Bytes.u16(octets, fixed(entry) + 2);
  }

  int ttl(int entry) {
    return Bytes.i32(octets, fixed(entry) + TTL_AT);
  }

  /** The index of a record's RDATA. */
  int rdata(int entry) {
    return fixed(entry) + RECORD_FIXED;
  }

  /** The index behind a record's RDATA. */
  int rdataEnd(int entry) {
    int fixed = fixed(entry);
    return fixed + RECORD_FIXED + Bytes.u16(octets, fixed + RDLENGTH_AT);
  }

  /** The entry at which a section starts. */
  int start(Section section) {
    return section == Section.QUESTION ? 0 : end(Section.values()[section.ordinal() - 1]);
  }

  /** The entry behind a section's last. */
  int end(Section section) {
    return switch (section) {
      case QUESTION -> questionEnd;
      case ANSWER -> answerEnd;
      case AUTHORITY -> authorityEnd;
      case ADDITIONAL -> additionalEnd;
    };
  }

  /** Where an entry stands: section and index, {@code answer[2]}. */
  String path(int entry) {
    Header header = Header.read(octets, base);
    int index = entry;
    int[] counts = {
      header.questionCount(),
      header.answerCount(),
      header.authorityCount(),
      header.additionalCount()
    };
    int section = 0;
    while (section < 3 && index >= counts[section]) {
      index -= counts[section++];
    }
    return Section.values()[section].label(header.opcode()) + "[" + index + "]";
  }
}
