package io.wiredns.dnssec;

import io.wiredns.codec.internal.wire.FieldOctets;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;
import java.util.List;
import java.util.function.Consumer;

/**
 * The canonical form and order of records; RFC 4034 section 6, RFC 6840 section 5.1.
 *
 * @since 0.1
 */
public final class CanonicalForm {
  private CanonicalForm() {}

  /**
   * Returns RDATA in canonical form: with names expanded, and in lower case if the type is in the
   * list of RFC 4034 section 6.2 as amended.
   *
   * @param rdata the data
   * @return its octets
   * @throws IllegalArgumentException if the data are longer than 65,535 octets or malformed
   */
  public static Octets rdata(RData rdata) {
    return octets(rdata::write);
  }

  /**
   * Returns the data of an RRset in canonical order, without duplicates: compared as unsigned
   * octets, where a prefix comes first (RFC 4034 section 6.3).
   *
   * @param rdatas the data
   * @return their octets in canonical form
   * @throws IllegalArgumentException if RDATA is longer than 65,535 octets or malformed
   */
  public static List<Octets> order(List<RData> rdatas) {
    return rdatas.stream().map(CanonicalForm::rdata).sorted().distinct().toList();
  }

  /**
   * Returns the data that a signature covers: the RRSIG's RDATA without the signature, then each
   * record with the original TTL (RFC 4035 section 5.3.2). If the signature has fewer labels than
   * the owner, the records were expanded from a wildcard, whose name then replaces the owner.
   *
   * @param signature the RRSIG
   * @param set the records that it covers
   * @return the octets to sign or to verify: the RDATA of the RRSIG, then one element for each
   *     record in canonical order, without duplicates
   * @throws IllegalArgumentException if the signature covers another type or has more labels than
   *     the owner, or RDATA is longer than 65,535 octets or malformed
   */
  public static List<Octets> signedData(Rrsig signature, RRset set) {
    if (!signature.typeCovered().equals(set.type())) {
      throw new IllegalArgumentException(
          "the signature covers "
              + signature.typeCovered()
              + ", the RRset is of type "
              + set.type());
    }
    Octets prefix = octets(out -> unsigned(signature, out));
    Name owner = signedOwner(signature, set.name());
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(prefix),
            order(set.rdatas()).stream()
                .map(rdata -> octets(out -> record(owner, signature, set, rdata, out))))
        .toList();
  }

  private static void unsigned(Rrsig signature, FieldWriter out) {
    out.codePoint16("typeCovered", signature.typeCovered());
    out.u8("algorithm", signature.algorithm().value());
    out.u8("labels", signature.labels());
    out.u32("originalTtl", signature.originalTtl());
    out.u32("expiration", signature.expiration());
    out.u32("inception", signature.inception());
    out.u16("keyTag", signature.keyTag());
    out.name("signer", signature.signer(), NameRule.CANONICAL);
  }

  private static void record(
      Name owner, Rrsig signature, RRset set, Octets rdata, FieldWriter out) {
    out.name("owner", owner, NameRule.CANONICAL);
    out.codePoint16("type", set.type());
    out.codePoint16("class", set.recordClass());
    out.u32("ttl", signature.originalTtl());
    out.sized16("RDATA", rdata, OctetsText.BASE64);
  }

  /** Returns the owner that was signed; the root and a leading asterisk do not count as labels. */
  private static Name signedOwner(Rrsig signature, Name owner) {
    int labels = owner.labelCount() - (owner.isWildcard() ? 1 : 0);
    if (signature.labels() > labels) {
      throw new IllegalArgumentException(
          "the signature has " + signature.labels() + " labels, more than " + owner);
    }
    return signature.labels() == labels
        ? owner
        : owner.suffix(owner.labelCount() - signature.labels()).wildcard();
  }

  private static Octets octets(Consumer<FieldWriter> fields) {
    Octets octets = FieldOctets.canonical(WireLimits.MESSAGE_OCTETS).of(fields);
    if (octets == null) {
      throw new IllegalArgumentException("the canonical form has more than 65535 octets");
    }
    return octets;
  }
}
