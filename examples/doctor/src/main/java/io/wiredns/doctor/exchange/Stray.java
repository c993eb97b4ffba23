package io.wiredns.doctor.exchange;

import io.wiredns.codec.message.Header;
import io.wiredns.codec.response.Difference;
import io.wiredns.codec.wire.WireFormatException;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * A message that arrived while a response was awaited, and is not the response.
 *
 * @param from the address and port that it came from
 * @param expected the address and port of the server
 * @param differences what in the message differs from the query; empty if only its origin does
 * @param fault the fault of a malformed message; null if it is well-formed
 * @param octets the message
 */
public record Stray(
    InetSocketAddress from,
    InetSocketAddress expected,
    List<Difference> differences,
    WireFormatException fault,
    byte[] octets) {
  public boolean isFromElsewhere() {
    return !from.equals(expected);
  }

  public boolean differsIn(Difference.Field field) {
    return differences.stream().anyMatch(difference -> difference.field() == field);
  }

  /** Whether the message would be the response if it came from the server. */
  public boolean matches() {
    return differences.isEmpty() && fault == null;
  }

  /** Describes the message and what differs, as the rest of a line. */
  public String text() {
    StringBuilder text = new StringBuilder(octets.length + " octets");
    if (isFromElsewhere()) {
      text.append(" from ")
          .append(NetworkText.server(from))
          .append(", not from the server that was asked");
      if (!from.getAddress().equals(expected.getAddress())) {
        text.append(" (another address)");
      } else {
        text.append(" (another port)");
      }
      if (matches()) {
        text.append(", ID and question are right");
      }
    }
    for (Difference difference : differences) {
      text.append(", ").append(words(difference));
    }
    if (fault != null) {
      text.append(", malformed: ").append(fault.getMessage());
    }
    return text.toString();
  }

  private static String words(Difference difference) {
    String found = difference.found();
    String expected = difference.expected();
    return switch (difference.field()) {
      case QR -> "it is a query (QR is 0), perhaps ours sent back";
      case ID -> "ID " + found + " instead of " + expected;
      case OPCODE -> "opcode " + found + " instead of " + expected;
      case QUESTION_COUNT -> found + " questions instead of " + expected;
      case QUESTION_NAME -> "question for the name " + found + " instead of " + expected;
      case QUESTION_TYPE -> "question for the type " + found + " instead of " + expected;
      case QUESTION_CLASS -> "question for the class " + found + " instead of " + expected;
      case COOKIE -> "another client cookie than ours";
      case COOKIE_MISSING -> "no cookie, although this server has given us one";
      case TSIG_MISSING -> "no TSIG";
    };
  }

  /** Returns whether the message has a header and is a response. */
  boolean isResponse() {
    return octets.length > 2 && (octets[2] << 8 & Header.QR) != 0;
  }
}
