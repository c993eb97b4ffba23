package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;

/**
 * The four counts of a header in one long, as they are on the wire: sixteen bits each, those of the
 * question section first. Entries are numbered through all sections, from 0 to at most 262,139.
 * Sections are meant by their ordinals, 0 to 3.
 */
final class SectionCounts {
  private SectionCounts() {}

  /** How many entries the header counts in a section. */
  static int of(long counts, int section) {
    return (int) (counts >>> 48 - 16 * section) & 0xFFFF;
  }

  /** How many entries the header counts. */
  static int total(long counts) {
    return of(counts, 0) + of(counts, 1) + of(counts, 2) + of(counts, 3);
  }

  /** The first entry that the header counts into a section. */
  static int first(long counts, int section) {
    int first = 0;
    for (int before = 0; before < section; before++) {
      first += of(counts, before);
    }
    return first;
  }

  /** The section that the header counts an entry into. */
  static int section(long counts, int entry) {
    int section = 0;
    while (section < 3 && entry >= first(counts, section + 1)) {
      section++;
    }
    return section;
  }

  /** Where an entry stands: section and index, {@code answer[2]}. */
  static String path(long counts, Opcode opcode, int entry) {
    int section = section(counts, entry);
    String label = Section.values()[section].label(opcode);
    return label + "[" + (entry - first(counts, section)) + "]";
  }
}
