package io.wiredns.bench;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.List;

/** An endless stream that repeats messages in the framing of TCP, read from memory. */
final class EndlessFrames extends InputStream {
  private final byte[] frames;
  private int at;

  EndlessFrames(List<byte[]> messages) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] message : messages) {
      all.write(message.length >>> 8);
      all.write(message.length);
      all.writeBytes(message);
    }
    frames = all.toByteArray();
  }

  @Override
  public int read() {
    int octet = frames[at] & 0xFF;
    at = at + 1 == frames.length ? 0 : at + 1;
    return octet;
  }

  @Override
  public int read(byte[] target, int from, int length) {
    int count = Math.min(length, frames.length - at);
    System.arraycopy(frames, at, target, from, count);
    at = at + count == frames.length ? 0 : at + count;
    return count;
  }
}
