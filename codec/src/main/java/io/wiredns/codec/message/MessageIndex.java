package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.Diagnosis;
import io.wiredns.codec.internal.wire.Pointer;
import io.wiredns.codec.internal.wire.PointerTargets;
import io.wiredns.codec.internal.wire.WireAccess;
import io.wiredns.codec.internal.wire.WireNames;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.codec.wire.WireName;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

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
  static final int CLASS_AT = 2;
  static final int TTL_AT = 4;
  static final int RDLENGTH_AT = 8;
  private static final int CLASS_ANY = 255;

  /** Octets behind the message that the array must have, so that a look may go past its end. */
  static final int ROOM = 16;

  private static final int OPT = RecordType.OPT.value();
  private static final int TSIG = RecordType.TSIG.value();
  private static final int FIRST_ENTRIES = 16;
  static final byte[] NO_OCTETS = {};

  final Diagnosis diagnosis = new Diagnosis();

  /** The message's own copy, with room after its end; empty before the first walk. */
  byte[] octets = NO_OCTETS;

  int end;

  /** As many octets are shown: 0 before the first walk and after a message was refused. */
  int shown;

  /** Whether the last wrap let no misplacement pass. */
  boolean strict;

  private final PointerTargets names = new PointerTargets();
  private long[] entries = new long[FIRST_ENTRIES];

  /** The header's four counts. */
  private long counts;

  /**
   * Entries before this are questions; those before the next are of the answer section, and so on.
   */
  int questionEnd;

  int additionalEnd;

  /** The entries of OPT and TSIG, or -1. */
  int opt = -1;

  int tsig = -1;

  /** The first entry whose name is still to be followed, and the first that is OPT or TSIG. */
  private int unresolved;

  private int special;

  /** The entry at which a fault was found. */
  private int faultEntry;

  private String faultField;

  /**
   * Walks a message.
   *
   * @param octets the message from index 0 on, a zero behind it, and room for {@link #ROOM} octets
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
    questionEnd = additionalEnd = 0;
    opt = tsig = -1;
    counts = 0;
    names.message(octets, length);
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

  /** Shows no entry: the message is refused, and only its fault is kept. */
  void forget() {
    shown = 0;
    questionEnd = additionalEnd = 0;
    opt = tsig = -1;
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
    byte[] a = octets;
    int end = this.end;
    int count = counted(0);
    int p = WireLimits.HEADER_OCTETS;
    for (int entry = 0; entry < count; entry++) {
      int last = WireNames.pieceEnd(a, p, end);
      int flat = PointerTargets.MALFORMED;
      int fixed = last + 1;
      if (last < end && a[last] != 0) {
        fixed = last + Pointer.OCTETS;
        flat = names.follow(p, last);
      } else if (last < end && last - p < WireLimits.NAME_OCTETS) {
        flat = p << 16 | fixed - p;
      }
      if (flat == PointerTargets.MALFORMED || fixed + QUESTION_FIXED > end) {
        questionEnd = additionalEnd = entry;
        refuse(p, entry);
        return -1;
      }
      put(entry, p, fixed, flat);
      if (entry == 0) {
        names.question(flat);
      }
      p = fixed + QUESTION_FIXED;
    }
    questionEnd = count;
    return p;
  }

  /** Walks the records, which must end where the message ends. */
  private boolean records(int from, List<WireFormatException> misplaced) {
    int total = counted(0) + counted(1) + counted(2) + counted(3);
    int p = frame(from, counted(0), total);
    int framed = additionalEnd;
    if (unresolved < framed) {
      resolve();
    }
    // The first fault is the one that counts, so what lies before a broken entry comes first.
    if (special < additionalEnd && !placed(total, misplaced)) {
      return false;
    }
    int found = additionalEnd;
    if (found < framed) {
      return refuse(owner(entries[found]), found);
    }
    return (found == total || refuse(p, found))
        && (p == end || fault(Fault.TRAILING_OCTETS, p, end - p, 0, total, "message"));
  }

  /**
   * Finds where records start and end, and no more, so that the loop's numbers stay in registers:
   * names that need another look, and OPT and TSIG, have theirs behind it.
   *
   * @return the index behind the last record that has an end
   */
  private int frame(int from, int first, int total) {
    byte[] a = octets;
    int end = this.end;
    int question = names.question();
    int unresolved = total;
    int special = total;
    int p = from;
    int entry = first;
    for (; entry < total; entry++) {
      int last = WireNames.pieceEnd(a, p, end);
      if (last >= end || last - p >= WireLimits.NAME_OCTETS) {
        break;
      }
      int fixed = last + 1;
      int flat = p << 16 | fixed - p;
      if (a[last] != 0) {
        fixed++;
        flat = question;
        if (last != p || question == 0 || !Pointer.leadsToQuestion(a, p)) {
          flat = 0;
          unresolved = Math.min(unresolved, entry);
        }
      }
      int next = fixed + RECORD_FIXED + Bytes.u16(a, fixed + RDLENGTH_AT);
      if (next > end) {
        break;
      }
      put(entry, p, fixed, flat);
      int type = Bytes.u16(a, fixed);
      if (type == OPT || type == TSIG) {
        special = Math.min(special, entry);
      }
      p = next;
    }
    this.unresolved = unresolved;
    this.special = special;
    additionalEnd = entry;
    return p;
  }

  /**
   * Follows the pointers of entries whose names have not been looked at to their end; entries end
   * at the first whose name breaks a rule.
   */
  private void resolve() {
    for (int entry = unresolved; entry < additionalEnd; entry++) {
      long place = entries[entry];
      if (flatLength(place) == 0) {
        int flat = names.follow(owner(place), fixed(place) - Pointer.OCTETS);
        if (flat == PointerTargets.MALFORMED) {
          additionalEnd = entry;
          return;
        }
        entries[entry] = place | flat & 0xFFFF_FFFFL;
      }
    }
  }

  /** Whether OPT and TSIG are where they belong, as they must be. */
  private boolean placed(int total, List<WireFormatException> misplaced) {
    for (int entry = special; entry < additionalEnd; entry++) {
      int type = type(entry);
      if ((type == OPT || type == TSIG) && !placed(entry, type, total)) {
        if (misplaced == null) {
          additionalEnd = entry;
          return false;
        }
        misplaced.add(failure());
        diagnosis.clear();
        admit(entry, type);
      }
    }
    return true;
  }

  /**
   * Lets a tolerant look take a misplaced record for what the {@link Message} takes it for: the
   * first OPT of the additional section whose name is the root, however that is written, and a TSIG
   * behind which nothing was found, whatever the header counts.
   */
  private void admit(int entry, int type) {
    if (entry < authorityEnd()) {
      return;
    }
    if (type == OPT) {
      if (opt < 0 && ownerName(octets, entries[entry]).length() == 1) {
        opt = entry;
      }
    } else if (entry == additionalEnd - 1 && recordClass(entry) == CLASS_ANY) {
      tsig = entry;
    }
  }

  private boolean placed(int entry, int type, int total) {
    int owner = owner(entries[entry]);
    int fixed = fixed(entry);
    boolean additional = entry >= total - counted(3);
    if (type == TSIG) {
      if (!additional || entry != total - 1) {
        return fault(Fault.TSIG_PLACE, fixed, entry + 1, total, entry, "type");
      }
      int recordClass = Bytes.u16(octets, fixed + 2);
      if (recordClass != CLASS_ANY) {
        return fault(Fault.TSIG_CLASS, fixed + 2, recordClass, CLASS_ANY, entry, "class");
      }
      tsig = entry;
      return true;
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

  /** Why there is no entry at {@code p}: false, with the fault kept. */
  private boolean refuse(int p, int entry) {
    int section = section(entry);
    if (p == end) {
      return fault(
          Fault.COUNT_EXCEEDS_MESSAGE, p, counted(section), entry - firstOf(section), entry, "");
    }
    faultEntry = entry;
    faultField = "name";
    if (WireNames.diagnose(octets, p, end, end, diagnosis)) {
      return false;
    }
    int fixed = WireNames.skip(octets, p, end, end);
    if (section == 0 || end - fixed < RECORD_FIXED) {
      return section == 0
          ? fault(Fault.QUESTION_TRUNCATED, fixed, QUESTION_FIXED, end - fixed, entry, "type")
          : fault(Fault.RECORD_TRUNCATED, fixed, RECORD_FIXED, end - fixed, entry, "type");
    }
    int rdata = fixed + RECORD_FIXED;
    return fault(
        Fault.RDLENGTH_EXCEEDS_MESSAGE,
        fixed + RDLENGTH_AT,
        Bytes.u16(octets, fixed + RDLENGTH_AT),
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

  private void put(int entry, int owner, int fixed, int flat) {
    if (entry == entries.length) {
      entries = Arrays.copyOf(entries, 2 * entry);
    }
    entries[entry] = (long) (owner << 16 | fixed) << 32 | flat & 0xFFFF_FFFFL;
  }

  /** The four numbers of an entry. */
  long place(int entry) {
    return entries[entry];
  }

  /** The index of an entry's owner name. */
  static int owner(long place) {
    return (int) (place >>> 48);
  }

  /** The index of what follows an entry's owner name: its type. */
  static int fixed(long place) {
    return (int) (place >>> 32) & 0xFFFF;
  }

  /** The index from which an entry's owner name lies flat, if it does. */
  static int flat(long place) {
    return (int) place >>> 16;
  }

  /** How many octets the flat name has; 0 if it lies in pieces. */
  static int flatLength(long place) {
    return (int) place & 0xFFFF;
  }

  /** The same, or -1 if it lies in pieces. */
  static int flatOffset(long place) {
    return flatLength(place) > 0 ? flat(place) : -1;
  }

  /** An entry's owner name in the message. */
  static WireName ownerName(byte[] octets, long place) {
    return WireAccess.get().wireName(octets, owner(place), flat(place), flatLength(place));
  }

  int fixed(int entry) {
    return fixed(entries[entry]);
  }

  /**
   * Where the first question's name lies flat, as the lower half of a place says it: so does that
   * of every record whose owner it is, octet for octet. 0 if there is none, or it lies in pieces.
   */
  int flatQuestion() {
    return names.question();
  }

  int type(int entry) {
    return Bytes.u16(octets, fixed(entry));
  }

  int recordClass(int entry) {
    return Bytes.u16(octets, fixed(entry) + CLASS_AT);
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

  int answerEnd() {
    return Math.min(additionalEnd, counted(0) + counted(1));
  }

  int authorityEnd() {
    return Math.min(additionalEnd, counted(0) + counted(1) + counted(2));
  }

  /** The entry at which a section starts. */
  int start(Section section) {
    if (section == Section.ANSWER) {
      return questionEnd;
    }
    if (section == Section.AUTHORITY) {
      return answerEnd();
    }
    return section == Section.ADDITIONAL ? authorityEnd() : 0;
  }

  /** The entry behind a section's last. */
  int end(Section section) {
    if (Objects.requireNonNull(section) == Section.QUESTION) {
      return questionEnd;
    }
    if (section == Section.ANSWER) {
      return answerEnd();
    }
    return section == Section.AUTHORITY ? authorityEnd() : additionalEnd;
  }

  /** Where an entry stands: section and index, {@code answer[2]}. */
  String path(int entry) {
    int section = section(entry);
    String label = Section.values()[section].label(Opcode.of(opcode()));
    return label + "[" + (entry - firstOf(section)) + "]";
  }
}
