package io.wiredns.command.dissect;

import io.wiredns.command.input.MessageOrigin;
import io.wiredns.command.input.MessageSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Messages that are read together and rendered together: copies of their octets, one after the
 * other in an array, and their origins. A batch is filled again and again, and its memory is
 * bounded: it is full after {@value #MOST_MESSAGES} messages or {@value #FULL_OCTETS} octets.
 */
final class MessageBatch {
  private static final int MOST_MESSAGES = 512;
  private static final int FULL_OCTETS = 1 << 16;

  private final int[] ends = new int[MOST_MESSAGES];
  private final MessageOrigin[] origins = new MessageOrigin[MOST_MESSAGES];
  private byte[] octets = new byte[2 * FULL_OCTETS];
  private ByteBuffer buffer = ByteBuffer.wrap(octets);
  private int count;
  private long first;

  MessageBatch() {
    Arrays.setAll(origins, index -> new MessageOrigin());
  }

  /** Removes all messages; the number of the next one in the input is given. */
  void clear(long firstNumber) {
    count = 0;
    first = firstNumber;
    if (octets.length > 4 * FULL_OCTETS) {
      octets = new byte[2 * FULL_OCTETS]; // a message had many times the octets of a valid one
      buffer = ByteBuffer.wrap(octets);
    }
  }

  boolean isFull() {
    return count == MOST_MESSAGES || end() >= FULL_OCTETS;
  }

  private int end() {
    return count == 0 ? 0 : ends[count - 1];
  }

  /** Adds a copy of the last message of a source. */
  void add(ByteBuffer message, MessageSource source) {
    int start = end();
    int end = start + message.remaining();
    if (end > octets.length) {
      octets = Arrays.copyOf(octets, Math.max(end, 2 * octets.length));
      buffer = ByteBuffer.wrap(octets);
    }
    message.get(message.position(), octets, start, end - start);
    origins[count].set(source);
    ends[count++] = end;
  }

  int count() {
    return count;
  }

  /** Renders all messages; returns whether all are well-formed. */
  boolean render(MessageRenderer renderer) throws IOException {
    boolean good = true;
    for (int i = 0, start = 0; i < count; i++) {
      good &= renderer.render(first + i, buffer.limit(ends[i]).position(start), origins[i]);
      start = ends[i];
    }
    renderer.flush();
    return good;
  }
}
