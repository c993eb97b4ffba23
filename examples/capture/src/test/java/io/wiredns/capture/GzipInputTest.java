package io.wiredns.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Compares with the Java platform's own reader, except where that fails. */
class GzipInputTest {
  private final List<String> warnings = new ArrayList<>();

  private GzipInput open(byte[] packed) {
    return new GzipInput(new ByteArrayInputStream(packed), warnings::add);
  }

  private static byte[] random(Random random, int most) {
    byte[] octets = new byte[random.nextInt(most)];
    int letters = 1 + random.nextInt(256);
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) random.nextInt(letters);
    }
    return octets;
  }

  private static byte[] packed(byte[] octets, int level) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    GZIPOutputStream out =
        new GZIPOutputStream(packed) {
          {
            def.setLevel(level);
          }
        };
    try (out) {
      out.write(octets);
    }
    return packed.toByteArray();
  }

  @Test
  void readsWhatThePlatformReads() throws IOException {
    Random random = new Random(12);
    for (int i = 0; i < 200; i++) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      for (int members = 1 + random.nextInt(5); members > 0; members--) {
        if (random.nextBoolean()) {
          file.writeBytes(
              packed(random(random, 30_000), random.nextInt(Deflater.BEST_COMPRESSION)));
        } else {
          byte[] name = {'a', 'b', 0};
          int flags = random.nextInt(2) * GzipWriter.HEADER_CHECK | GzipWriter.NAME;
          new GzipWriter(file).fields(flags, name).member(random(random, 70_000));
        }
      }
      byte[] octets = file.toByteArray();
      byte[] expected = new GZIPInputStream(new ByteArrayInputStream(octets)).readAllBytes();
      try (GzipInput in = open(octets)) {
        byte[] read = random.nextBoolean() ? in.readAllBytes() : oneByOne(in, expected.length);
        assertArrayEquals(expected, read);
        assertEquals(-1, in.read());
      }
    }
    assertEquals(List.of(), warnings);
  }

  private static byte[] oneByOne(GzipInput in, int length) throws IOException {
    byte[] octets = new byte[length];
    for (int i = 0; i < length; i++) {
      octets[i] = (byte) in.read();
    }
    return octets;
  }

  @Test
  void noticesEachChangedBitOfATrailer() throws IOException {
    byte[] octets = packed(new byte[1000], 6);
    for (int bit = 0; bit < 64; bit++) {
      byte[] changed = octets.clone();
      changed[changed.length - 8 + bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows(CaptureException.class, () -> open(changed).readAllBytes());
    }
  }

  @Test
  void failsAgainAsItFailed() throws IOException {
    byte[] octets = packed(new byte[1000], 6);
    octets[octets.length - 1]++;
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    twice.writeBytes(octets);
    twice.writeBytes(packed(new byte[10], 6));
    GzipInput in = open(twice.toByteArray());
    assertEquals(1000, in.readNBytes(1000).length);
    CaptureException failure = assertThrows(CaptureException.class, in::read);
    assertSame(failure, assertThrows(CaptureException.class, in::read));
  }

  @Test
  void saysWhatItLeavesOut() throws IOException {
    byte[] member = packed(new byte[10], 6);
    for (byte[] garbage : new byte[][] {{1}, {0x1F}, {0, 0, 0x1F, 1}, {(byte) 0x8B, 0x1F}}) {
      warnings.clear();
      assertEquals(10, open(Packets.concat(member, garbage)).readAllBytes().length);
      int at = member.length + (garbage[0] == 0 ? 2 : 0);
      assertEquals(
          List.of(
              "the octets from octet "
                  + at
                  + " of the compressed file on are not a gzip member and are ignored"),
          warnings);
    }
    warnings.clear();
    byte[] padded = Packets.concat(member, new byte[20_000], member, new byte[20_000]);
    assertEquals(20, open(padded).readAllBytes().length);
    assertEquals(List.of(), warnings);
  }
}
