package io.wiredns.examples.capture;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts a TCP stream into messages by their two-octet lengths, RFC 1035 section 4.2.2. */
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

  /** Octets that wait for others. */
  int held() {
    return partial.length + search.held();
  }

  /** Takes the next octets of the stream and passes on every message they finish. */
  void take(ByteBuffer next, Consumer<ByteBuffer> messages) {
    ByteBuffer data = next;
    if (searching) {
      data = search.take(next);
      if (data == null) {
        return;
      }
      searching = false;
    }
    while (data.hasRemaining()) {
      ByteBuffer whole = filled == 0 ? wholeMessage(data) : null;
      if (whole != null) {
        messages.accept(whole);
      } else {
        append(data, messages);
      }
    }
  }

  /** Takes a message out of the data without copying, if it is all there. */
  private static ByteBuffer wholeMessage(ByteBuffer data) {
    if (data.remaining() < PREFIX_LENGTH) {
      return null;
    }
    int start = data.position() + PREFIX_LENGTH;
    int length = Short.toUnsignedInt(data.getShort(data.position()));
    if (data.limit() - start < length) {
      return null;
    }
    data.position(start + length);
    return data.slice(start, length);
  }

  private void append(ByteBuffer data, Consumer<ByteBuffer> messages) {
    int wanted = wanted();
    int count = Math.min(wanted - filled, data.remaining());
    if (filled + count > partial.length) {
      int doubled = Math.max(2 * partial.length, filled + count);
      partial = Arrays.copyOf(partial, Math.min(doubled, wanted));
    }
    data.get(partial, filled, count);
    filled += count;
    if (filled >= PREFIX_LENGTH && filled == wanted()) {
      messages.accept(ByteBuffer.wrap(partial, PREFIX_LENGTH, filled - PREFIX_LENGTH).slice());
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
