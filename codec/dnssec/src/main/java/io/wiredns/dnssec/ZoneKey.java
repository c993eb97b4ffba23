package io.wiredns.dnssec;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A DNSKEY of a zone, whose public key is decoded once and can then check many signatures; RFC 4034
 * section 2. A key that cannot be decoded is kept with the reason, which is then the result of each
 * check. Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class ZoneKey {
  private static final int DNSSEC_PROTOCOL = 3;

  /** The Zone Key flag; RFC 4034 section 2.1.1. */
  private static final int ZONE_KEY = 0x0100;

  private final Name zone;
  private final Dnskey dnskey;
  private final int keyTag;
  private final SignatureScheme scheme;
  private final PublicKey publicKey;

  /** Why the key cannot be used, or null if it can; then scheme and public key are not null. */
  private final SignatureResult unusable;

  private ZoneKey(
      Name zone,
      Dnskey dnskey,
      SignatureScheme scheme,
      PublicKey publicKey,
      SignatureResult unusable) {
    this.zone = zone;
    this.dnskey = dnskey;
    this.keyTag = dnskey.keyTag();
    this.scheme = scheme;
    this.publicKey = publicKey;
    this.unusable = unusable;
  }

  /**
   * Decodes a key.
   *
   * @param zone the owner of the DNSKEY record, which is the name of the zone
   * @param key the key
   * @return the key, even if its algorithm is not available or its octets are malformed
   */
  public static ZoneKey of(Name zone, Dnskey key) {
    Objects.requireNonNull(zone, "zone");
    DnssecAlgorithm algorithm = key.algorithm();
    SignatureScheme scheme = SignatureScheme.of(algorithm);
    if (scheme == null) {
      String detail = "algorithm " + algorithm + " is not known";
      return unusable(zone, key, new SignatureResult.AlgorithmNotAvailable(algorithm, detail));
    }
    try {
      return new ZoneKey(zone, key, scheme, scheme.key(key.publicKey()), null);
    } catch (NoSuchAlgorithmException missing) {
      String detail = SignatureCheck.missing(scheme);
      return unusable(zone, key, new SignatureResult.AlgorithmNotAvailable(algorithm, detail));
    } catch (GeneralSecurityException | IllegalArgumentException | ProviderException noKey) {
      return unusable(zone, key, SignatureCheck.notOne(algorithm, noKey));
    }
  }

  private static ZoneKey unusable(Name zone, Dnskey key, SignatureResult reason) {
    return new ZoneKey(zone, key, null, null, reason);
  }

  /**
   * Returns whether this library and this Java platform can check signatures of an algorithm.
   *
   * @param algorithm the algorithm
   * @return true if a provider of the Java platform has it
   */
  public static boolean canVerify(DnssecAlgorithm algorithm) {
    Objects.requireNonNull(algorithm, "algorithm");
    SignatureScheme scheme = SignatureScheme.of(algorithm);
    if (scheme == null) {
      return false;
    }
    try {
      return scheme.engine() != null;
    } catch (GeneralSecurityException missing) {
      return false;
    }
  }

  /**
   * Returns the zone.
   *
   * @return the owner of the DNSKEY record
   */
  public Name zone() {
    return zone;
  }

  /**
   * Returns the key as it is in the zone.
   *
   * @return the RDATA
   */
  public Dnskey dnskey() {
    return dnskey;
  }

  /**
   * Returns the key tag, which is computed once; RFC 4034 appendix B.
   *
   * @return the key tag, 0 to 65535
   */
  public int keyTag() {
    return keyTag;
  }

  /**
   * Checks a signature; RFC 4035 section 5.3. The rules are checked in this order: type covered,
   * signer, labels, use of the key, algorithm, key tag, inception, expiration, key, signature.
   *
   * @param signature the RDATA of an RRSIG record; the caller must have checked that the owner and
   *     class of that record are those of the set
   * @param set the records that it covers
   * @param now the current time; fractions of a second are ignored
   * @return the result, even if the signature, the records or the key are malformed
   */
  public SignatureResult verify(Rrsig signature, RRset set, Instant now) {
    Objects.requireNonNull(now, "now");
    SignatureResult wrong = checkPlace(signature, set);
    if (wrong == null) {
      wrong =
          SignatureCheck.frame(
              signature.algorithm(),
              signature.keyTag(),
              signature.inception(),
              signature.expiration(),
              dnskey.algorithm(),
              keyTag,
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
    return verify(data, signature.signature(), wildcard(signature, set));
  }

  /** Checks that a signature matches some octets. */
  SignatureResult verify(List<Octets> pieces, Octets signature, Optional<Name> wildcard) {
    return unusable != null
        ? unusable
        : SignatureCheck.verify(scheme, publicKey, pieces, signature, wildcard);
  }

  private SignatureResult checkPlace(Rrsig signature, RRset set) {
    if (!signature.typeCovered().equals(set.type())) {
      return SignatureCheck.rejected(
          SignatureRule.TYPE_COVERED,
          "the signature covers "
              + signature.typeCovered()
              + ", the RRset is of type "
              + set.type());
    }
    if (!signature.signer().equals(zone) || !set.name().isSubdomainOf(zone)) {
      return SignatureCheck.rejected(
          SignatureRule.SIGNER,
          "the signer is %s, the owner of the key %s, that of the RRset %s"
              .formatted(signature.signer(), zone, set.name()));
    }
    if (signature.labels() > labels(set.name())) {
      return SignatureCheck.rejected(
          SignatureRule.LABELS,
          "the signature has " + signature.labels() + " labels, more than " + set.name());
    }
    if ((dnskey.flags() & ZONE_KEY) == 0 || dnskey.protocol() != DNSSEC_PROTOCOL) {
      return SignatureCheck.rejected(
          SignatureRule.KEY_USE,
          "a key with flags "
              + dnskey.flags()
              + " and protocol "
              + dnskey.protocol()
              + " cannot sign a zone");
    }
    return null;
  }

  /** Counts labels without the root and a leading asterisk; RFC 4034 section 3.1.3. */
  static int labels(Name owner) {
    return owner.labelCount() - (owner.isWildcard() ? 1 : 0);
  }

  private static Optional<Name> wildcard(Rrsig signature, RRset set) {
    Name owner = set.name();
    return signature.labels() == labels(owner)
        ? Optional.empty()
        : Optional.of(owner.suffix(owner.labelCount() - signature.labels()).wildcard());
  }

  /** Returns zone, algorithm and key tag. */
  @Override
  public String toString() {
    return zone + " " + dnskey.algorithm() + " " + keyTag;
  }
}
