package io.wiredns.dnssec;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Key;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SignatureProperties {
  private static final Name ZONE = Name.of("zone.test");
  private static final long NOW = 1_750_000_000L;
  private static final RRset SET =
      new RRset(Name.of("a.zone.test"), RecordType.A, RecordClass.IN, 60, List.of(new A(1)));

  @Provide
  Arbitrary<Integer> algorithms() {
    return Arbitraries.integers()
        .between(0, 255)
        .injectDuplicates(0.1)
        .edgeCases(edges -> edges.add(5, 8, 10, 13, 14, 15, 16));
  }

  /** Octets of the lengths of the keys of all algorithms, and of other lengths. */
  @Provide
  Arbitrary<byte[]> keys() {
    Arbitrary<Integer> lengths = Arbitraries.of(0, 1, 3, 32, 57, 64, 96, 130, 132, 260, 600);
    return lengths.flatMap(length -> Arbitraries.bytes().array(byte[].class).ofSize(length));
  }

  @Property(tries = 2000)
  void anyKeyAndAnySignatureGiveAResult(
      @ForAll("algorithms") int number,
      @ForAll @IntRange(min = 0, max = 7) int which,
      @ForAll("keys") byte[] publicKey,
      @ForAll @Size(max = 140) byte[] signature) {
    int[] usual = {5, 8, 10, 13, 14, 15, 16, number};
    Dnskey key = new Dnskey(256, 3, DnssecAlgorithm.of(usual[which]), Octets.of(publicKey));
    Rrsig rrsig =
        new Rrsig(
            RecordType.A,
            key.algorithm(),
            3,
            60,
            NOW + 1,
            NOW,
            key.keyTag(),
            ZONE,
            Octets.of(signature));
    assertFalse(
        RRsetSignature.verify(rrsig, SET, ZONE, key, Instant.ofEpochSecond(NOW)).isVerified());
  }

  @Property(tries = 3000)
  void anyOctetsGiveAResult(@ForAll @Size(max = 200) byte[] octets, @ForAll boolean framed) {
    byte[] message = octets;
    if (framed) {
      ByteBuffer out = ByteBuffer.allocate(23 + octets.length).putLong(0).putInt(1);
      out.put((byte) 0).putShort((short) 24).putShort((short) 255).putInt(0);
      message = out.putShort((short) octets.length).put(octets).array();
      if (octets.length > 1) {
        message[23] = 0;
        message[24] = 0;
      }
    }
    Key key = new Key(0x200, 3, DnssecAlgorithm.ED25519, Octets.of(new byte[32]));
    SignatureResult result =
        Sig0.verify(ByteBuffer.wrap(message), Name.ROOT, key, Instant.ofEpochSecond(NOW));
    assertNotNull(result);
    assertFalse(result.isVerified());
  }
}
