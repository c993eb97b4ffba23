package io.wiredns.core.transfer;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.tsig.TsigResult;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Verifies the signatures of one transfer's messages; RFC 8945 section 5.3.1. Not every message
 * must be signed: unsigned messages are held until the next signed one verifies them all, and can
 * then be read in order. Without a key nothing is held. For one thread.
 */
final class SignedMessages {
  /** The number of bits of the time in a TSIG record. */
  private static final int TIME_BITS = 48;

  /** The state of the signatures, or null if the transfer is unsigned. */
  private final TsigClient tsig;

  private final MessageView view;

  /** Copies of messages that are verified but not yet read, or not yet verified. */
  private final Deque<byte[]> held = new ArrayDeque<>();

  /** Whether the last message, and so every message before it, is verified. */
  private boolean verified;

  SignedMessages(TsigClient tsig, MessageView view) {
    this.tsig = tsig;
    this.view = view;
  }

  /**
   * Checks a time before any state is changed.
   *
   * @throws IllegalArgumentException if the transfer is signed and the time does not fit 48 bits of
   *     seconds since 1970
   */
  void checkTime(Instant now) {
    if (tsig != null && now.getEpochSecond() >>> TIME_BITS != 0) {
      throw new IllegalArgumentException("time " + now + " does not fit 48 bits");
    }
  }

  /**
   * Verifies the message in the view.
   *
   * @param number the number of the message, from 1
   * @return null, or the exception to throw if its signature is wrong
   */
  TransferException verify(long number, Instant now) {
    if (tsig == null) {
      verified = true;
      return null;
    }
    TsigResult result = number == 1 ? tsig.verify(view, now) : tsig.verifyNext(view, now);
    verified = result instanceof TsigResult.Verified;
    return verified || result instanceof TsigResult.Pending ? null : rejected(number, result);
  }

  private TransferException rejected(long number, TsigResult result) {
    String detail;
    int offset = -1;
    if (result instanceof TsigResult.Rejected rejected) {
      detail = rejected.detail() + " (" + rejected.rule() + ")";
      offset = rejected.offset();
    } else if (result instanceof TsigResult.ServerError error) {
      detail = "the server answered " + error.error();
      offset = error.offset();
    } else {
      detail = "no signature";
    }
    Rcode rcode = view.rcode().equals(Rcode.NOERROR) ? null : view.rcode();
    return TransferException.at(
        TransferFault.SIGNATURE,
        number,
        -1,
        offset,
        rcode,
        rcode == null ? detail : detail + ", RCODE " + rcode);
  }

  /**
   * Returns whether the last message must be held: it is not yet verified, or earlier messages are
   * still held.
   */
  boolean isToBeHeld() {
    return !verified || !held.isEmpty();
  }

  /** Holds a copy of a message, from position to limit. */
  void hold(ByteBuffer message) {
    byte[] copy = new byte[message.remaining()];
    message.get(message.position(), copy);
    held.add(copy);
  }

  /** Returns the number of messages that are held. */
  int held() {
    return held.size();
  }

  /** Returns whether a held message is verified and can be read. */
  boolean hasNext() {
    return verified && !held.isEmpty();
  }

  /** Removes the next held message and wraps it in the view. */
  void showNext() {
    if (!view.tryWrap(ByteBuffer.wrap(held.remove()))) {
      throw new AssertionError("octets that were well-formed no longer are");
    }
  }
}
