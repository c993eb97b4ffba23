package io.wiredns.testkit;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Octets;
import java.util.Objects;

/**
 * A message with one fault, and where it is.
 *
 * @param fault what is wrong
 * @param message the malformed message
 * @param offset the octet at which a strict parser names the fault, counted from the message's
 *     first
 * @param field the path that WireDNS names, such as {@code answer[2] MX exchange}
 * @param good the message before the fault was planted
 * @param intactCount how many questions and records, in the order of the octets, are before the
 *     fault as they are in the good message
 * @since 0.1
 */
public record Planted(
    Fault fault, Octets message, int offset, String field, Message good, int intactCount) {
  private static final int CHARACTERS = 200;

  /**
   * A message of a mutator.
   *
   * @param fault what is wrong
   * @param message the malformed message
   * @param offset the octet at which a strict parser names the fault
   * @param field the path that WireDNS names
   * @param good the message before the fault was planted
   * @param intactCount how many questions and records are before the fault
   */
  public Planted {
    Objects.requireNonNull(fault, "fault");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(good, "good");
  }

  /**
   * What and where, and the octets in hexadecimal as {@code wiredns dissect --input hex} has them,
   * of a long message only the first: 200 characters at most.
   */
  @Override
  public String toString() {
    String text = fault + " at octet " + offset + ", " + field + ": " + message.toHex();
    return text.length() <= CHARACTERS ? text : text.substring(0, CHARACTERS - 3) + "...";
  }
}
