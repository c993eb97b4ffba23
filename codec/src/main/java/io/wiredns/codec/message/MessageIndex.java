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
 * <p>An entry is four numbers of sixteen bits in a long, the most significant first: the offset of
 * the owner name, that of the fixed part behind it, and, if the name's octets lie together
 * somewhere, their offset and how many they are (else zeros); offsets fit because a message has at
 * most 65,535 octets. The array grows with what is found, never by what the header counts.
 */
final class MessageIndex {
  static final int QUESTION_FIXED = 4;
  static final int RECORD_FIXED = 10;
  private static final int TTL_AT = 4;
  private static final int RDLENGTH_AT = 8;
  private static final int CLASS_ANY = 255;

  private static final int OPT = RecordType.OPT.value();
  private static final int TSIG = RecordType.TSIG.value();
  private static final int FIRST_ENTRIES = 16;

  final Diagnosis diagnosis = new Diagnosis();
  byte[] octets;
  int end;

  private long[] entries = new long[FIRST_ENTRIES];

  /**
   * The last name that a pointer led to, so that the next pointer there needs no walk; -1 if none.
   */
  private int target;

  private int targetOctets;
  private int targetPointers;
  private int targetFlat;

  /** The header's four counts. */
  private long counts;

  /** Where the first question's name lies flat, which most pointers lead to; 0 if there is none. */
  private int questionFlat;

  /**
   * Entries before this are questions; those before the next are of the answer section, and so on.
   */
  int questionEnd;

  int answerEnd;
  int authorityEnd;
  int additionalEnd;

  /** The entries of OPT and TSIG, or -1. */
  int opt = -1;

  int tsig = -1;

  /** The entry at which a fault was found. */
  private int faultEntry;

  private String faultField;

  /**
   * Walks a message.
   *
   * @param octets the message from index 0 on
   * @param length how many octets there are to look at
   * @param sent how many there were
   * @param misplaced takes faults of placement, which then do not end the walk; null if they do
   * @return whether it is well-formed (misplacement aside); if not, the diagnosis says why, and the
   *     entries are those before the fault
   */
  boolean walk(byte[] octets, int length, int sent, List<WireFormatException> misplaced) {
    if (this.octets != octets) {
      this.octets = octets;
    }
    end = length;
    diagnosis.clear();
    questionEnd = answerEnd = authorityEnd = additionalEnd = 0;
    opt = tsig = target = -1;
    questionFlat = 0;
    if (length < WireLimits.HEADER_OCTETS) {
      return fault(Fault.HEADER_TRUNCATED, end, length, WireLimits.HEADER_OCTETS, 0, "header");
    }
    if (length > WireLimits.MESSAGE_OCTETS) {
      return fault(Fault.MESSAGE_TOO_LONG, 0, sent, WireLimits.MESSAGE_OCTETS, 0, "header");
    }
    counts = Bytes.i64(octets, 4);
    if (counts == 0 && opcode() == Opcode.DSO.value()) {
      return true;
    }
    int p = questions();
    return p >= 0 && records(p, misplaced);
  }

  /** How many entries the header counts in a section. */
  private int counted(int section) {
    return (int) (counts >>> 48 - 16 * section) & 0xFFFF;
  }

  int opcode() {
    return octets[2] >>> 3 & 0xF;
  }

  /** Walks the questions; the index behind them, or -1. */
  private int questions() {
    int count = counted(0);
    int p = WireLimits.HEADER_OCTETS;
    for (int entry = 0; entry < count; entry++) {
      long walked = name(p);
      int fixed = (int) (walked >>> 32);
      if (fixed < 0 || end - fixed < QUESTION_FIXED) {
        ends(entry);
        entryFault(p, fixed, entry, Fault.QUESTION_TRUNCATED, QUESTION_FIXED);
        return -1;
      }
      put(entry, p, walked);
      if (entry == 0) {
        questionFlat = (int) walked;
      }
      p = fixed + QUESTION_FIXED;
    }
    return p;
  }

  /** Walks the records, which must end where the message ends. */
  private boolean records(int from, List<WireFormatException> misplaced) {
    byte[] a = octets;
    int end = this.end;
    int entry = counted(0);
    int total = entry + counted(1) + counted(2) + counted(3);
    int p = from;
    for (; entry < total; entry++) {
      long walked = name(p);
      int fixed = (int) (walked >>> 32);
      if (fixed < 0 || end - fixed < RECORD_FIXED) {
        ends(entry);
        return entryFault(p, fixed, entry, Fault.RECORD_TRUNCATED, RECORD_FIXED);
      }
      int next = fixed + RECORD_FIXED + Bytes.u16(a, fixed + RDLENGTH_AT);
      if (next > end) {
        ends(entry);
        return rdlengthFault(fixed, next, entry);
      }
      put(entry, p, walked);
      int type = Bytes.u16(a, fixed);
      if ((type == OPT || type == TSIG) && !placed(p, fixed, type, entry, total)) {
        if (misplaced == null) {
          ends(entry);
          return false;
        }
        misplaced.add(failure());
        diagnosis.clear();
      }
      p = next;
    }
    ends(total);
    return p == end || fault(Fault.TRAILING_OCTETS, p, end - p, 0, total, "message");
  }

  /** Says that so many entries were found: each section ends where the header counts, or there. */
  private void ends(int found) {
    int counted = counted(0);
    questionEnd = Math.min(found, counted);
    counted += counted(1);
    answerEnd = Math.min(found, counted);
    counted += counted(2);
    authorityEnd = Math.min(found, counted);
    additionalEnd = found;
  }

  /** Whether OPT or TSIG is where it belongs, as it must be. */
  private boolean placed(int owner, int fixed, int type, int entry, int total) {
    boolean additional = entry >= total - counted(3);
    if (type == TSIG) {
      if (!additional || entry != total - 1) {
        return fault(Fault.TSIG_PLACE, fixed, entry + 1, total, entry, "type");
      }
      tsig = entry;
      int recordClass = Bytes.u16(octets, fixed + 2);
      return recordClass == CLASS_ANY
          || fault(Fault.TSIG_CLASS, fixed + 2, recordClass, CLASS_ANY, entry, "class");
    }
    if (!additional) {
      return fault(
          Fault.OPT_PLACE, fixed, section(entry), Section.ADDITIONAL.ordinal(), entry, "type");
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

  /** Why an entry has no name, or no room for what follows the name. */
  private boolean entryFault(int p, int fixed, int entry, Fault truncated, int octetsBehindName) {
    if (p == end) {
      int section = section(entry);
      return fault(
          Fault.COUNT_EXCEEDS_MESSAGE, p, counted(section), entry - firstOf(section), entry, "");
    }
    if (fixed >= 0) {
      return fault(truncated, fixed, octetsBehindName, end - fixed, entry, "type");
    }
    faultEntry = entry;
    faultField = "name";
    if (!WireName.diagnose(octets, p, end, end, diagnosis)) {
      throw new AssertionError("a well-formed name at octet " + (p) + " was refused");
    }
    return false;
  }

  private boolean rdlengthFault(int fixed, int next, int entry) {
    int rdata = fixed + RECORD_FIXED;
    return fault(
        Fault.RDLENGTH_EXCEEDS_MESSAGE,
        fixed + RDLENGTH_AT,
        next - rdata,
        end - rdata,
        entry,
        "RDLENGTH");
  }

  /** The section that the header counts an entry into. */
  private int section(int entry) {
    int section = 0;
    while (section < 3 && entry >= firstOf(section + 1)) {
      section++;
    }
    return section;
  }

  /** The first entry that the header counts into a section. */
  private int firstOf(int section) {
    int first = 0;
    for (int before = 0; before < section; before++) {
      first += counted(before);
    }
    return first;
  }

  /** Keeps a fault; false, so that a check can return it. */
  private boolean fault(Fault fault, int at, long found, long limit, int entry, String field) {
    diagnosis.set(fault, at, found, limit);
    faultEntry = entry;
    faultField = field;
    return false;
  }

  /** The fault that was found, with its path. */
  WireFormatException failure() {
    boolean framed = faultField.equals("header") || faultField.equals("message");
    return diagnosis.exception(framed ? faultField : (path(faultEntry) + " " + faultField).strip());
  }

  private void put(int entry, int owner, long walked) {
    if (entry == entries.length) {
      entries = Arrays.copyOf(entries, 2 * entry);
    }
    entries[entry] = (long) owner << 48 | walked;
  }

  /**
   * Walks a name as {@link WireName#skip} does.
   *
   * @return the index behind it in the upper half, and in the lower where it lies flat: offset and
   *     length, or 0 if it lies in pieces; -1 if it breaks a rule
   */
  private long name(int at) {
    byte[] a = octets;
    int end = this.end;
    int p = at;
    int b;
    while (true) {
      if (p >= end) {
        return -1;
      }
      b = a[p];
      if ((b - 1 & 0xFF) >= WireLimits.LABEL_OCTETS) {
        break;
      }
      p += b + 1;
    }
    if (b == 0) {
      int length = p + 1 - at;
      return length <= WireLimits.NAME_OCTETS
          ? (long) (p + 1) << 32 | at << 16 & 0xFFFF_FFFFL | length
          : -1;
    }
    return pointer(at, p);
  }

  /** The same for a name whose labels end at {@code p}, where a pointer should be. */
  private long pointer(int at, int p) {
    if (end - p < 2 || (octets[p] & 0xC0) != 0xC0) {
      return -1;
    }
    int prefix = p - at;
    int pointee = Bytes.u16(octets, p) & WireLimits.POINTER_OFFSET;
    int flat;
    if (pointee == WireLimits.HEADER_OCTETS && questionFlat != 0) {
      flat = questionFlat;
      if (prefix + (flat & 0xFFFF) > WireLimits.NAME_OCTETS) {
        return -1;
      }
    } else {
      if (pointee >= at
          || pointee != target && !walkTarget(pointee)
          || prefix + targetOctets > WireLimits.NAME_OCTETS
          || targetPointers >= WireLimits.NAME_POINTERS) {
        return -1;
      }
      flat = targetFlat;
    }
    return (long) (p + 2) << 32 | (prefix == 0 ? flat & 0xFFFF_FFFFL : 0);
  }

  /** Walks the name that a pointer leads to; false if it breaks a rule. */
  private boolean walkTarget(int offset) {
    byte[] a = octets;
    int end = this.end;
    int octets = 1;
    int start = offset;
    target = -1;
    for (int pointers = 0; pointers < WireLimits.NAME_POINTERS; pointers++) {
      if (start < WireLimits.HEADER_OCTETS) {
        return false;
      }
      int p = start;
      int b;
      while ((b = a[p]) > 0) {
        p += b + 1;
        if (b > WireLimits.LABEL_OCTETS || p >= end) {
          return false;
        }
      }
      octets += p - start;
      if (octets > WireLimits.NAME_OCTETS) {
        return false;
      }
      if (b == 0) {
        target = offset;
        targetOctets = octets;
        targetPointers = pointers;
        targetFlat = pointers == 0 ? offset << 16 | octets : 0;
        return true;
      }
      if (end - p < 2 || (b & 0xC0) != 0xC0) {
        return false;
      }
      int next = Bytes.u16(a, p) & WireLimits.POINTER_OFFSET;
      if (next >= start) {
        return false;
      }
      start = next;
    }
    return false;
  }

  /** The index of an entry's owner name. */
  int owner(int entry) {
    return (int) (entries[entry] >>> 48);
  }

  /** The index of what follows an entry's owner name: its type. */
  int fixed(int entry) {
    return ((int) (entries[entry] >>> 32) & 0xFFFF);
  }

  /** The index from which an entry's owner name lies flat, if it does. */
  int flat(int entry) {
    return (int) entries[entry] >>> 16;
  }

  /** How many octets the flat name has; 0 if it lies in pieces. */
  int flatLength(int entry) {
    return (int) entries[entry] & 0xFFFF;
  }

  /** Whether an entry's owner name is that of the first question, octet for octet. */
  boolean isQuestionName(int entry) {
    return (int) entries[entry] == questionFlat && questionFlat != 0;
  }

  /** An entry's owner name. */
  WireName ownerName(int entry) {
    long e = entries[entry];
    return new WireName(octets, (int) (e >>> 48), (int) e >>> 16, (int) e & 0xFFFF);
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
    return switch (section) {
      case QUESTION -> 0;
      case ANSWER -> questionEnd;
      case AUTHORITY -> answerEnd;
      case ADDITIONAL -> authorityEnd;
    };
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
    int section = section(entry);
    String label = Section.values()[section].label(Opcode.of(opcode()));
    return label + "[" + (entry - firstOf(section)) + "]";
  }
}
