package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.dnssec.CanonicalForm;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Computes the digest of a zone by the scheme SIMPLE while its owners pass by in canonical order;
 * RFC 8976 section 3.3. It keeps the state of the hash only.
 */
final class ZoneHash {
  private static final String[] ENGINES = {"", "SHA-384", "SHA-512"};

  /** Type, class, TTL and RDLENGTH. */
  private static final int FIXED_OCTETS = 10;

  private final Name apex;
  private final MessageDigest digest;

  private ZoneHash(Name apex, MessageDigest digest) {
    this.apex = apex;
    this.digest = digest;
  }

  static boolean isKnown(int hashAlgorithm) {
    return hashAlgorithm > 0 && hashAlgorithm < ENGINES.length;
  }

  /** Begins a digest with a known algorithm. */
  static ZoneHash of(Name apex, int hashAlgorithm) {
    try {
      return new ZoneHash(apex, MessageDigest.getInstance(ENGINES[hashAlgorithm]));
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError("every Java platform since 7 has SHA-384 and SHA-512", missing);
    }
  }

  /** Adds the records of the next owner, without ZONEMD of the apex and its signatures. */
  void add(OwnerRecords owner) {
    boolean atApex = owner.name().equals(apex);
    Octets name = owner.name().toLowerCase().toWire();
    owner
        .sets()
        .forEach(
            (type, set) -> {
              if (!atApex || !type.equals(RecordType.ZONEMD)) {
                add(name, set, atApex);
              }
            });
  }

  private void add(Octets owner, List<ResourceRecord> set, boolean atApex) {
    // The map sorts the records by their data and keeps one of duplicates.
    SortedMap<Octets, ResourceRecord> sorted = new TreeMap<>();
    for (ResourceRecord record : set) {
      if (!atApex || !signsZonemd(record)) {
        sorted.putIfAbsent(CanonicalForm.rdata(record.rdata()), record);
      }
    }
    sorted.forEach(
        (rdata, record) -> {
          digest.update(owner.toArray());
          digest.update(
              ByteBuffer.allocate(FIXED_OCTETS)
                  .putShort((short) record.type().value())
                  .putShort((short) record.recordClass().value())
                  .putInt((int) record.ttl())
                  .putShort((short) rdata.length())
                  .array());
          digest.update(rdata.toArray());
        });
  }

  private static boolean signsZonemd(ResourceRecord record) {
    return record.rdata() instanceof Rrsig signature
        && signature.typeCovered().equals(RecordType.ZONEMD);
  }

  /** Returns the digest; nothing can be added afterwards. */
  Octets end() {
    return Octets.of(digest.digest());
  }
}
