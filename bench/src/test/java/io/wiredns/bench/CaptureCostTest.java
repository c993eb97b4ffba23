package io.wiredns.bench;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks that the cost of reading a crafted capture is linear in its octets: counts steps and
 * allocated octets for n and 4n packets with {@link CountingLoader}.
 */
class CaptureCostTest {
  private static final int FEW = 2_000;

  /**
   * The maximum ratio of costs. A fixed cost makes the ratio smaller than 4, a table that grows
   * makes it slightly larger; where keys collide, a lookup takes a logarithmic number of steps.
   */
  private static final double MOST_RATIO = 4.5;

  /**
   * The maximum for an octet of the file; at most 9.5 were counted, where each pair of octets is a
   * message.
   */
  private static final int MOST_STEPS = 10;

  /**
   * The maximum for an octet of the file; at most 48 were counted, where each pair of octets is a
   * message.
   */
  private static final int MOST_ALLOCATED = 56;

  private final ToLongFunction<byte[]> reader = CountingLoader.counting(CountedCapture.class);

  /** Captures made to be expensive. */
  enum Kind {
    /** Streams whose keys have the same hash code. */
    COLLIDING_STREAMS(i -> tcp(i, 1, 2, new byte[0])),
    /** Fragmented datagrams whose keys have the same hash code. */
    COLLIDING_FRAGMENTS(i -> fragment(i, 0, 8, true)),
    /** Each segment repeats those before it and adds an octet, up to a length of 400. */
    OVERLAPPING_SEGMENTS(i -> tcp(0, 1, 16, new byte[1 + i % 400])),
    /**
     * There is a gap before each segment of one octet, so that the maximum number of segments
     * waits.
     */
    GAPS(i -> tcp(0, 3 * i, i == 0 ? 2 : 16, new byte[1])),
    /** Segments from the last to the first, after the start of the stream. */
    BACKWARDS(i -> tcp(0, i == 0 ? 0 : 100_000 - 2 * i, i == 0 ? 2 : 16, new byte[1])),
    /** Many short segments that may start a message, followed by a long one. */
    SEARCH(i -> tcp(i / 14, 10 + i % 14, 16, new byte[i % 14 == 13 ? 400 : 1])),
    /** The smallest fragments of the longest datagrams, in reverse order. */
    SMALL_FRAGMENTS(i -> fragment(i / 8_000, 64_000 - 8 * (i % 8_000), 8, true)),
    /** The same fragment repeated. */
    SAME_FRAGMENT(i -> fragment(0, 8, 400, true)),
    /** Each pair of octets is an empty message. */
    EMPTY_MESSAGES(i -> tcp(0, 400 * i + Math.min(i, 1), i == 0 ? 2 : 16, new byte[400]));

    private final IntFunction<byte[]> packet;

    Kind(IntFunction<byte[]> packet) {
      this.packet = packet;
    }

    byte[] capture(int packets) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ByteBuffer header = ByteBuffer.allocate(24).putInt(0xA1B2C3D4);
      file.writeBytes(header.putShort((short) 2).putShort((short) 4).putInt(20, 101).array());
      for (int i = 0; i < packets; i++) {
        byte[] octets = packet.apply(i);
        ByteBuffer lengths = ByteBuffer.allocate(16);
        file.writeBytes(lengths.putInt(8, octets.length).putInt(12, octets.length).array());
        file.writeBytes(octets);
      }
      return file.toByteArray();
    }
  }

  /**
   * Returns pairs of octets for a number. Arrays that differ only in these have the same hash code:
   * each digit changes a pair by (1, -31), which does not change the polynomial of 31.
   */
  private static int collision(int digits) {
    int pairs = 0;
    for (int shift = 0; shift < 32; shift += 16) {
      int digit = digits >> 3 * shift / 16 & 7;
      pairs |= (0x20 + digit << 8 | 127 - 31 * digit & 0xFF) << shift;
    }
    return pairs;
  }

  private static byte[] ipv4(int protocol, int number, int field, byte[] payload) {
    ByteBuffer packet = ByteBuffer.allocate(20 + payload.length);
    packet.put((byte) 0x45).putShort(2, (short) packet.capacity()).putShort(6, (short) field);
    packet.putShort(4, (short) collision(number >> 12)).put(9, (byte) protocol);
    packet.putInt(12, collision(number)).putInt(16, collision(number >> 6));
    return packet.position(20).put(payload).array();
  }

  private static byte[] fragment(int number, int offset, int length, boolean more) {
    return ipv4(17, number, offset / 8 | (more ? 0x2000 : 0), new byte[length]);
  }

  private static byte[] tcp(int number, int sequence, int flags, byte[] data) {
    ByteBuffer segment = ByteBuffer.allocate(20 + data.length);
    segment.putShort((short) collision(number >> 12)).putShort((short) 53).putInt(sequence);
    segment.put(12, (byte) 0x50).put(13, (byte) flags);
    return ipv4(6, number, 0, segment.position(20).put(data).array());
  }

  @ParameterizedTest
  @EnumSource
  void growsWithTheOctets(Kind kind) {
    Growth growth = Growth.of(kind, reader, kind::capture, FEW);
    growth.assertLinear(MOST_RATIO);
    growth.assertPerOctet(0, MOST_STEPS, MOST_ALLOCATED);
  }
}
