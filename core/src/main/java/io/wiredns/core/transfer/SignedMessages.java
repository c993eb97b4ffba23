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
 * The messages of one transfer as far as their signatures are concerned; RFC 8945 section 5.3.1.
 * Not each message must be signed: those before a signed one are held back until that one vouches
 * for all, and are given in their order then. Without a key nothing is held. For one thread.
 */
final class SignedMessages {
  /** The bits of the time in a TSIG record. */
  private static final int TIME_BITS = 48;

  /** Null if nothing is signed. */
  private final TsigClient tsig;

  private final MessageView view;

  /** Octets of messages that are signed for but not read, or wait for a signature. */
  private final Deque<byte[]> held = new ArrayDeque<>();

  /** Whether the last message is signed for, and so all before it are. */
  private boolean vouched;

  SignedMessages(TsigClient tsig, MessageView view) {
    this.tsig = tsig;
    this.view = view;
  }

  /**
   * Checks a time before anything is changed.
   *
   * @throws IllegalArgumentException if it is needed and does not fit 48 bits of seconds since 1970
   */
  void checkTime(Instant now) {
    if (tsig != null && now.getEpochSecond() >>> TIME_BITS != 0) {
      throw new IllegalArgumentException("time " + now + " does not fit 48 bits");
    }
  }

  /**
   * Verifies the message that the view shows.
   *
   * @param number which one it is, from 1 on
   * @return null, or what is wrong with its signature
   */
  TransferException verify(long number, Instant now) {
    if (tsig == null) {
      vouched = true;
      return null;
    }
    TsigResult result = number == 1 ? tsig.verify(view, now) : tsig.verifyNext(view, now);
    vouched = result instanceof TsigResult.Verified;
    return vouched || result instanceof TsigResult.Pending ? null : rejected(number, result);
  }

  private TransferException rejected(long number, TsigResult result) {
    String detail;
    int offset = -1;
    if (result instanceof TsigResult.Rejected rejected) {
      detail = rejected.detail() + " (" + rejected.rule() + ")";
      offset = rejected.offset();
    } else if (result instanceof TsigResult.ServerError error) {
      detail = "the server says " + error.error();
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

  /** Whether the message that was verified last may not be read yet, or not before others. */
  boolean isToBeHeld() {
    return !vouched || !held.isEmpty();
  }

  /** Holds a copy of a message, from position to limit. */
  void hold(ByteBuffer message) {
    byte[] copy = new byte[message.remaining()];
    message.get(message.position(), copy);
    held.add(copy);
  }

  /** How many messages are held. */
  int held() {
    return held.size();
  }

  /** Whether a message that was held may be read now. */
  boolean hasNext() {
    return vouched && !held.isEmpty();
  }

  /** Has the view show the next message that was held, and holds it no longer. */
  void showNext() {
    if (!view.tryWrap(ByteBuffer.wrap(held.remove()))) {
      throw new AssertionError("octets that were well-formed no longer are");
    }
  }
}
