package io.wiredns.codec.message;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.WireFormatException;
import java.util.List;

/**
 * Where OPT and TSIG must be in a message that was walked: OPT once, in the additional section, its
 * owner the root (RFC 6891 section 6.1.1); TSIG last of all records, of class ANY (RFC 8945 section
 * 5.1). It has no state; what it finds is the index's.
 */
final class MetaPlacement {
  private static final int CLASS_ANY = RecordClass.ANY.value();
  static final int OPT = RecordType.OPT.value();
  static final int TSIG = RecordType.TSIG.value();

  private MetaPlacement() {}

  /** Whether records of a type have a place of their own. */
  static boolean isMeta(int type) {
    return type == OPT || type == TSIG;
  }

  /**
   * Finds OPT and TSIG, and whether they are where they belong.
   *
   * @param index has walked the records; takes what is found
   * @param from the first entry of these types
   * @param total how many entries the header counts
   * @param misplaced takes the faults, which then do not end the check; null if they do
   * @return whether the check came to its end; if not, entries end before the misplaced one
   */
  static boolean check(
      MessageIndex index, int from, int total, List<WireFormatException> misplaced) {
    for (int entry = from; entry < index.additionalEnd; entry++) {
      int type = index.type(entry);
      if (isMeta(type) && !placed(index, entry, type, total)) {
        if (misplaced == null) {
          index.additionalEnd = entry;
          return false;
        }
        misplaced.add(index.failure());
        index.diagnosis.clear();
        admit(index, entry, type);
      }
    }
    return true;
  }

  /**
   * Lets a tolerant look take a misplaced record for what the {@link Message} takes it for: the
   * first OPT of the additional section whose name is the root, however that is written, and a TSIG
   * after which nothing was found, whatever the header counts.
   */
  private static void admit(MessageIndex index, int entry, int type) {
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

  private static boolean placed(MessageIndex index, int entry, int type, int total) {
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
