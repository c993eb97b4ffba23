package io.wiredns.core.transfer;

import io.wiredns.codec.code.Rcode;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Thrown when a zone transfer fails. It has the fault, and the message, record and octet at which
 * the fault was found.
 *
 * @since 0.1
 */
public final class TransferException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The fault. */
  private final TransferFault fault;

  /** The number of the message, from 1; 0 if the fault concerns none. */
  private final long message;

  /** The index of the record in the answer section, from 0; -1 if the fault concerns none. */
  private final int record;

  /** The offset in the message; -1 if the fault concerns none. */
  private final int offset;

  /** The RCODE of the message; null if it is NOERROR or unknown. */
  private final transient Rcode rcode;

  private TransferException(
      TransferFault fault, long message, int record, int offset, Rcode rcode, String text) {
    super(text);
    this.fault = fault;
    this.message = message;
    this.record = record;
    this.offset = offset;
    this.rcode = rcode;
  }

  /**
   * Returns an exception whose text is like {@code WRONG_ZONE in message 3, answer[7], octet 412:
   * ... (RFC ...)}.
   */
  static TransferException at(
      TransferFault fault, long message, int record, int offset, String detail) {
    return at(fault, message, record, offset, null, detail);
  }

  /** Returns such an exception that also has the RCODE of the message. */
  static TransferException at(
      TransferFault fault, long message, int record, int offset, Rcode rcode, String detail) {
    StringBuilder text = new StringBuilder().append(fault);
    if (message > 0) {
      text.append(" in message ").append(message);
    }
    if (record >= 0) {
      text.append(", answer[").append(record).append(']');
    }
    if (offset >= 0) {
      text.append(", octet ").append(offset);
    }
    text.append(": ").append(detail).append(" (").append(fault.rule()).append(')');
    return new TransferException(fault, message, record, offset, rcode, text.toString());
  }

  /** Sets the cause and returns this exception. */
  TransferException because(Exception cause) {
    initCause(Objects.requireNonNull(cause, "cause"));
    return this;
  }

  /**
   * Returns the fault.
   *
   * @return the fault
   */
  public TransferFault fault() {
    return fault;
  }

  /**
   * Returns the number of the message where the fault was found.
   *
   * @return the number, from 1; if the fault is not in a message, the number of messages received
   *     before it; 0 with {@link TransferFault#NO_SOA}
   */
  public long messageNumber() {
    return message;
  }

  /**
   * Returns the index of the record where the fault was found.
   *
   * @return the index in the answer section of the message, from 0; empty if the fault concerns no
   *     record
   */
  public OptionalInt record() {
    return record < 0 ? OptionalInt.empty() : OptionalInt.of(record);
  }

  /**
   * Returns the offset where the fault was found.
   *
   * @return the offset in octets from the start of the message; empty if the fault concerns no
   *     octet
   */
  public OptionalInt offset() {
    return offset < 0 ? OptionalInt.empty() : OptionalInt.of(offset);
  }

  /**
   * Returns the error RCODE that the server sent.
   *
   * @return the RCODE of the message, or empty if it is NOERROR or unknown; with {@link
   *     TransferFault#SIGNATURE} it is not authenticated
   */
  public Optional<Rcode> rcode() {
    return Optional.ofNullable(rcode);
  }
}
