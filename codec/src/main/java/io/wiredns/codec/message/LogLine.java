package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;

/** Builds the parts of the log lines that {@code toString} of messages and views returns. */
final class LogLine {
  private static final String[] FLAGS = {"aa", "tc", "rd", "ra", "z", "ad", "cd"};

  private LogLine() {}

  /** Returns the header without RCODE and counts, such as {@code QUERY response id 7 aa tc}. */
  static String of(Opcode opcode, int flags, int id) {
    StringBuilder line = new StringBuilder().append(opcode);
    line.append((flags & Header.QR) != 0 ? " response id " : " query id ").append(id);
    for (int i = 0; i < FLAGS.length; i++) {
      if ((flags & Header.AA >>> i) != 0) {
        line.append(' ').append(FLAGS[i]);
      }
    }
    return line.toString();
  }

  /** Returns the first question and the number of further ones. */
  static String questions(Question[] questions) {
    if (questions.length == 0) {
      return "[]";
    }
    String more = questions.length == 1 ? "" : ", and " + (questions.length - 1) + " more";
    return "[" + questions[0] + more + "]";
  }

  static String counts(int questions, int answers, int authorities, int additionals) {
    return questions
        + " question, "
        + answers
        + " answer, "
        + authorities
        + " authority, "
        + additionals
        + " additional";
  }
}
