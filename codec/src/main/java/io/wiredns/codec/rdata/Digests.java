package io.wiredns.codec.rdata;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/**
 * The digests of DS and the types like it. A known digest type has a known length, RFC 4034 section
 * 5.1.4. As in BIND, the lengths of the types of GOST and SM3 are not checked. In SSHFP, SHA-1 and
 * SHA-256 have the same numbers, RFC 4255.
 */
final class Digests {
  private Digests() {}

  /** Returns the length in octets of the digests of a type, or 0 if their length is not checked. */
  private static int length(int digestType) {
    return switch (digestType) {
      case Ds.SHA1 -> 20;
      case Ds.SHA256 -> 32;
      case Ds.SHA384 -> 48;
      default -> 0;
    };
  }

  /**
   * Returns an object that computes digests of the given type; throws IllegalArgumentException if
   * it is none of the constants of {@link Ds}.
   */
  static MessageDigest ofType(int digestType) {
    String algorithm =
        switch (digestType) {
          case Ds.SHA1 -> "SHA-1";
          case Ds.SHA256 -> "SHA-256";
          case Ds.SHA384 -> "SHA-384";
          default ->
              throw new IllegalArgumentException("digest type " + digestType + " is not known");
        };
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError("every Java platform has " + algorithm, missing);
    }
  }

  static Octets read(FieldReader in, String field, int digestType) {
    return read(in, field, digestType, RDataFault.DIGEST_LENGTH);
  }

  /**
   * Reads a digest, which extends to the end of the RDATA; reports the given fault if its length is
   * wrong.
   */
  static Octets read(FieldReader in, String field, int digestType, Fault otherLength) {
    int at = in.position();
    Octets digest = in.rest(field, OctetsText.HEX);
    int length = length(digestType);
    in.require(
        length == 0 || digest.length() == length, otherLength, field, at, digest.length(), length);
    return digest;
  }

  /** Checks the fields of a DS or a type like it. */
  static void check(int keyTag, DnssecAlgorithm algorithm, int digestType, Octets digest) {
    Ranges.u16("keyTag", keyTag);
    Objects.requireNonNull(algorithm);
    Ranges.u8("digestType", digestType);
    check("digest", digestType, digest);
  }

  /** Writes the fields of a DS or a type like it. */
  static void write(
      FieldWriter out, int keyTag, DnssecAlgorithm algorithm, int digestType, Octets digest) {
    out.u16("keyTag", keyTag);
    out.u8("algorithm", algorithm.value());
    out.u8("digestType", digestType);
    out.rest("digest", digest, OctetsText.HEX);
  }

  static void check(String field, int digestType, Octets digest) {
    Ranges.length(field, digest, WireLimits.RDATA_OCTETS);
    if (length(digestType) != 0) {
      Ranges.exactly(field, digest, length(digestType));
    }
  }
}
