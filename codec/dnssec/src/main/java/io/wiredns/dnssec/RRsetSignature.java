package io.wiredns.dnssec;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Objects;

/**
 * Signs RRsets, and checks one signature of an RRset with one key; RFC 4034 section 3, RFC 4035
 * sections 2.2 and 5.3. It is not a validator: it does not decide which keys to trust and does not
 * prove denials; {@link io.wiredns.dnssec.chain.Validator} does. To check many signatures with one
 * key, see {@link ZoneKey}.
 *
 * @since 0.1
 */
public final class RRsetSignature {
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
    return ZoneKey.of(keyOwner, key).verify(signature, set, now);
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
        ZoneKey.labels(set.name()),
        set.ttl(),
        expiration & 0xFFFFFFFFL,
        inception & 0xFFFFFFFFL,
        key.keyTag(),
        key.owner().toLowerCase(),
        signature);
  }
}
