package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;

/**
 * The four counts of a header in one {@code long}, as on the wire: 16 bits each, the question
 * section in the most significant bits. Entries are numbered through all sections, from 0 to at
 * most 262,139. Sections are given by their ordinals, 0 to 3.
 */
final class SectionCounts {
  private SectionCounts() {}

  /** Returns the number of entries that the header counts in a section. */
  static int of(long counts, int section) {
    return (int) (counts >>> 48 - 16 * section) & 0xFFFF;
  }

  /** Returns the number of entries that the header counts in all sections. */
  static int total(long counts) {
    return of(counts, 0) + of(counts, 1) + of(counts, 2) + of(counts, 3);
  }

  /** Returns the number of the first entry of a section, by the counts of the header. */
  static int first(long counts, int section) {
    int first = 0;
    for (int before = 0; before < section; before++) {
      first += of(counts, before);
    }
    return first;
  }

  /** Returns the section of an entry, by the counts of the header. */
  static int section(long counts, int entry) {
    int section = 0;
    while (section < 3 && entry >= first(counts, section + 1)) {
      section++;
    }
    return section;
  }

  /** Returns the path of an entry, section and index, such as {@code answer[2]}. */
  static String path(long counts, Opcode opcode, int entry) {
    int section = section(counts, entry);
    String label = Section.values()[section].label(opcode);
    return label + "[" + (entry - first(counts, section)) + "]";
  }
}
