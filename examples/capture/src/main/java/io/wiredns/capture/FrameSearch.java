package io.wiredns.capture;

import java.nio.ByteBuffer;

/**
 * Searches for the start of a message in a TCP stream whose start is unknown. Only the starts of
 * segments are examined, because senders start messages there, and an apparent start anywhere else
 * would be a coincidence. The first segment that starts with a length and a plausible DNS header is
 * taken as the start.
 */
final class FrameSearch {
  private static final int HEADER_LENGTH = 12;
  private static final int PREFIX_AND_HEADER = 2 + HEADER_LENGTH;

  // The minimum sizes of a question and a record, RFC 1035 sections 4.1.2 and 4.1.3.
  private static final int MIN_QUESTION = 5;
  private static final int MIN_RECORD = 11;

  private static final int RESPONSE = 0x8000;
  private static final int OPCODE = 0x7800;
  private static final int RESPONSE_CODE = 0x000F;

  /** The opcode DSO in the flags field; its messages have no questions (RFC 8490 section 5.4). */
  private static final int STATEFUL = 6 << 11;

  private final Tally tally;

  /** Segments that are too short to determine whether the first of them starts a message. */
  private byte[] undecided;

  private int held;

  /**
   * A bit for each undecided octet at which a segment starts; the lowest bit is for the first
   * octet.
   */
  private int starts;

  FrameSearch(Tally tally) {
    this.tally = tally;
  }

  /**
   * Accepts a segment; returns the stream from the start of a message, or null if none has been
   * found.
   */
  ByteBuffer take(ByteBuffer data) {
    int length = held + data.remaining();
    starts |= 1 << held;
    int from = 0;
    while (length - from >= PREFIX_AND_HEADER) {
      if (isLikelyStart(joined(from, PREFIX_AND_HEADER, data))) {
        // Only undecided octets have to be copied.
        ByteBuffer found = from == held ? data : joined(from, length - from, data);
        forget();
        return found;
      }
      starts &= ~(1 << from);
      int next = starts == 0 ? length : Integer.numberOfTrailingZeros(starts);
      tally.tcpDroppedOctets += next - from;
      from = next;
    }
    keep(from, length - from, data);
    data.position(data.limit());
    return null;
  }

  /** Discards all undecided octets. */
  void clear() {
    tally.tcpDroppedOctets += held;
    forget();
  }

  private void forget() {
    undecided = null;
    held = 0;
    starts = 0;
  }

  private void keep(int from, int length, ByteBuffer data) {
    undecided = length == 0 ? null : joined(from, length, data).array();
    held = length;
    starts >>>= from;
  }

  /**
   * Copies octets of the stream that consists of the undecided octets and then the data, from the
   * given index on.
   */
  private ByteBuffer joined(int from, int length, ByteBuffer data) {
    ByteBuffer joined = ByteBuffer.allocate(length);
    int early = Math.min(length, held - from);
    if (early > 0) {
      joined.put(undecided, from, early);
    }
    joined.put(data.slice(data.position(), joined.remaining()));
    return joined.flip();
  }

  /**
   * Returns whether octets look like the length and header of a message. The length must suffice
   * for the entries that the header counts. A response has at most one question (later ones of a
   * transfer have none). A query has no response code and one question, or none in DSO. These rules
   * also exclude a segment that starts with a header because the length was in the segment before.
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
