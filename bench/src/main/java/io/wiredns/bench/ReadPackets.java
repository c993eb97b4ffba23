package io.wiredns.bench;

import io.wiredns.capture.CapturedMessage;
import io.wiredns.capture.DnsCapture;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the packets of a capture as DNS messages, or only walks their headers, which is the floor:
 * it reads the file in pieces of 64 KiB and goes from packet to packet by their lengths. Both copy
 * nothing else and create no objects.
 *
 * <p>The arguments are {@code floor} or {@code messages}, a capture in the classic format and the
 * number of times to read it. {@code bench/captures.sh} compares the two.
 */
public final class ReadPackets {
  private static final int PIECE = 1 << 16;
  private static final int FILE_HEADER = 24;
  private static final int PACKET_HEADER = 16;
  private static final int LENGTH_AT = 8;

  private ReadPackets() {}

  /**
   * Reads a capture several times, and prints the number of packets and the sum of their lengths.
   *
   * @param arguments {@code floor} or {@code messages}, file, times
   * @throws IOException if the file cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    boolean floor = arguments[0].equals("floor");
    for (int times = Integer.parseInt(arguments[2]); times > 0; times--) {
      try (InputStream in = new FileInputStream(arguments[1])) {
        System.out.println(floor ? floor(in) : messages(in));
      }
    }
  }

  private static String floor(InputStream in) throws IOException {
    byte[] piece = new byte[PIECE];
    ByteBuffer fields = ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN);
    long packets = 0;
    long octets = 0;
    int filled = 0;
    int at = FILE_HEADER;
    for (int count = in.read(piece); count > 0; count = in.read(piece, filled, PIECE - filled)) {
      filled += count;
      while (filled - at >= PACKET_HEADER) {
        int length = fields.getInt(at + LENGTH_AT);
        if (filled - at - PACKET_HEADER < length) {
          break;
        }
        packets++;
        octets += length;
        at += PACKET_HEADER + length;
      }
      filled -= at;
      System.arraycopy(piece, at, piece, 0, filled);
      at = 0;
    }
    return packets + " packets, " + octets + " octets";
  }

  private static String messages(InputStream in) throws IOException {
    long messages = 0;
    long octets = 0;
    try (DnsCapture capture = DnsCapture.openPlain(in, DnsCapture.DEFAULT_PORTS)) {
      CapturedMessage message = capture.message();
      while (capture.advance()) {
        messages++;
        octets += message.length();
      }
    }
    return messages + " messages, " + octets + " octets";
  }
}
