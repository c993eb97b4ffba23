package io.wiredns.dnssec;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Zones that BIND has signed, one for each algorithm. The class is also a program that prints for
 * each algorithm whether its signature verifies, for Java platforms that lack some algorithms.
 */
public final class BindSignatures {
  private static final long NOW = 1_750_000_000L;

  private BindSignatures() {}

  /** Returns the records that dnssec-signzone has signed, with the public keys in the zones. */
  public static List<ResourceRecord> records() throws IOException, TextFormatException {
    List<ResourceRecord> records = new ArrayList<>();
    try (ZoneReader reader =
        ZoneReader.of(BindSignatures.class.getResourceAsStream("signed.zone"), Name.ROOT)) {
      for (ResourceRecord r = reader.next(); r != null; r = reader.next()) {
        records.add(r);
      }
    }
    return records;
  }

  static Dnskey keyOf(List<ResourceRecord> records, Rrsig signature) {
    return records.stream()
        .filter(record -> record.name().equals(signature.signer()))
        .map(ResourceRecord::rdata)
        .filter(Dnskey.class::isInstance)
        .map(Dnskey.class::cast)
        .filter(key -> key.keyTag() == signature.keyTag())
        .findFirst()
        .orElseThrow();
  }

  static RRset covered(List<RRset> sets, ResourceRecord signature) {
    RecordType type = ((Rrsig) signature.rdata()).typeCovered();
    return sets.stream()
        .filter(set -> set.type().equals(type) && set.name().equals(signature.name()))
        .findFirst()
        .orElseThrow();
  }

  public static void main(String[] arguments) throws IOException, TextFormatException {
    List<ResourceRecord> records = records();
    List<RRset> sets = RRset.group(records);
    for (ResourceRecord record : records) {
      if (record.rdata() instanceof Rrsig signature
          && signature.typeCovered().equals(RecordType.SOA)) {
        SignatureResult result =
            RRsetSignature.verify(
                signature,
                covered(sets, record),
                signature.signer(),
                keyOf(records, signature),
                Instant.ofEpochSecond(NOW));
        System.out.println(
            signature.algorithm().value()
                + " "
                + (result instanceof SignatureResult.AlgorithmNotAvailable missing
                    ? missing.detail()
                    : result.isVerified()));
      }
    }
  }
}
