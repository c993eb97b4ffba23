package io.wiredns.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TcpProperties {
  private static final int WINDOW = 20;

  @Property
  void anySegmentationOrderAndRepetitionYieldsTheSameMessages(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 700) Integer> lengths,
      @ForAll int firstSequence,
      @ForAll @IntRange(min = 1, max = 300) int largestSegment,
      @ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    List<ByteBuffer> messages = new ArrayList<>();
    byte[] stream = {};
    for (int length : lengths) {
      byte[] message = new byte[length];
      random.nextBytes(message);
      messages.add(ByteBuffer.wrap(message));
      stream = Packets.concat(stream, Packets.framed(message));
    }
    PcapWriter writer = new PcapWriter(PcapWriter.RAW);
    writer.packet(segment(firstSequence - 1, Packets.SYN, new byte[0]));
    for (int[] part : disordered(parts(stream.length, largestSegment, random), random)) {
      byte[] data = Arrays.copyOfRange(stream, part[0], part[1]);
      writer.packet(segment(firstSequence + part[0], Packets.ACK, data));
    }

    Captures read = Captures.read(writer.octets());

    assertEquals(messages, read.messages());
    assertEquals(0, read.counters().tcpGapCount());
    assertEquals(0, read.counters().tcpDroppedOctets());
  }

  @Property
  void whatIsLostOrInventedHarmsNothingElse(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 500) Integer> offsets,
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 31) Integer> flags,
      @ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    PcapWriter writer = new PcapWriter(PcapWriter.RAW);
    for (int i = 0; i < Math.min(offsets.size(), flags.size()); i++) {
      byte[] data = new byte[random.nextInt(100)];
      random.nextBytes(data);
      writer.packet(segment(offsets.get(i) - 250, flags.get(i), data));
    }
    byte[] message = Packets.query(1, 100);
    writer.packet(Packets.ipv6(6, Packets.tcp(1, Packets.ACK, Packets.framed(message))));
    List<ByteBuffer> messages = Captures.read(writer.octets()).messages();
    assertTrue(messages.contains(ByteBuffer.wrap(message)));
  }

  private static byte[] segment(int sequence, int flags, byte[] data) {
    return Packets.ipv4(6, Packets.tcp(sequence, flags, data));
  }

  private static List<int[]> parts(int length, int largest, Random random) {
    List<int[]> parts = new ArrayList<>();
    int from = 0;
    while (from < length) {
      int to = Math.min(length, from + 1 + random.nextInt(largest));
      parts.add(new int[] {from, to});
      from = to;
    }
    return parts;
  }

  /** Delays some parts by up to a window, repeats some, and makes some overlap their neighbours. */
  private static List<int[]> disordered(List<int[]> parts, Random random) {
    int length = parts.get(parts.size() - 1)[1];
    List<int[]> disordered = new ArrayList<>();
    for (int start = 0; start < parts.size(); start += WINDOW) {
      int end = Math.min(parts.size(), start + WINDOW);
      List<int[]> window = new ArrayList<>(parts.subList(start, end));
      for (int[] part : parts.subList(start, end)) {
        if (random.nextInt(4) == 0) {
          int from = Math.max(0, part[0] - random.nextInt(50));
          int to = Math.min(length, part[1] + random.nextInt(50));
          window.add(new int[] {from, to});
        }
      }
      Collections.shuffle(window, random);
      disordered.addAll(window);
    }
    return disordered;
  }
}
