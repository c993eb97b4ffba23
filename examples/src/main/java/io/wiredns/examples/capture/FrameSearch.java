package io.wiredns.examples.capture;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds where messages begin in a TCP stream of which the start is not known. A message can only be
 * recognised by chance elsewhere, so it looks at the starts of segments alone: there senders begin
 * messages. It takes the first where a length prefix and a likely DNS header are.
 */
final class FrameSearch {
  private static final int HEADER_LENGTH = 12;
  private static final int PREFIX_AND_HEADER = 2 + HEADER_LENGTH;

  // The least a question and a record take: RFC 1035 sections 4.1.2 and 4.1.3.
  private static final int MIN_QUESTION = 5;
  private static final int MIN_RECORD = 11;

  private static final int RESPONSE = 0x8000;
  private static final int OPCODE = 0x7800;
  private static final int RESPONSE_CODE = 0x000F;

  /** DNS Stateful Operations have no questions, RFC 8490 section 5.4. */
  private static final int STATEFUL = 6 << 11;

  /** Segments that may hold the start; all but the last are shorter than prefix and header. */
  private final Deque<ByteBuffer> segments = new ArrayDeque<>();

  private final Tally tally;
  private int held;

  FrameSearch(Tally tally) {
    this.tally = tally;
  }

  int held() {
    return held;
  }

  /** Takes a segment and gives the stream from where a message begins, or null. */
  ByteBuffer take(ByteBuffer data) {
    ByteBuffer copy = ByteBuffer.allocate(data.remaining());
    copy.put(data).flip();
    segments.add(copy);
    held += copy.remaining();
    while (held >= PREFIX_AND_HEADER) {
      ByteBuffer joined = join();
      if (isLikelyStart(joined)) {
        segments.clear();
        held = 0;
        return joined;
      }
      drop();
    }
    return null;
  }

  /** Forgets what it has. */
  void clear() {
    while (!segments.isEmpty()) {
      drop();
    }
  }

  private void drop() {
    int octets = segments.remove().remaining();
    held -= octets;
    tally.tcpDroppedOctets += octets;
  }

  private ByteBuffer join() {
    if (segments.size() == 1) {
      return segments.getFirst().duplicate();
    }
    ByteBuffer joined = ByteBuffer.allocate(held);
    segments.forEach(segment -> joined.put(segment.duplicate()));
    return joined.flip();
  }

  /**
   * Whether the length can hold what the header counts, and the header is such as all are but
   * misread ones: one question, or none in a later response of a transfer and in DSO; no response
   * code in a query. That also sets a message apart whose prefix went by in the segment before.
   */
  private static boolean isLikelyStart(ByteBuffer stream) {
    int length = u16(stream, 0);
    int flags = u16(stream, 4);
    int questions = u16(stream, 6);
    int records = u16(stream, 8) + u16(stream, 10) + u16(stream, 12);
    if (HEADER_LENGTH + questions * MIN_QUESTION + records * MIN_RECORD > length) {
      return false;
    }
    if ((flags & RESPONSE) != 0) {
      return questions <= 1;
    }
    boolean stateful = (flags & OPCODE) == STATEFUL && questions == 0;
    return (flags & RESPONSE_CODE) == 0 && (questions == 1 || stateful);
  }

  private static int u16(ByteBuffer octets, int index) {
    return Short.toUnsignedInt(octets.getShort(index));
  }
}
