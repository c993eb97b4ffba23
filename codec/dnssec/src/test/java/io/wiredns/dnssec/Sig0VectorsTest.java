package io.wiredns.dnssec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.Resource;
import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.rdata.Key;
import io.wiredns.codec.rdata.Sig;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that dnsjava has signed with SIG(0), and the private keys that it has used. */
class Sig0VectorsTest {
  record Vector(int algorithm, Name owner, Key key, PrivateKey privateKey, byte[] request) {
    /** Whether the same octets always have the same signature; they do not for ECDSA. */
    boolean isDeterministic() {
      return algorithm != 13 && algorithm != 14;
    }

    @Override
    public String toString() {
      return "algorithm " + algorithm;
    }
  }

  static List<Vector> vectors() {
    return Resource.table(Sig0VectorsTest.class, "sig0.tsv").stream()
        .map(Sig0VectorsTest::vector)
        .toList();
  }

  private static Vector vector(String[] row) {
    int algorithm = Integer.parseInt(row[0]);
    String family = algorithm < 13 ? "RSA" : algorithm < 15 ? "EC" : "EdDSA";
    try {
      return new Vector(
          algorithm,
          Name.of(row[1]),
          new Key(0x0200, 3, DnssecAlgorithm.of(algorithm), Octets.fromHex(row[2])),
          KeyFactory.getInstance(family).generatePrivate(new PKCS8EncodedKeySpec(Hex.of(row[3]))),
          Hex.of(row[4]));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void mostAlgorithmsAreThere() {
    assertTrue(vectors().size() >= 5, vectors().toString());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void theyVerifyAndAreMadeAlike(Vector vector) throws Exception {
    ByteBuffer request = ByteBuffer.wrap(vector.request());
    MessageView view = new MessageView().wrap(request);
    RecordView record = Sig0.record(view).orElseThrow();
    Sig sig = (Sig) record.rdata();
    assertEquals(
        new SignatureResult.Verified(Optional.empty()),
        Sig0.verify(request, vector.owner(), vector.key(), Instant.ofEpochSecond(sig.inception())));
    byte[] unsigned = Arrays.copyOf(vector.request(), record.offset());
    unsigned[11]--;
    ByteBuffer out = ByteBuffer.allocate(2000).put(unsigned);
    SigningKey key = SigningKey.of(sig.signer(), vector.key(), vector.privateKey());
    assertTrue(
        Sig0.sign(
            out,
            0,
            key,
            Instant.ofEpochSecond(sig.inception()),
            Instant.ofEpochSecond(sig.expiration())));
    byte[] ours = Arrays.copyOf(out.array(), out.position());
    assertTrue(
        Sig0.verify(
                ByteBuffer.wrap(ours),
                vector.owner(),
                vector.key(),
                Instant.ofEpochSecond(sig.inception()))
            .isVerified());
    if (vector.isDeterministic()) {
      // dnsjava keeps the case of the signer's name in the record, but signs the canonical form.
      ByteBuffer made = ByteBuffer.wrap(ours);
      Sig mine = (Sig) Sig0.record(new MessageView().wrap(made)).orElseThrow().rdata();
      assertEquals(sig, mine);
    }
  }
}
