package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;

/**
 * The four sections of a message, in wire order; RFC 1035 section 4.1. An UPDATE has other names
 * for them, RFC 2136 section 2. Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public enum Section {
  /** The questions; in an UPDATE, the zone. */
  QUESTION("question", "zone"),
  /** Records that answer the question; in an UPDATE, the prerequisites. */
  ANSWER("answer", "prerequisite"),
  /** Records that point to an authority; in an UPDATE, the changes. */
  AUTHORITY("authority", "update"),
  /** Records with further information, and OPT and TSIG. */
  ADDITIONAL("additional", "additional");

  private final String label;
  private final String updateLabel;

  Section(String label, String updateLabel) {
    this.label = label;
    this.updateLabel = updateLabel;
  }

  /**
   * Returns the name of the section in messages of an opcode.
   *
   * @param opcode the opcode
   * @return the word, in lower case
   */
  public String label(Opcode opcode) {
    return opcode.equals(Opcode.UPDATE) ? updateLabel : label;
  }

  /** Throws an IllegalArgumentException for the question section, which has no records. */
  void requireRecords() {
    if (this == QUESTION) {
      throw new IllegalArgumentException("QUESTION has no records");
    }
  }
}
