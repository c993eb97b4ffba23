package io.wiredns.capture;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a TCP stream into messages by their two-octet lengths, RFC 1035 section 4.2.2. It gives as
 * many whole ones as there are at once, with their lengths, and leaves it to {@link ReadyMessages}
 * to take them apart: of empty messages there are half as many as octets.
 */
final class FrameCutter {
  private static final int PREFIX_LENGTH = 2;
  private static final byte[] NONE = {};

  private final Tally tally;
  private final FrameSearch search;

  /** An unfinished message with its prefix; grows as octets come, not as the prefix promises. */
  private byte[] partial = NONE;

  private int filled;
  private boolean searching;

  FrameCutter(Tally tally) {
    this.tally = tally;
    this.search = new FrameSearch(tally);
  }

  /** Forgets an unfinished message; what comes next is the start of one, or has to be searched. */
  void restart(boolean atStart) {
    tally.tcpDroppedOctets += filled;
    partial = NONE;
    filled = 0;
    search.clear();
    searching = !atStart;
  }

  /** Octets of an unfinished message. */
  int held() {
    return partial.length;
  }

  /** Takes the next octets of the stream and passes on every message that they finish. */
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

  /** Passes on the whole messages at the start of the data without copying; false if none is. */
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
