package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.internal.wire.Diagnosis;
import io.wiredns.codec.internal.wire.WireNames;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Owners and names in RDATA that point anywhere, in otherwise well-formed messages. */
class RandomPointersProperties {
  /** Labels and a pointer: the piece of a name that is in its own place. */
  private record Tangle(byte[] labels, int target) {
    byte[] octets() {
      byte[] octets = Arrays.copyOf(labels, labels.length + 2);
      octets[labels.length] = (byte) (0xC0 | target >>> 8);
      octets[labels.length + 1] = (byte) target;
      return octets;
    }
  }

  private static Arbitrary<byte[]> labels(int most) {
    Arbitrary<byte[]> ordinary =
        net.jqwik.api.Arbitraries.of("0161", "0262 63", "034464 65").map(Hex::of);
    // Labels whose octets are names and pointers themselves, for pointers into labels.
    Arbitrary<byte[]> deceptive =
        net.jqwik.api.Arbitraries.of("03016100", "020000", "04c00c0000", "050261 62c00c")
            .map(Hex::of);
    Arbitrary<byte[]> large = net.jqwik.api.Arbitraries.just(Hex.of("3f" + "78".repeat(63)));
    return net.jqwik.api.Arbitraries.frequencyOf(
            Tuple.of(6, ordinary), Tuple.of(3, deceptive), Tuple.of(1, large))
        .list()
        .ofMaxSize(most)
        .map(RandomPointersProperties::concatenated);
  }

  private static byte[] concatenated(List<byte[]> pieces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pieces.forEach(out::writeBytes);
    return out.size() <= 254 ? out.toByteArray() : new byte[0];
  }

  @Provide
  Arbitrary<byte[]> questionNames() {
    return labels(4).map(octets -> Arrays.copyOf(octets, octets.length + 1));
  }

  @Provide
  Arbitrary<List<Tangle>> tangles() {
    Arbitrary<Integer> near = net.jqwik.api.Arbitraries.integers().between(10, 40);
    Arbitrary<Integer> far = net.jqwik.api.Arbitraries.integers().between(0, 400);
    Arbitrary<Integer> question = net.jqwik.api.Arbitraries.just(12);
    Arbitrary<Integer> target =
        net.jqwik.api.Arbitraries.frequencyOf(
            Tuple.of(4, near), Tuple.of(4, far), Tuple.of(2, question));
    return Combinators.combine(labels(3), target).as(Tangle::new).list().ofMinSize(1).ofMaxSize(8);
  }

  /** Returns the name at an offset, read by the rules of RFC 1035; null if it breaks a rule. */
  private static byte[] naive(byte[] a, int at) {
    ByteArrayOutputStream name = new ByteArrayOutputStream();
    int p = at;
    int pieceStart = at;
    for (int pointers = 0; p < a.length; ) {
      int b = a[p] & 0xFF;
      if (b == 0) {
        name.write(0);
        return name.size() <= 255 ? name.toByteArray() : null;
      } else if (b < 64 && p + 1 + b <= a.length) {
        name.write(a, p, b + 1);
        p += b + 1;
      } else if (b >= 0xC0 && p + 1 < a.length && ++pointers <= 127) {
        int target = (b & 0x3F) << 8 | a[p + 1] & 0xFF;
        if (target < 12 || target >= pieceStart) {
          return null;
        }
        p = target;
        pieceStart = target;
      } else {
        return null;
      }
    }
    return null;
  }

  /** A question and CNAME records, whose owners and RDATA are alternately taken from the pieces. */
  private static byte[] message(byte[] question, List<Tangle> tangles, List<Integer> names) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int records = (tangles.size() + 1) / 2;
    out.writeBytes(Hex.of("0000 8000 0001" + Hex.u16(records) + "0000 0000"));
    out.writeBytes(question);
    out.writeBytes(Hex.of("0001 0001"));
    for (int i = 0; i < tangles.size(); i += 2) {
      names.add(out.size());
      out.writeBytes(tangles.get(i).octets());
      byte[] rdata = i + 1 < tangles.size() ? tangles.get(i + 1).octets() : new byte[1];
      out.writeBytes(Hex.of("0005 0001 00000000" + Hex.u16(rdata.length)));
      names.add(out.size());
      out.writeBytes(rdata);
    }
    return out.toByteArray();
  }

  @Property(tries = 3000)
  void ownersAndRDataNamesAreReadByTheBook(
      @ForAll("questionNames") byte[] question, @ForAll("tangles") List<Tangle> tangles) {
    List<Integer> names = new ArrayList<>();
    byte[] octets = message(question, tangles, names);
    MessageView view = new MessageView();
    boolean framed = view.tryWrap(ByteBuffer.wrap(octets));
    int firstBad = -1;
    for (int i = 0; i < names.size() && firstBad < 0; i += 2) {
      firstBad = naive(octets, names.get(i)) == null ? i : -1;
    }
    assertEquals(firstBad < 0, framed);
    if (!framed) {
      Diagnosis diagnosis = new Diagnosis();
      int at = names.get(firstBad);
      assertTrue(WireNames.diagnose(octets, at, octets.length, octets.length, diagnosis));
      assertEquals(diagnosis.fault(), view.fault());
      assertEquals(diagnosis.offset(), view.faultOffset());
      assertEquals("answer[" + firstBad / 2 + "] name", view.failure().field());
      return;
    }
    // Also from the last to the first: the order of decoding must not matter.
    for (int i = view.recordCount() - 1; i >= 0; i--) {
      check(view.record(i), octets, names.get(2 * i), names.get(2 * i + 1));
    }
    boolean good = true;
    for (int name : names) {
      good &= naive(octets, name) != null;
    }
    values(octets, names, good);
  }

  private static void check(RecordView record, byte[] octets, int owner, int rdata) {
    Octets expected = Octets.of(naive(octets, owner));
    assertEquals(expected, record.name().toName().toWire());
    assertEquals(expected.length(), record.name().length());
    assertTrue(record.name().isSameAs(record.name().toName()));
    byte[] target = naive(octets, rdata);
    byte[] expanded = new byte[600];
    int length = record.copyExpandedRData(expanded, 0);
    assertEquals(target == null ? -1 : target.length, length);
    if (target != null) {
      assertEquals(Octets.of(target), Octets.of(expanded, 0, length));
    }
  }

  private static void values(byte[] octets, List<Integer> names, boolean good) {
    try {
      Message message = Message.parse(ByteBuffer.wrap(octets));
      assertTrue(good);
      for (int i = 0; i < message.answers().size(); i++) {
        ResourceRecord record = message.answers().get(i);
        assertEquals(Octets.of(naive(octets, names.get(2 * i))), record.name().toWire());
        var cname = record.rdata(io.wiredns.codec.rdata.Cname.class).orElseThrow();
        assertEquals(Octets.of(naive(octets, names.get(2 * i + 1))), cname.target().toWire());
      }
    } catch (WireFormatException malformed) {
      assertTrue(!good, malformed.getMessage());
      assertTrue(malformed.field().endsWith(" CNAME target"), malformed.getMessage());
    }
  }
}
