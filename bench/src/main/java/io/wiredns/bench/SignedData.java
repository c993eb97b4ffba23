package io.wiredns.bench;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.TreeSet;

/**
 * Builds RDATA of DNSSEC types octet by octet (RFC 4034, RFC 5155), well-formed but with invented
 * keys, digests and signatures from a seeded generator.
 */
final class SignedData {
  static final int RSA_SHA256 = 8;
  static final int ECDSA_P256 = 13;
  static final int RSA_1024_OCTETS = 128;
  static final int ECDSA_P256_OCTETS = 64;

  private static final int SHA1_OCTETS = 20;
  private static final int SHA256_OCTETS = 32;
  private static final int INCEPTION = 1_767_225_600;
  private static final int EXPIRATION = INCEPTION + 14 * 86_400;

  private final Random random;

  SignedData(Random random) {
    this.random = random;
  }

  byte[] octets(int count) {
    byte[] octets = new byte[count];
    random.nextBytes(octets);
    return octets;
  }

  /** Returns an RRSIG; RFC 4034 section 3.1. */
  RData rrsig(RecordType covered, Name owner, int ttl, Name signer, int algorithm, int keyTag) {
    ByteBuffer out =
        ByteBuffer.allocate(600)
            .putShort((short) covered.value())
            .put((byte) algorithm)
            .put((byte) owner.labelCount())
            .putInt(ttl)
            .putInt(EXPIRATION)
            .putInt(INCEPTION)
            .putShort((short) keyTag)
            .put(signer.toWire().toArray())
            .put(octets(algorithm == RSA_SHA256 ? RSA_1024_OCTETS : ECDSA_P256_OCTETS));
    return opaque(RecordType.RRSIG, out);
  }

  /** Returns a DNSKEY with a P-256 key; RFC 4034 section 2.1, RFC 6605 section 4. */
  RData dnskey(int flags) {
    ByteBuffer out =
        ByteBuffer.allocate(4 + ECDSA_P256_OCTETS)
            .putShort((short) flags)
            .put((byte) 3)
            .put((byte) ECDSA_P256)
            .put(octets(ECDSA_P256_OCTETS));
    return opaque(RecordType.DNSKEY, out);
  }

  /** Returns a DS with a SHA-256 digest; RFC 4034 section 5.1, RFC 4509. */
  RData ds(int keyTag) {
    ByteBuffer out =
        ByteBuffer.allocate(4 + SHA256_OCTETS)
            .putShort((short) keyTag)
            .put((byte) ECDSA_P256)
            .put((byte) 2)
            .put(octets(SHA256_OCTETS));
    return opaque(RecordType.DS, out);
  }

  /** Returns an NSEC3 with SHA-1 and no additional iterations; RFC 5155 section 3.2. */
  RData nsec3(byte[] salt, RecordType... types) {
    ByteBuffer out =
        ByteBuffer.allocate(400)
            .put((byte) 1)
            .put((byte) 0)
            .putShort((short) 0)
            .put((byte) salt.length)
            .put(salt)
            .put((byte) SHA1_OCTETS)
            .put(octets(SHA1_OCTETS));
    putBitmap(out, types);
    return opaque(RecordType.NSEC3, out);
  }

  /** Returns the owner name of an NSEC3 record, whose first label is a hash in base32hex. */
  Name hashedOwner(Name zone) {
    StringBuilder label = new StringBuilder(32);
    for (int i = 0; i < 32; i++) {
      label.append("0123456789abcdefghijklmnopqrstuv".charAt(random.nextInt(32)));
    }
    return Name.of(label.toString(), zone);
  }

  /** Writes a type bitmap of window block 0 only, because all types used here are below 256. */
  private static void putBitmap(ByteBuffer out, RecordType... types) {
    TreeSet<Integer> numbers = new TreeSet<>();
    for (RecordType type : types) {
      numbers.add(type.value());
    }
    byte[] bits = new byte[numbers.last() / 8 + 1];
    for (int number : numbers) {
      bits[number / 8] |= (byte) (0x80 >>> number % 8);
    }
    out.put((byte) 0).put((byte) bits.length).put(bits);
  }

  private static RData opaque(RecordType type, ByteBuffer out) {
    return new UnknownRData(type, Octets.of(out.array(), 0, out.position()));
  }
}
