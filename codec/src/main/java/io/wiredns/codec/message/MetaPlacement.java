package io.wiredns.codec.message;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.WireFormatException;
import java.util.List;

/**
 * Checks the places of OPT and TSIG in a walked message: OPT must be in the additional section, at
 * most once, and its owner must be the root (RFC 6891 section 6.1.1); TSIG must be the last record,
 * of class ANY (RFC 8945 section 5.1). This class has no state; results are stored in the index.
 */
final class MetaPlacement {
  private static final int CLASS_ANY = RecordClass.ANY.value();
  static final int OPT = RecordType.OPT.value();
  static final int TSIG = RecordType.TSIG.value();

  private MetaPlacement() {}

  /** Returns whether records of a type must be in a certain place. */
  static boolean isMeta(int type) {
    return type == OPT || type == TSIG;
  }

  /**
   * Finds OPT and TSIG, and checks their places.
   *
   * @param index the index, which has walked the records, and in which the results are stored
   * @param from the first entry of these types
   * @param total the number of entries that the header counts
   * @param misplaced the list to which faults are added; null to end the check at the first fault
   * @return whether all entries were checked; if not, the entries of the index end before the
   *     misplaced one
   */
  static boolean check(
      MessageIndex index, int from, int total, List<WireFormatException> misplaced) {
    for (int entry = from; entry < index.additionalEnd; entry++) {
      int type = index.type(entry);
      if (isMeta(type) && !isPlaced(index, entry, type, total)) {
        if (misplaced == null) {
          index.additionalEnd = entry;
          return false;
        }
        misplaced.add(index.failure());
        index.diagnosis.clear();
        acceptMisplaced(index, entry, type);
      }
    }
    return true;
  }

  /**
   * Accepts a misplaced record in tolerant parsing if the {@link Message} accepts it, too: the
   * first OPT of the additional section whose owner is the root, even if a pointer leads to it, and
   * a TSIG that is the last record found, even if the header counts more.
   */
  private static void acceptMisplaced(MessageIndex index, int entry, int type) {
    if (entry < index.authorityEnd()) {
      return;
    }
    if (type == OPT) {
      if (index.opt < 0 && EntryPlace.ownerName(index.octets, index.place(entry)).length() == 1) {
        index.opt = entry;
      }
    } else if (entry == index.additionalEnd - 1 && index.recordClass(entry) == CLASS_ANY) {
      index.tsig = entry;
    }
  }

  static boolean isPlaced(MessageIndex index, int entry, int type, int total) {
    int fixed = index.fixed(entry);
    boolean additional = entry >= total - index.counted(3);
    FramingDiagnosis diagnosis = index.diagnosis;
    if (type == TSIG) {
      if (!additional || entry != total - 1) {
        return diagnosis.refuse(MessageFault.TSIG_PLACE, fixed, entry + 1, total, entry, "type");
      }
      int recordClass = index.recordClass(entry);
      if (recordClass != CLASS_ANY) {
        int at = fixed + EntryPlace.CLASS_AT;
        return diagnosis.refuse(
            MessageFault.TSIG_CLASS, at, recordClass, CLASS_ANY, entry, "class");
      }
      index.tsig = entry;
      return true;
    }
    if (!additional) {
      int section = index.section(entry);
      int right = Section.ADDITIONAL.ordinal();
      return diagnosis.refuse(MessageFault.OPT_PLACE, fixed, section, right, entry, "type");
    }
    if (index.opt >= 0) {
      return diagnosis.refuse(MessageFault.OPT_REPEATED, fixed, 2, 1, entry, "type");
    }
    int owner = EntryPlace.owner(index.place(entry));
    int first = index.octets[owner] & 0xFF;
    if (first != 0) {
      return diagnosis.refuse(MessageFault.OPT_OWNER, owner, first, 0, entry, "name");
    }
    index.opt = entry;
    return true;
  }
}
