package io.wiredns.codec.response;

import java.util.Objects;

/**
 * A reason why a message is not the response to a query; RFC 5452 section 9.1, RFC 7873 section
 * 5.3, RFC 8945 section 5.4.
 *
 * @param field the property that differs
 * @param expected the value that the query requires, as text
 * @param found the value in the message, as text
 * @since 0.1
 */
public record Difference(Field field, String expected, String found) {
  /** The properties by which a response to a query is recognized. */
  public enum Field {
    /** The QR bit, which must be set in a response. */
    QR,
    /** The identifier. */
    ID,
    /** The opcode. */
    OPCODE,
    /** The number of questions. */
    QUESTION_COUNT,
    /** A question's name, compared without regard to case. */
    QUESTION_NAME,
    /** A question's type. */
    QUESTION_TYPE,
    /** A question's class. */
    QUESTION_CLASS,
    /** The client's part of the cookie. */
    COOKIE,
    /**
     * The query had a server cookie, so the server supports cookies, but the message has no cookie.
     */
    COOKIE_MISSING,
    /** The query was signed, but the message is not. */
    TSIG_MISSING
  }

  /**
   * Creates a difference.
   *
   * @param field the property that differs
   * @param expected the value that the query requires
   * @param found the value in the message
   */
  public Difference {
    Objects.requireNonNull(field);
    Objects.requireNonNull(expected);
    Objects.requireNonNull(found);
  }

  /** Returns the difference as text for people. */
  @Override
  public String toString() {
    return field + " " + found + " where " + expected + " was asked";
  }
}
