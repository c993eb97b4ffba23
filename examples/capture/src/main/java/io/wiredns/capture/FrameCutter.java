package io.wiredns.capture;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds the messages in a TCP stream by their two-octet lengths, RFC 1035 section 4.2.2. It passes
 * on all complete messages at once, with their lengths, and {@link ReadyMessages} separates them
 * later, because a stream of empty messages has half as many messages as octets.
 */
final class FrameCutter {
  private static final int PREFIX_LENGTH = 2;
  private static final byte[] NONE = {};

  private final Tally tally;
  private final FrameSearch search;

  /**
   * An incomplete message with its length; grows with the octets received, not to the stated
   * length.
   */
  private byte[] partial = NONE;

  private int filled;
  private boolean searching;

  FrameCutter(Tally tally) {
    this.tally = tally;
    this.search = new FrameSearch(tally);
  }

  /**
   * Discards an incomplete message; the next octets either start a message or have to be searched
   * for the start of one.
   */
  void restart(boolean atStart) {
    tally.tcpDroppedOctets += filled;
    partial = NONE;
    filled = 0;
    search.clear();
    searching = !atStart;
  }

  /** Returns the number of octets of an incomplete message. */
  int held() {
    return partial.length;
  }

  /** Accepts the next octets of the stream, and passes on every message that they complete. */
  void take(ByteBuffer next, Consumer<ByteBuffer> frames) {
    ByteBuffer data = next;
    if (searching) {
      data = search.take(next);
      if (data == null) {
        return;
      }
      searching = false;
    }
    while (data.hasRemaining()) {
      if (filled > 0 || !passOn(data, frames)) {
        append(data, frames);
      }
    }
  }

  /**
   * Passes on the complete messages at the start of the data without copying; returns false if
   * there are none.
   */
  private static boolean passOn(ByteBuffer data, Consumer<ByteBuffer> frames) {
    int start = data.position();
    int end = start;
    while (data.limit() - end >= PREFIX_LENGTH) {
      int next = end + PREFIX_LENGTH + Short.toUnsignedInt(data.getShort(end));
      if (next > data.limit()) {
        break;
      }
      end = next;
    }
    if (end == start) {
      return false;
    }
    data.position(end);
    frames.accept(data.slice(start, end - start));
    return true;
  }

  private void append(ByteBuffer data, Consumer<ByteBuffer> frames) {
    int wanted = wanted();
    int count = Math.min(wanted - filled, data.remaining());
    if (filled + count > partial.length) {
      int doubled = Math.max(2 * partial.length, filled + count);
      partial = Arrays.copyOf(partial, Math.min(doubled, wanted));
    }
    data.get(partial, filled, count);
    filled += count;
    if (filled >= PREFIX_LENGTH && filled == wanted()) {
      frames.accept(ByteBuffer.wrap(partial, 0, filled));
      partial = NONE;
      filled = 0;
    }
  }

  private int wanted() {
    return filled < PREFIX_LENGTH
        ? PREFIX_LENGTH
        : PREFIX_LENGTH + ((partial[0] & 0xFF) << 8 | partial[1] & 0xFF);
  }
}
