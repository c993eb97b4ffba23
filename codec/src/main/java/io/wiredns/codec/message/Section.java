package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;

/**
 * The four sections of a message, in wire order; RFC 1035 section 4.1, RFC 2136 section 2 for the
 * names that UPDATE gives them.
 *
 * @since 0.1
 */
public enum Section {
  /** What is asked; in UPDATE the zone. */
  QUESTION("question", "zone"),
  /** Records that answer; in UPDATE the prerequisites. */
  ANSWER("answer", "prerequisite"),
  /** Records that point to an authority; in UPDATE the changes. */
  AUTHORITY("authority", "update"),
  /** Records that help, and OPT and TSIG. */
  ADDITIONAL("additional", "additional");

  private final String label;
  private final String updateLabel;

  Section(String label, String updateLabel) {
    this.label = label;
    this.updateLabel = updateLabel;
  }

  /**
   * What the section is called in messages of an opcode.
   *
   * @param opcode the opcode
   * @return the word, in lower case
   */
  public String label(Opcode opcode) {
    return opcode.equals(Opcode.UPDATE) ? updateLabel : label;
  }

  /** Refuses the question section. */
  void requireRecords() {
    if (this == QUESTION) {
      throw new IllegalArgumentException("QUESTION has no records");
    }
  }
}
