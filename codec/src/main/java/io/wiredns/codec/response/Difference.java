package io.wiredns.codec.response;

import java.util.Objects;

/**
 * In what a message is not the response to a query; RFC 5452 section 9.1, RFC 7873 section 5.3, RFC
 * 8945 section 5.4.
 *
 * @param field what differs
 * @param expected what the query asks for, as text
 * @param found what the message has, as text
 * @since 0.1
 */
public record Difference(Field field, String expected, String found) {
  /** What a query and its response must agree in. */
  public enum Field {
    /** The message is a query itself. */
    QR,
    /** The identifier. */
    ID,
    /** The opcode. */
    OPCODE,
    /** How many questions there are. */
    QUESTION_COUNT,
    /** A question's name, letters folded. */
    QUESTION_NAME,
    /** A question's type. */
    QUESTION_TYPE,
    /** A question's class. */
    QUESTION_CLASS,
    /** The client's part of the cookie. */
    COOKIE,
    /** The query had a server's cookie, so the server knows cookies, and here is none. */
    COOKIE_MISSING,
    /** The query was signed and this is not. */
    TSIG_MISSING
  }

  /**
   * A difference.
   *
   * @param field what differs
   * @param expected what the query asks for
   * @param found what the message has
   */
  public Difference {
    Objects.requireNonNull(field);
    Objects.requireNonNull(expected);
    Objects.requireNonNull(found);
  }

  /** The difference for people. */
  @Override
  public String toString() {
    return field + " " + found + " where " + expected + " was asked";
  }
}
