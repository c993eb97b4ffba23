package io.wiredns.core.transfer;

import io.wiredns.codec.code.Rcode;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A zone transfer failed: why, and at which message, record and octet.
 *
 * @since 0.1
 */
public final class TransferException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  private final TransferFault fault;

  /** The message, from 1; 0 if it is about none. */
  private final long message;

  /** The record in the answer section, from 0; -1 if it is about none. */
  private final int record;

  /** The octet of the message; -1 if it is about none. */
  private final int offset;

  /** What the server said; null if it is not known. */
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

  /** A failure at a place: {@code WRONG_ZONE in message 3, answer[7], octet 412: ... (RFC ...)}. */
  static TransferException at(
      TransferFault fault, long message, int record, int offset, String detail) {
    return at(fault, message, record, offset, null, detail);
  }

  /** The same with what the server said. */
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

  /** The same for a cause. */
  TransferException because(Exception cause) {
    initCause(Objects.requireNonNull(cause, "cause"));
    return this;
  }

  /**
   * What is wrong.
   *
   * @return the fault
   */
  public TransferFault fault() {
    return fault;
  }

  /**
   * In which message it is wrong.
   *
   * @return its number, from 1; after how many messages, if none is to blame; 0 before any
   */
  public long messageNumber() {
    return message;
  }

  /**
   * In which record it is wrong.
   *
   * @return its index in the message's answer section, from 0; nothing if it is about no record
   */
  public OptionalInt record() {
    return record < 0 ? OptionalInt.empty() : OptionalInt.of(record);
  }

  /**
   * Where it is wrong.
   *
   * @return the octet, counted from the message's first; nothing if it is about none
   */
  public OptionalInt offset() {
    return offset < 0 ? OptionalInt.empty() : OptionalInt.of(offset);
  }

  /**
   * What the server said instead of the zone.
   *
   * @return the RCODE of the message, if it is not NOERROR; signed only if the fault is not {@link
   *     TransferFault#SIGNATURE}
   */
  public Optional<Rcode> rcode() {
    return Optional.ofNullable(rcode);
  }
}
