package io.wiredns.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads a capture file, and keeps the offset and the current item for the messages of its faults.
 */
final class CaptureInput implements Closeable {
  private final InputStream in;
  private final byte[] scratch = new byte[8192];
  private long offset;
  private long itemStart;
  private String item = "the file header";
  private long itemNumber;

  CaptureInput(InputStream in) {
    this.in = in;
  }

  /** Starts the next block or packet; the messages of faults in it contain its name and number. */
  void begin(String name, long number) {
    itemStart = offset;
    item = name;
    itemNumber = number;
  }

  /**
   * Reads octets into a buffer that is valid until the next read; returns null at the end of the
   * file.
   */
  ByteBuffer readUnlessEnd(int length, ByteOrder order) throws IOException {
    int count = in.readNBytes(scratch, 0, length);
    offset += count;
    if (count == 0) {
      return null;
    }
    if (count < length) {
      throw endsEarly();
    }
    return ByteBuffer.wrap(scratch, 0, length).order(order);
  }

  /** Reads octets into a buffer that is valid until the next read. */
  ByteBuffer read(int length, ByteOrder order) throws IOException {
    ByteBuffer octets = readUnlessEnd(length, order);
    if (octets == null) {
      throw endsEarly();
    }
    return octets;
  }

  /** Reads octets into a new array; the caller has checked the length. */
  byte[] readArray(int length) throws IOException {
    byte[] octets = new byte[length];
    int count = in.readNBytes(octets, 0, length);
    offset += count;
    if (count < length) {
      throw endsEarly();
    }
    return octets;
  }

  /** Skips octets by reading them, because skipping in a file succeeds past its end. */
  void skip(long length) throws IOException {
    long left = length;
    while (left > 0) {
      int count = in.read(scratch, 0, (int) Math.min(left, scratch.length));
      if (count < 0) {
        throw endsEarly();
      }
      offset += count;
      left -= count;
    }
  }

  CaptureException fault(String what) {
    return new CaptureException(itemStart, itemName() + ": " + what);
  }

  private CaptureException endsEarly() {
    return new CaptureException(
        offset, "the file ends inside " + itemName() + ", begun at octet " + itemStart);
  }

  private String itemName() {
    return itemNumber == 0 ? item : item + " " + itemNumber;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
