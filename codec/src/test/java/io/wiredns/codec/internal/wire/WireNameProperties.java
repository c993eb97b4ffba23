package io.wiredns.codec.internal.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.WireFormatException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WireNameProperties {
  /** Octets with many names, pointers, and octets that resemble them. */
  @Provide
  Arbitrary<byte[]> tangles() {
    Arbitrary<byte[]> pointer =
        Arbitraries.integers()
            .between(0, 60)
            .map(target -> new byte[] {(byte) 0xC0, target.byteValue()});
    Arbitrary<byte[]> label =
        Arbitraries.integers().between(1, 4).map(n -> label(n.byteValue(), n));
    Arbitrary<byte[]> longLabel = Arbitraries.just(label((byte) 63, 63));
    Arbitrary<byte[]> root = Arbitraries.just(new byte[1]);
    Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(3);
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(8, pointer),
            net.jqwik.api.Tuple.of(6, label),
            net.jqwik.api.Tuple.of(1, longLabel),
            net.jqwik.api.Tuple.of(3, root),
            net.jqwik.api.Tuple.of(1, any))
        .list()
        .ofMinSize(1)
        .ofMaxSize(30)
        .map(
            pieces -> {
              ByteArrayOutputStream out = new ByteArrayOutputStream();
              out.writeBytes(new byte[12]);
              pieces.forEach(out::writeBytes);
              return out.toByteArray();
            });
  }

  private static byte[] label(byte length, int octets) {
    byte[] label = new byte[octets + 1];
    Arrays.fill(label, (byte) 'a');
    label[0] = length;
    return label;
  }

  /**
   * Decodes the name at an offset in a simple way, an octet at a time; returns null if it breaks a
   * rule.
   */
  private static byte[] naive(byte[] a, int at) {
    ByteArrayOutputStream name = new ByteArrayOutputStream();
    int p = at;
    int pieceStart = at;
    int pointers = 0;
    while (p < a.length) {
      int b = a[p] & 0xFF;
      if (b == 0) {
        name.write(0);
        return name.size() <= 255 ? name.toByteArray() : null;
      }
      if (b < 64) {
        if (p + 1 + b > a.length) {
          return null;
        }
        name.write(a, p, b + 1);
        p += b + 1;
      } else if (b < 0xC0 || p + 1 >= a.length || ++pointers > 127) {
        return null;
      } else {
        int target = (b & 0x3F) * 256 + (a[p + 1] & 0xFF);
        if (target < 12 || target >= pieceStart) {
          return null;
        }
        p = target;
        pieceStart = target;
      }
    }
    return null;
  }

  @Property
  void allWalksAgreeWithTheBook(@ForAll("tangles") byte[] a) {
    Diagnosis diagnosis = new Diagnosis();
    WireDecoder decoder = WireDecoder.of(a, a.length);
    for (int at = 12; at <= a.length; at++) {
      byte[] expected = naive(a, at);
      int skipped = WireNames.skip(a, at, a.length, a.length);
      byte[] target = new byte[255];
      int expanded = WireNames.expand(a, at, a.length, a.length, target, 0);
      boolean faulty = WireNames.diagnose(a, at, a.length, a.length, diagnosis);
      int decodedEnd = skipped < 0 ? a.length : skipped;
      Name decoded = decoder.decode(in -> in.name("name", NameRule.COMPRESSED), at, decodedEnd);
      assertEquals(expected == null, skipped < 0, "skip at " + at);
      assertEquals(expected == null, expanded < 0, "expand at " + at);
      assertEquals(expected == null, faulty, "diagnose at " + at);
      assertEquals(expected == null, decoded == null, "decode at " + at);
      if (expected == null) {
        assertTrue(diagnosis.offset() >= 12 && diagnosis.offset() <= a.length);
        WireFormatException failure = decoder.failure("x");
        assertEquals(diagnosis.fault(), failure.fault());
        assertEquals(diagnosis.offset(), failure.offset());
      } else {
        assertArrayEquals(expected, Arrays.copyOf(target, WireNames.octets(expanded)));
        assertEquals(skipped - at, WireNames.inlineOctets(expanded));
        assertArrayEquals(expected, decoded.toWire().toArray());
        assertArrayEquals(
            expected, WireAccess.get().wireName(a, at, 0, 0).toName().toWire().toArray());
        assertTrue(WireAccess.get().wireName(a, at, 0, 0).isSameAs(decoded));
      }
    }
  }
}
