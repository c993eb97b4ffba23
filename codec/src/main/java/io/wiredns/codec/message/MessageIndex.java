package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.Pointer;
import io.wiredns.codec.internal.wire.PointerTargets;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The structural pass: walks a message once, checks its framing and the places of OPT and TSIG, and
 * stores the place of each question and record.
 *
 * <p>The place of an entry is one {@code long}, see {@link EntryPlace}. The array of places grows
 * with the entries that are found, never with the counts of the header. {@link FramingDiagnosis}
 * determines why a message is refused, {@link MetaPlacement} checks the places of OPT and TSIG.
 */
final class MessageIndex {
  /**
   * The number of octets that the array must have after the message, so that loops may read past
   * the end of the message without a bounds check of their own. The farthest read is that of the
   * RDLENGTH of a record whose owner is a pointer that starts at the last octet.
   */
  static final int READ_AHEAD_OCTETS = 16;

  /** The first length of {@link #places}; most messages have fewer entries. */
  private static final int INITIAL_PLACES = 16;

  static final byte[] NO_OCTETS = {};

  final FramingDiagnosis diagnosis = new FramingDiagnosis();

  /**
   * The copy of the message, with {@link #READ_AHEAD_OCTETS} octets after its end; empty before the
   * first walk.
   */
  byte[] octets = NO_OCTETS;

  /**
   * The index after the last octet of the message; 65,536 means 65,536 or more. It is set even if
   * the message is refused.
   */
  int end;

  /**
   * The number of octets of the message if it is shown, at least in part; 0 before the first walk
   * and after a refused message.
   */
  int shown;

  /** True after a strict wrap, which refuses misplaced OPT and TSIG. */
  boolean strict;

  private final PointerTargets names = new PointerTargets();

  /** The places of the entries, valid before index {@link #additionalEnd}. */
  private long[] places = new long[INITIAL_PLACES];

  /** The four counts of the header, as in {@link SectionCounts}. */
  private long counts;

  /** The number of questions, which is the first entry after them; the other sections follow. */
  int questionEnd;

  /** The number of entries in {@link #places}, at most as many as the header counts. */
  int additionalEnd;

  /** The entry of OPT; -1 if there is none. */
  int opt = -1;

  /** The entry of TSIG; -1 if there is none. */
  int tsig = -1;

  /**
   * The first entry that is OPT or TSIG and out of place; the number of entries that the header
   * counts if there is none.
   */
  private int firstMeta;

  /**
   * Checks the structure of a message and keeps the places of its entries. A DSO message whose
   * counts are 0 has no entries, and any octets may follow its header.
   *
   * @param octets the message from index 0, followed by at least {@link #READ_AHEAD_OCTETS} octets,
   *     the first of which is 0; the others do not matter to the walk
   * @param length the number of octets of the message in the array
   * @param sent the number of octets that were received
   * @param misplaced the list to which faults of placement are added; null to end the walk at the
   *     first
   * @return whether the message is well-formed, apart from faults in {@code misplaced}; if not, the
   *     diagnosis has the fault, and the entries are those before it
   */
  boolean walk(byte[] octets, int length, int sent, List<WireFormatException> misplaced) {
    // A store into an old object costs a write barrier of the garbage collector.
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

  /** Discards all entries: the message is refused, and only its fault is kept. */
  void forget() {
    shown = 0;
    questionEnd = additionalEnd = 0;
    opt = tsig = -1;
  }

  /** Returns the number of entries that the header counts in a section. */
  int counted(int section) {
    return SectionCounts.of(counts, section);
  }

  /** Returns the section of an entry, by the counts of the header. */
  int section(int entry) {
    return SectionCounts.section(counts, entry);
  }

  int opcode() {
    return octets[2] >>> 3 & 0xF;
  }

  /**
   * Returns a copy of the octets after the header of a DSO message whose counts are 0; empty for
   * every other message.
   */
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

  /**
   * Checks the questions and keeps their places. Returns the index after them, or -1 if one is
   * malformed.
   */
  private int questions() {
    int end = this.end;
    int count = counted(0);
    int p = WireLimits.HEADER_OCTETS;
    for (int entry = 0; entry < count; entry++) {
      int fixed = entry == 0 ? names.walkQuestion() : names.skip(p);
      if (fixed < 0 || fixed + EntryPlace.QUESTION_FIXED > end) {
        questionEnd = additionalEnd = entry;
        noEntry(p, entry);
        return -1;
      }
      if (entry == places.length) {
        grow();
      }
      places[entry] = EntryPlace.of(p, fixed, names.contiguous());
      p = fixed + EntryPlace.QUESTION_FIXED;
    }
    questionEnd = count;
    return p;
  }

  /**
   * Checks the records and keeps their places. Returns whether they are well-formed and end where
   * the message ends.
   */
  private boolean records(int from, List<WireFormatException> misplaced) {
    int total = SectionCounts.total(counts);
    int p = frame(from, counted(0), total);
    // The first fault is reported, so entries before a malformed one are checked first.
    if (firstMeta < additionalEnd && !MetaPlacement.check(this, firstMeta, total, misplaced)) {
      return false;
    }
    int found = additionalEnd;
    return (found == total || noEntry(p, found))
        && (p == end || diagnosis.refuse(Fault.TRAILING_OCTETS, p, end - p, 0, total, "message"));
  }

  /** Stores the reason why there is no entry at {@code p}. Always returns false. */
  private boolean noEntry(int p, int entry) {
    return diagnosis.noEntry(octets, end, counts, p, entry);
  }

  /**
   * Finds the place of each record. Most owners are a pointer to a label of the first question's
   * name, which has been walked: such pointers are recognised by their two octets, and all other
   * names are walked. OPT and TSIG are kept up to the first that is out of place; from that one on,
   * they are checked after the loop. The index of the next record is never read from a place,
   * because packing and unpacking it would lengthen the chain of instructions from one record to
   * the next. The loop uses local copies of the fields, because a field would be loaded again after
   * each store into the array.
   *
   * @return the index after the last well-formed record
   */
  private int frame(int from, int first, int total) {
    byte[] a = octets;
    int end = this.end;
    int question = names.question();
    long labels = names.questionLabels();
    int p = from;
    int entry = first;
    firstMeta = total;
    while (entry < total) {
      if (entry == places.length) {
        grow();
      }
      long[] places = this.places;
      int most = Math.min(total, places.length);
      for (; entry < most; entry++) {
        int fixed = p + Pointer.OCTETS;
        int at = Pointer.fromQuestion(a, p);
        int contiguous = question + (at << 16) - at;
        if ((at & -Long.SIZE) != 0 || (labels >>> at & 1) == 0) {
          fixed = names.skip(p);
          if (fixed < 0) {
            break;
          }
          contiguous = names.contiguous();
        }
        int next = fixed + EntryPlace.RECORD_FIXED + Bytes.u16(a, fixed + EntryPlace.RDLENGTH_AT);
        if (next > end) {
          break;
        }
        places[entry] = EntryPlace.of(p, fixed, contiguous);
        int type = Bytes.u16(a, fixed);
        if (MetaPlacement.isMeta(type)
            && firstMeta == total
            && !MetaPlacement.isPlaced(this, entry, type, total)) {
          firstMeta = entry;
        }
        p = next;
      }
      if (entry < most) {
        break;
      }
    }
    additionalEnd = entry;
    return p;
  }

  private void grow() {
    places = Arrays.copyOf(places, 2 * places.length);
  }

  /** Returns the place of an entry, as in {@link EntryPlace}. */
  long place(int entry) {
    return places[entry];
  }

  int fixed(int entry) {
    return EntryPlace.fixed(places[entry]);
  }

  /**
   * Returns offset and length of the first question's name, as in {@link
   * PointerTargets#contiguous}; 0 if there is no question. This number is the lower half of the
   * place of every record whose owner is only a pointer to that name, so one comparison finds such
   * records.
   */
  int contiguousQuestion() {
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

  /** Returns the offset of the RDATA of a record. */
  int rdata(int entry) {
    return fixed(entry) + EntryPlace.RECORD_FIXED;
  }

  /** Returns the offset after the RDATA of a record. */
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

  /** Returns the first entry of a section. */
  int start(Section section) {
    if (section == Section.ANSWER) {
      return questionEnd;
    }
    if (section == Section.AUTHORITY) {
      return answerEnd();
    }
    return section == Section.ADDITIONAL ? authorityEnd() : 0;
  }

  /** Returns the entry after the last of a section. */
  int end(Section section) {
    if (Objects.requireNonNull(section) == Section.QUESTION) {
      return questionEnd;
    }
    if (section == Section.ANSWER) {
      return answerEnd();
    }
    return section == Section.AUTHORITY ? authorityEnd() : additionalEnd;
  }

  /** Returns the path of an entry, section and index, such as {@code answer[2]}. */
  String path(int entry) {
    return SectionCounts.path(counts, Opcode.of(opcode()), entry);
  }

  /** Returns the fault as an exception, with its path. */
  WireFormatException failure() {
    return diagnosis.exception(this);
  }

  /** Returns the path of the fault. */
  @Override
  public String toString() {
    return diagnosis.path(counts, opcode());
  }
}
