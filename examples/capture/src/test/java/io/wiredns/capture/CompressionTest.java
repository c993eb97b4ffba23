package io.wiredns.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class CompressionTest {
  private static final byte[] QUERY = Packets.query(1, 64);

  private static final Consumer<String> WARNINGS =
      line -> {
        throw new AssertionError(line);
      };

  private static byte[] capture() {
    PcapWriter writer = new PcapWriter(PcapWriter.RAW);
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      byte[] message = QUERY.clone();
      random.nextBytes(message);
      writer.packet(Packets.ipv4Udp(message));
    }
    return writer.octets();
  }

  private static byte[] gzip(byte[] octets) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(octets);
    }
    return packed.toByteArray();
  }

  private static byte[] xz(byte[] octets) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new XZOutputStream(packed, new LZMA2Options(1))) {
      out.write(octets);
    }
    return packed.toByteArray();
  }

  /**
   * A pipe from a slow writer, which returns few octets at a time and reports none as available.
   */
  private static InputStream slow(byte[] octets) {
    return new FilterInputStream(new ByteArrayInputStream(octets)) {
      @Override
      public int read(byte[] target, int start, int length) throws IOException {
        return super.read(target, start, Math.min(length, 7));
      }

      @Override
      public int available() {
        return 0;
      }
    };
  }

  private static byte[] decompress(byte[] octets) throws IOException {
    return Compression.decompress(slow(octets), WARNINGS).readAllBytes();
  }

  @Test
  void readsGzip() throws IOException {
    assertEquals(2000, Captures.read(gzip(capture())).payloads().size());
  }

  @Test
  void readsConcatenatedGzip() throws IOException {
    byte[] file = capture();
    for (int place : new int[] {1, 24, 1000, file.length - 1}) {
      byte[] first = gzip(Arrays.copyOf(file, place));
      byte[] second = gzip(Arrays.copyOfRange(file, place, file.length));
      assertArrayEquals(file, decompress(Packets.concat(first, second)));
    }
  }

  @Test
  void readsXz() throws IOException {
    byte[] file = capture();
    assertEquals(2000, Captures.read(xz(file)).payloads().size());
    byte[] first = xz(Arrays.copyOf(file, 1000));
    byte[] second = xz(Arrays.copyOfRange(file, 1000, file.length));
    assertArrayEquals(file, decompress(Packets.concat(first, second)));
  }

  @Test
  void leavesOtherOctetsAlone() throws IOException {
    for (int length = 0; length < 8; length++) {
      byte[] octets = new byte[length];
      Arrays.fill(octets, (byte) 0x1F);
      assertArrayEquals(octets, decompress(octets));
    }
  }

  @Test
  void givesAStreamThatCanBeMarked() throws IOException {
    for (byte[] octets : new byte[][] {QUERY, gzip(QUERY), xz(QUERY)}) {
      InputStream in = Compression.decompress(slow(octets), WARNINGS);
      in.mark(12);
      in.readNBytes(12);
      in.reset();
      assertArrayEquals(QUERY, in.readAllBytes());
    }
  }

  @Test
  void closesTheStreamBelow() throws IOException {
    for (byte[] octets : new byte[][] {QUERY, gzip(QUERY), xz(QUERY)}) {
      boolean[] closed = {false};
      InputStream in =
          new ByteArrayInputStream(octets) {
            @Override
            public void close() {
              closed[0] = true;
            }
          };
      Compression.decompress(in, WARNINGS).close();
      assertTrue(closed[0]);
    }
  }

  @Test
  void reportsCutData() throws IOException {
    byte[] file = Arrays.copyOf(capture(), 6000);
    for (byte[] packed : new byte[][] {gzip(file), xz(file)}) {
      // Recognizing gzip takes two octets, and recognizing xz takes six.
      for (int length = 6; length < packed.length; length += length < 100 ? 1 : 37) {
        byte[] cut = Arrays.copyOf(packed, length);
        CaptureException failure = assertThrows(CaptureException.class, () -> decompress(cut));
        assertTrue(failure.getMessage().contains(": the file ends inside "), failure::getMessage);
        assertEquals(length, failure.offset());
      }
    }
  }

  @Test
  void deliversWhatComesBeforeTheCut() throws IOException {
    byte[] packed = gzip(capture());
    Captures read = Captures.readAnyhow(Arrays.copyOf(packed, packed.length / 2));
    assertTrue(read.payloads().size() > 500, () -> "only " + read.payloads().size());
    int length = packed.length / 2;
    assertEquals(
        "octet %d of the compressed file: gzip member 1, begun at octet 0: the file ends inside it"
            .formatted(length),
        read.failure().getMessage());
  }

  @Test
  void reportsDamage() throws IOException {
    byte[] file = capture();
    for (byte[] packed : new byte[][] {gzip(file), xz(file)}) {
      packed[packed.length / 2] ^= 0x55;
      CaptureException failure = assertThrows(CaptureException.class, () -> decompress(packed));
      assertTrue(
          failure.getMessage().contains(" data cannot be decompressed: ")
              || failure.getMessage().contains(" the data's CRC is "),
          failure::getMessage);
      assertTrue(failure.offset() <= packed.length);
    }
  }

  @Test
  void passesOtherFailuresOn() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("disk on fire");
          }
        };
    IOException failure =
        assertThrows(IOException.class, () -> Compression.decompress(broken, WARNINGS));
    assertEquals("disk on fire", failure.getMessage());
  }
}
