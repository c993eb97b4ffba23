package io.wiredns.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FragmentProperties {
  @Property(tries = 300)
  void anyFragmentationAndOrderYieldsTheSameDatagram(
      @ForAll @IntRange(min = 12, max = 65507) int length,
      @ForAll @IntRange(min = 70, max = 500) int largestUnits,
      @ForAll boolean ipv6,
      @ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    byte[] message = Packets.query(1, length);
    byte[] datagram = Packets.udp(message);
    List<byte[]> fragments = new ArrayList<>();
    int from = 0;
    while (from < datagram.length) {
      int to = Math.min(datagram.length, from + 8 * (65 + random.nextInt(largestUnits - 64)));
      fragments.add(
          ipv6
              ? Packets.ipv6Fragment(17, 1, datagram, from, to)
              : Packets.ipv4Fragment(17, 1, datagram, from, to));
      from = to;
    }
    Collections.shuffle(fragments, random);
    PcapWriter writer = new PcapWriter(PcapWriter.RAW);
    fragments.forEach(writer::packet);
    Captures read = Captures.read(writer.octets());
    assertEquals(Captures.messages(message), read.messages());
    assertEquals(0, read.counters().incompleteDatagramCount());
  }
}
