package io.wiredns.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads a capture file through a buffer, and keeps the offset and the current item for the messages
 * of its faults.
 */
final class CaptureInput implements Closeable {
  /**
   * The octets that are kept ready at most: a packet of the maximum length, and as much again for
   * the rest of its block. A longer rest is skipped.
   */
  static final int MAX_AHEAD = 2 * PacketSource.MAX_PACKET_LENGTH;

  /**
   * The initial length of the buffer. All of it but the start of a packet is filled at once, which
   * is enough for a {@link java.io.BufferedInputStream} to pass octets on without copying them.
   */
  private static final int BUFFER_LENGTH = 1 << 17;

  private final InputStream in;
  private byte[] array = new byte[BUFFER_LENGTH];
  private ByteBuffer buffer = ByteBuffer.wrap(array);

  /** The octets of the buffer that have been filled and not read. */
  private int position;

  private int limit;

  /** The offset in the file of the first octet of the buffer. */
  private long base;

  private long itemStart;
  private String item = "the file header";
  private long itemNumber;

  CaptureInput(InputStream in) {
    this.in = in;
  }

  /** Starts the next block or packet; the messages of faults in it contain its name and number. */
  void begin(String name, long number) {
    itemStart = base + position;
    item = name;
    itemNumber = number;
  }

  /** Returns the buffer, which is valid until more octets are needed than {@link #isReady} said. */
  byte[] array() {
    return array;
  }

  /**
   * Fills the buffer with at least the given number of octets, at most {@link #MAX_AHEAD}; returns
   * false if the file ends before.
   */
  boolean isReady(int length) throws IOException {
    return length <= limit - position || fill(length);
  }

  private boolean fill(int length) throws IOException {
    if (length > array.length - position) {
      base += position;
      limit -= position;
      byte[] longer = length > array.length ? new byte[MAX_AHEAD] : array;
      System.arraycopy(array, position, longer, 0, limit);
      position = 0;
      if (longer != array) {
        array = longer;
        buffer = ByteBuffer.wrap(array).order(buffer.order());
      }
    }
    while (limit - position < length) {
      int count = in.read(array, limit, array.length - limit);
      if (count < 0) {
        return false;
      }
      limit += count;
    }
    return true;
  }

  /**
   * Reads octets into a buffer that is valid until the next read; returns null at the end of the
   * file.
   */
  ByteBuffer readUnlessEnd(int length, ByteOrder order) throws IOException {
    if (!isReady(length)) {
      if (position == limit) {
        return null;
      }
      throw endsEarly();
    }
    position += length;
    return buffer.order(order).position(position - length);
  }

  /** Reads octets into a buffer that is valid until the next read. */
  ByteBuffer read(int length, ByteOrder order) throws IOException {
    ByteBuffer octets = readUnlessEnd(length, order);
    if (octets == null) {
      throw endsEarly();
    }
    return octets;
  }

  /**
   * Reads octets, at most {@link #MAX_AHEAD}, and returns the index of the first of them in the
   * array.
   */
  int readArray(int length) throws IOException {
    if (!isReady(length)) {
      throw endsEarly();
    }
    position += length;
    return position - length;
  }

  /** Skips octets by reading them, because skipping in a file succeeds past its end. */
  void skip(long length) throws IOException {
    long left = length;
    while (left > limit - position) {
      left -= limit - position;
      position = limit;
      if (!isReady(1)) {
        throw endsEarly();
      }
    }
    position += (int) left;
  }

  CaptureException fault(String what) {
    return new CaptureException(itemStart, itemName() + ": " + what);
  }

  /** Returns the fault that the file ends before the octets that are needed; all have been read. */
  private CaptureException endsEarly() {
    return new CaptureException(
        base + limit, "the file ends inside " + itemName() + ", begun at octet " + itemStart);
  }

  private String itemName() {
    return itemNumber == 0 ? item : item + " " + itemNumber;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
