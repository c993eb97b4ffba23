package io.wiredns.dnssec;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Signs RRsets, and checks one signature of an RRset with one key; RFC 4034 section 3, RFC 4035
 * sections 2.2 and 5.3. It is not a validator: it does not decide which keys to trust and does not
 * prove denials.
 *
 * @since 0.1
 */
public final class RRsetSignature {
  private static final int DNSSEC_PROTOCOL = 3;

  /** The Zone Key flag; RFC 4034 section 2.1.1. */
  private static final int ZONE_KEY = 0x0100;

  private RRsetSignature() {}

  /**
   * Checks a signature.
   *
   * @param signature the RDATA of an RRSIG record; the caller must have checked that the owner and
   *     class of that record are those of the set
   * @param set the records that it covers
   * @param keyOwner the owner of the DNSKEY record, which is the name of the zone
   * @param key the key
   * @param now the current time; fractions of a second are ignored
   * @return the result, even if the signature, the records or the key are malformed
   */
  public static SignatureResult verify(
      Rrsig signature, RRset set, Name keyOwner, Dnskey key, Instant now) {
    Objects.requireNonNull(keyOwner, "keyOwner");
    Objects.requireNonNull(now, "now");
    SignatureResult wrong = checkPlace(signature, set, keyOwner, key);
    if (wrong == null) {
      wrong =
          SignatureCheck.frame(
              signature.algorithm(),
              signature.keyTag(),
              signature.inception(),
              signature.expiration(),
              key,
              now.getEpochSecond());
    }
    if (wrong != null) {
      return wrong;
    }
    List<Octets> data;
    try {
      data = CanonicalForm.signedData(signature, set);
    } catch (IllegalArgumentException malformed) {
      return SignatureCheck.rejected(SignatureRule.SIGNATURE, malformed.getMessage());
    }
    return SignatureCheck.verify(key, data, signature.signature(), wildcard(signature, set));
  }

  private static SignatureResult checkPlace(Rrsig signature, RRset set, Name keyOwner, Dnskey key) {
    if (!signature.typeCovered().equals(set.type())) {
      return SignatureCheck.rejected(
          SignatureRule.TYPE_COVERED,
          "the signature covers "
              + signature.typeCovered()
              + ", the RRset is of type "
              + set.type());
    }
    if (!signature.signer().equals(keyOwner) || !set.name().isSubdomainOf(keyOwner)) {
      return SignatureCheck.rejected(
          SignatureRule.SIGNER,
          "the signer is %s, the owner of the key %s, that of the RRset %s"
              .formatted(signature.signer(), keyOwner, set.name()));
    }
    if (signature.labels() > labels(set.name())) {
      return SignatureCheck.rejected(
          SignatureRule.LABELS,
          "the signature has " + signature.labels() + " labels, more than " + set.name());
    }
    if ((key.flags() & ZONE_KEY) == 0 || key.protocol() != DNSSEC_PROTOCOL) {
      return SignatureCheck.rejected(
          SignatureRule.KEY_USE,
          "a key with flags "
              + key.flags()
              + " and protocol "
              + key.protocol()
              + " cannot sign a zone");
    }
    return null;
  }

  /** Counts labels without the root and a leading asterisk; RFC 4034 section 3.1.3. */
  private static int labels(Name owner) {
    return owner.labelCount() - (owner.isWildcard() ? 1 : 0);
  }

  private static Optional<Name> wildcard(Rrsig signature, RRset set) {
    Name owner = set.name();
    return signature.labels() == labels(owner)
        ? Optional.empty()
        : Optional.of(owner.suffix(owner.labelCount() - signature.labels()).wildcard());
  }

  /**
   * Signs an RRset. The TTL of the RRset becomes the original TTL of the signature.
   *
   * @param set the records with the owner that they have in the zone, which may be a wildcard
   * @param key the zone's key
   * @param inception the start of the signature's validity; fractions of a second are ignored
   * @param expiration the end of the validity, less than 2^31 seconds after the start
   * @return the RRSIG, for the same owner and class
   * @throws NoSuchAlgorithmException if the Java platform does not have the algorithm
   * @throws IllegalArgumentException if the set consists of RRSIGs, is not in the key's zone, or
   *     has malformed RDATA; if the inception is before 1970, the expiration is before the
   *     inception or 2^31 seconds or more after it; or if the private key is of another algorithm
   */
  public static Rrsig sign(RRset set, SigningKey key, Instant inception, Instant expiration)
      throws NoSuchAlgorithmException {
    if (set.type().equals(RecordType.RRSIG)) {
      throw new IllegalArgumentException(
          "an RRset of type RRSIG cannot be signed (RFC 4035 section 2.2)");
    }
    if (!set.name().isSubdomainOf(key.owner())) {
      throw new IllegalArgumentException(set.name() + " is not in zone " + key.owner());
    }
    long from = inception.getEpochSecond();
    long until = expiration.getEpochSecond();
    checkTimes(from, until);
    Rrsig unsigned = with(set, key, from, until, Octets.EMPTY);
    return with(set, key, from, until, key.sign(CanonicalForm.signedData(unsigned, set)));
  }

  static void checkTimes(long inception, long expiration) {
    if (inception < 0 || expiration < inception || expiration - inception > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "inception "
              + inception
              + " is negative, or expiration "
              + expiration
              + " before it or too long after it");
    }
  }

  private static Rrsig with(
      RRset set, SigningKey key, long inception, long expiration, Octets signature) {
    return new Rrsig(
        set.type(),
        key.algorithm(),
        labels(set.name()),
        set.ttl(),
        expiration & 0xFFFFFFFFL,
        inception & 0xFFFFFFFFL,
        key.keyTag(),
        key.owner().toLowerCase(),
        signature);
  }
}
