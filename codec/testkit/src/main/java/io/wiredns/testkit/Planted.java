package io.wiredns.testkit;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Octets;
import java.util.Objects;

/**
 * A message with one fault, and the offset of the fault.
 *
 * @param fault the fault
 * @param message the malformed message
 * @param offset the offset in octets, from the start of the message, at which a strict parser
 *     reports the fault
 * @param field the path of the field that WireDNS reports, such as {@code answer[2] MX exchange}
 * @param good the message before the fault was planted
 * @param intactCount the number of questions and records before the fault, in wire order, that are
 *     the same as in the good message
 * @since 0.1
 */
public record Planted(
    Fault fault, Octets message, int offset, String field, Message good, int intactCount) {
  private static final int CHARACTERS = 200;

  /**
   * Creates a message of a mutator.
   *
   * @param fault the fault
   * @param message the malformed message
   * @param offset the offset in octets at which a strict parser reports the fault
   * @param field the path of the field that WireDNS reports
   * @param good the message before the fault was planted
   * @param intactCount the number of intact questions and records before the fault
   */
  public Planted {
    Objects.requireNonNull(fault, "fault");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(good, "good");
  }

  /**
   * Returns the fault with its offset and field, and the octets in hexadecimal for {@code wiredns
   * dissect --input hex}, of a long message only the first ones: at most 200 characters.
   */
  @Override
  public String toString() {
    String text = fault + " at octet " + offset + ", " + field + ": " + message.toHex();
    return text.length() <= CHARACTERS ? text : text.substring(0, CHARACTERS - 3) + "...";
  }
}
