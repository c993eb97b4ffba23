package io.wiredns.codec.internal.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.WireLimits;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@link WireNames} walks any octets with the same result as the implementations that it replaced.
 */
class NameFuzzTest {
  /** Large enough for every kind of name, and small enough to keep an input cheap. */
  private static final int OCTETS = 700;

  /** The first octet determines how much of the message a name in RDATA may occupy. */
  @MethodSource("seeds")
  @FuzzTest
  void names(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] a = Arrays.copyOfRange(input, 1, Math.min(input.length, OCTETS));
    int room = input[0] & 0xFF;
    PieceCache pieces = new PieceCache();
    pieces.message(a.length);
    HostileNameCache hostile = new HostileNameCache(a, a.length);
    WireDecoder decoder = WireDecoder.of(a, a.length);
    for (int at = WireLimits.HEADER_OCTETS; at < a.length; at++) {
      walks(a, at, a.length);
      walks(a, at, Math.min(at + room, a.length));
      int target = FormerNameWalks.target(a, at, a.length);
      assertEquals(target, pieces.walk(a, at, a.length), "cached walk at " + at);
      decodes(a, at, target < 0, hostile.expand(at), decoder);
    }
  }

  private static void walks(byte[] a, int at, int inlineEnd) {
    int skipped = FormerNameWalks.skip(a, at, inlineEnd, a.length);
    assertEquals(skipped, WireNames.skip(a, at, inlineEnd, a.length), "skip at " + at);
    byte[] before = new byte[255];
    byte[] now = new byte[255];
    int expanded = FormerNameWalks.expand(a, at, inlineEnd, a.length, before, 0);
    int walked = WireNames.expand(a, at, inlineEnd, a.length, now, 0);
    assertEquals(expanded < 0, walked < 0, "expand at " + at);
    if (walked >= 0) {
      assertEquals(expanded >>> 16, WireNames.octets(walked), "octets at " + at);
      assertEquals(expanded & 0xFFFF, WireNames.inlineOctets(walked), "octets in place at " + at);
      assertArrayEquals(before, now, "expanded at " + at);
    }
    Diagnosis former = new Diagnosis();
    Diagnosis fault = new Diagnosis();
    assertEquals(
        FormerNameWalks.diagnose(a, at, inlineEnd, a.length, former),
        WireNames.diagnose(a, at, inlineEnd, a.length, fault),
        "diagnose at " + at);
    assertEquals(former.fault(), fault.fault(), "fault at " + at);
    if (fault.fault() != null) {
      assertEquals(former.offset(), fault.offset(), "offset of the fault at " + at);
      assertEquals(
          former.exception("name").detail(), fault.exception("name").detail(), "detail at " + at);
    }
  }

  private static void decodes(
      byte[] a, int at, boolean noTarget, Name hostile, WireDecoder decoder) {
    byte[] octets = new byte[255];
    int expanded = FormerNameWalks.expand(a, at, a.length, a.length, octets, 0);
    int end = expanded < 0 ? a.length : at + (expanded & 0xFFFF);
    Name decoded = decoder.decode(in -> in.name("name", NameRule.COMPRESSED), at, end);
    assertEquals(expanded < 0, decoded == null, "decoded at " + at);
    assertEquals(noTarget, hostile == null, "of a costly message at " + at);
    if (decoded != null) {
      byte[] name = Arrays.copyOf(octets, expanded >>> 16);
      assertArrayEquals(name, decoded.toWire().toArray(), "decoded at " + at);
      if (hostile != null) {
        assertArrayEquals(name, hostile.toWire().toArray(), "of a costly message at " + at);
      }
    }
  }

  /** Random octets with names, and chains of pointers. */
  static Stream<byte[]> seeds() {
    Random random = new Random(7);
    Stream<RandomNameOctets> soups =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    i % 4 == 3
                        ? RandomNameOctets.random(random, 12 + 255, 300).afterLongName()
                        : RandomNameOctets.random(random, 12, 20 * (i + 1) % 600 + 20));
    return Stream.concat(soups, Stream.of(RandomNameOctets.chain(12, 140)))
        .map(
            randomOctets -> {
              byte[] input = new byte[1 + randomOctets.end()];
              input[0] = (byte) random.nextInt(256);
              System.arraycopy(randomOctets.octets(), 0, input, 1, randomOctets.end());
              return input;
            });
  }
}
