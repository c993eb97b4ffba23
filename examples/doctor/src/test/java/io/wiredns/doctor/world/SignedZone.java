package io.wiredns.doctor.world;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.rdata.Nsec;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.TypeBitmap;
import io.wiredns.dnssec.RRsetSignature;
import io.wiredns.dnssec.SigningKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** A zone that is signed with one key, and has NSEC records. */
final class SignedZone {
  private static final int SIGNING_KEY = 257;
  private static final int PROTOCOL = 3;
  private static final DnssecAlgorithm ALGORITHM = DnssecAlgorithm.ED25519;

  private final Name name;
  private final List<ResourceRecord> records = new ArrayList<>();
  private final Dnskey dnskey;
  private final SigningKey key;
  private Instant inception = Instant.now().minus(Duration.ofHours(1));
  private Instant expiration = Instant.now().plus(Duration.ofDays(30));

  SignedZone(String zone, List<String> texts) {
    name = Name.of(zone);
    texts.forEach(text -> records.add(record(text)));
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      dnskey =
          new Dnskey(
              SIGNING_KEY, PROTOCOL, ALGORITHM, SigningKey.publicKey(ALGORITHM, pair.getPublic()));
      key = SigningKey.of(name, dnskey, pair.getPrivate());
    } catch (GeneralSecurityException missing) {
      throw new AssertionError(missing);
    }
    records.add(new ResourceRecord(name, 3600, dnskey));
  }

  static ResourceRecord record(String text) {
    try {
      return ResourceRecord.parse(text);
    } catch (TextFormatException wrong) {
      throw new AssertionError(text, wrong);
    }
  }

  /** Returns the type that a signature covers; the type of another record itself. */
  static RecordType covered(ResourceRecord record) {
    return record.rdata(Rrsig.class).map(Rrsig::typeCovered).orElse(RecordType.NULL);
  }

  Name name() {
    return name;
  }

  Ds ds() {
    return Ds.of(name, dnskey, Ds.SHA256);
  }

  void valid(Instant from, Instant until) {
    inception = from;
    expiration = until;
  }

  /** Returns the records with more of them, with signatures and NSEC records. */
  List<ResourceRecord> signed(List<ResourceRecord> more) {
    List<ResourceRecord> all = new ArrayList<>(records);
    all.addAll(more);
    TreeMap<Name, TreeSet<RecordType>> types = new TreeMap<>();
    for (ResourceRecord record : all) {
      if (!isGlue(record, all)) {
        types.computeIfAbsent(record.name(), owner -> new TreeSet<>()).add(record.type());
      }
    }
    List<Name> owners = new ArrayList<>(types.keySet());
    for (int i = 0; i < owners.size(); i++) {
      TreeSet<RecordType> its = types.get(owners.get(i));
      its.add(RecordType.NSEC);
      its.add(RecordType.RRSIG);
      Name next = owners.get((i + 1) % owners.size());
      all.add(new ResourceRecord(owners.get(i), 3600, new Nsec(next, TypeBitmap.of(its))));
    }
    List<ResourceRecord> signatures = new ArrayList<>();
    for (RRset set : RRset.group(all)) {
      boolean isDelegation = set.type().equals(RecordType.NS) && !set.name().equals(name);
      if (!isDelegation && !isGlue(set.records().get(0), all)) {
        try {
          Rrsig signature = RRsetSignature.sign(set, key, inception, expiration);
          signatures.add(new ResourceRecord(set.name(), set.ttl(), signature));
        } catch (GeneralSecurityException missing) {
          throw new AssertionError(missing);
        }
      }
    }
    all.addAll(signatures);
    return all;
  }

  private boolean isGlue(ResourceRecord record, List<ResourceRecord> all) {
    return all.stream()
        .filter(other -> other.type().equals(RecordType.NS) && !other.name().equals(name))
        .anyMatch(
            cut -> record.name().isSubdomainOf(cut.name()) && !record.name().equals(cut.name()));
  }
}
