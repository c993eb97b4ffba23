package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.Pointer;
import io.wiredns.codec.internal.wire.PointerTargets;
import io.wiredns.codec.internal.wire.WireNames;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The structural pass: walks a message once, checks its framing and the places of OPT and TSIG, and
 * keeps where each question and record lies.
 *
 * <p>What it keeps of an entry is one long, {@link EntryPlace}. The array of these grows with what
 * is found, never by what the header counts. Why a message is refused is {@link FramingDiagnosis}'s
 * to say, where OPT and TSIG must be {@link MetaPlacement}'s.
 */
final class MessageIndex {
  /**
   * Octets after the message that the array must have, so that the loops may look past its end
   * without asking: the farthest look is at the RDLENGTH of a record whose owner is a pointer that
   * starts at the last octet.
   */
  static final int ROOM = 16;

  /** Most messages have fewer. */
  private static final int FIRST_ENTRIES = 16;

  static final byte[] NO_OCTETS = {};

  final FramingDiagnosis diagnosis = new FramingDiagnosis();

  /** The message's own copy, with room after its end; empty before the first walk. */
  byte[] octets = NO_OCTETS;

  /** The index after the message's last octet; 65,536 stands for that and more. */
  int end;

  /** As many octets are shown: 0 before the first walk and after a message was refused. */
  int shown;

  /** True after a strict wrap, which lets no misplacement pass. */
  boolean strict;

  private final PointerTargets names = new PointerTargets();

  /** The places of the entries before {@link #additionalEnd}; what comes after is of no meaning. */
  private long[] entries = new long[FIRST_ENTRIES];

  /** The header's four counts; {@link SectionCounts}. */
  private long counts;

  /** Entries before this are questions; those of the other sections follow. */
  int questionEnd;

  /** Entries before this are in {@link #entries}, at most as many as the header counts. */
  int additionalEnd;

  /** The entry of OPT, or -1. */
  int opt = -1;

  /** The entry of TSIG, or -1. */
  int tsig = -1;

  /** The first entry whose name is still to be followed; as many as there should be if none is. */
  private int unresolved;

  /** The first entry that is OPT or TSIG; as many as there should be if none is. */
  private int special;

  /**
   * Walks a message.
   *
   * @param octets the message from index 0 on, a zero after it, and room for {@link #ROOM} octets
   * @param length how many octets there are to look at
   * @param sent how many there were
   * @param misplaced takes faults of placement, which then do not end the walk; null if they do
   * @return whether it is well-formed (misplacement aside); if not, the diagnosis says why, and the
   *     entries are those before the fault
   */
  boolean walk(byte[] octets, int length, int sent, List<WireFormatException> misplaced) {
    if (this.octets != octets) { // a store into an old object has the garbage collector note it
      this.octets = octets;
    }
    end = length;
    diagnosis.clear();
    questionEnd = additionalEnd = 0;
    opt = tsig = -1;
    counts = 0;
    names.message(octets, length);
    if (length < WireLimits.HEADER_OCTETS) {
      return diagnosis.refuse(
          MessageFault.HEADER_TRUNCATED, end, length, WireLimits.HEADER_OCTETS, 0, "header");
    }
    if (length > WireLimits.MESSAGE_OCTETS) {
      return diagnosis.refuse(
          MessageFault.MESSAGE_TOO_LONG, 0, sent, WireLimits.MESSAGE_OCTETS, 0, "header");
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
  int counted(int section) {
    return SectionCounts.of(counts, section);
  }

  /** The section that the header counts an entry into. */
  int section(int entry) {
    return SectionCounts.section(counts, entry);
  }

  int opcode() {
    return octets[2] >>> 3 & 0xF;
  }

  /** What follows the header of a DSO message without counts; empty for every other message. */
  Octets body() {
    boolean has =
        opcode() == Opcode.DSO.value()
            && counts == 0
            && end > WireLimits.HEADER_OCTETS
            && end <= WireLimits.MESSAGE_OCTETS;
    return has
        ? Octets.of(octets, WireLimits.HEADER_OCTETS, end - WireLimits.HEADER_OCTETS)
        : Octets.EMPTY;
  }

  /** Walks the questions; the index after them, or -1. */
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
        flat = PointerTargets.flat(p, fixed - p);
      }
      if (flat == PointerTargets.MALFORMED || fixed + EntryPlace.QUESTION_FIXED > end) {
        questionEnd = additionalEnd = entry;
        noEntry(p, entry);
        return -1;
      }
      if (entry == entries.length) {
        grow();
      }
      entries[entry] = EntryPlace.of(p, fixed, flat);
      if (entry == 0) {
        names.question(flat);
      }
      p = fixed + EntryPlace.QUESTION_FIXED;
    }
    questionEnd = count;
    return p;
  }

  /** Walks the records, which must end where the message ends. */
  private boolean records(int from, List<WireFormatException> misplaced) {
    int total = SectionCounts.total(counts);
    int p = frame(from, counted(0), total);
    int framed = additionalEnd;
    if (unresolved < framed) {
      resolve();
    }
    // The first fault is the one that counts, so what lies before a broken entry comes first.
    if (special < additionalEnd && !MetaPlacement.check(this, special, total, misplaced)) {
      return false;
    }
    int found = additionalEnd;
    if (found < framed) {
      return noEntry(EntryPlace.owner(entries[found]), found);
    }
    return (found == total || noEntry(p, found))
        && (p == end || diagnosis.refuse(Fault.TRAILING_OCTETS, p, end - p, 0, total, "message"));
  }

  /** Keeps why there is no entry at {@code p}; false. */
  private boolean noEntry(int p, int entry) {
    return diagnosis.noEntry(octets, end, counts, p, entry);
  }

  /**
   * Finds where records start and end, and no more, so that the loop's numbers stay in registers:
   * names that need another look, and OPT and TSIG, have theirs after it. The loop works on local
   * copies of the fields, for a field would be loaded again after each store into the array.
   *
   * @return the index after the last record that has an end
   */
  private int frame(int from, int first, int total) {
    byte[] a = octets;
    int end = this.end;
    int question = names.question();
    // So many octets of labels may stand before a pointer to the question's name.
    int room = question == 0 ? -1 : WireLimits.NAME_OCTETS - PointerTargets.flatLength(question);
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
      // PointerTargets.flat, written out: a call more is a step more for each record, and
      // WorstMessagesTest allows six.
      int flat = p << 16 | fixed - p;
      if (a[last] != 0) {
        fixed++;
        flat = last == p ? question : 0;
        if (last - p > room || !Pointer.leadsToQuestion(a, last)) {
          flat = 0;
          unresolved = Math.min(unresolved, entry);
        }
      }
      int next = fixed + EntryPlace.RECORD_FIXED + Bytes.u16(a, fixed + EntryPlace.RDLENGTH_AT);
      if (next > end) {
        break;
      }
      if (entry == entries.length) {
        grow();
      }
      entries[entry] = EntryPlace.of(p, fixed, flat);
      int type = Bytes.u16(a, fixed);
      if (type == MetaPlacement.OPT || type == MetaPlacement.TSIG) {
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
      if (EntryPlace.flatLength(place) == 0) {
        int flat = names.follow(EntryPlace.owner(place), EntryPlace.fixed(place) - Pointer.OCTETS);
        if (flat == PointerTargets.MALFORMED) {
          additionalEnd = entry;
          return;
        }
        entries[entry] = EntryPlace.resolved(place, flat);
      }
    }
  }

  private void grow() {
    entries = Arrays.copyOf(entries, 2 * entries.length);
  }

  /** The four numbers of an entry; {@link EntryPlace}. */
  long place(int entry) {
    return entries[entry];
  }

  int fixed(int entry) {
    return EntryPlace.fixed(entries[entry]);
  }

  /**
   * Where the first question's name lies flat, {@link PointerTargets#flat}. It is the lower half of
   * the place of every record whose owner points there, so one comparison finds these. 0 if there
   * is none, or it lies in pieces.
   */
  int flatQuestion() {
    return names.question();
  }

  int type(int entry) {
    return Bytes.u16(octets, fixed(entry));
  }

  int recordClass(int entry) {
    return Bytes.u16(octets, fixed(entry) + EntryPlace.CLASS_AT);
  }

  int ttl(int entry) {
    return Bytes.i32(octets, fixed(entry) + EntryPlace.TTL_AT);
  }

  /** The index of a record's RDATA. */
  int rdata(int entry) {
    return fixed(entry) + EntryPlace.RECORD_FIXED;
  }

  /** The index after a record's RDATA. */
  int rdataEnd(int entry) {
    int fixed = fixed(entry);
    return fixed + EntryPlace.RECORD_FIXED + Bytes.u16(octets, fixed + EntryPlace.RDLENGTH_AT);
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

  /** The entry after a section's last. */
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
    return SectionCounts.path(counts, Opcode.of(opcode()), entry);
  }

  /** The fault that was found, with its path. */
  WireFormatException failure() {
    return diagnosis.exception(counts, opcode());
  }
}
