package io.wiredns.dnssec.chain;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.dnssec.SignatureResult;
import io.wiredns.dnssec.ZoneKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An RRset with the RRSIGs of the same section that cover it.
 *
 * @param set the RRset
 * @param signatures the RRSIGs in the order of the records
 * @param verified the signatures that were found valid, which is not decided anew in each
 *     validation: nothing that decides it can change, except for the time
 * @param decoded the public keys of this set that were decoded, which is slow
 */
record SignedSet(
    RRset set,
    List<Rrsig> signatures,
    Map<SignedBy, SignatureResult.Verified> verified,
    Map<Dnskey, ZoneKey> decoded) {
  /** A signature, and the key with which it was verified; the signer is the owner of the key. */
  record SignedBy(Rrsig signature, Dnskey key) {
    /** An RRset has few signatures, and their hash codes are those of all their octets. */
    @Override
    public int hashCode() {
      return signature.keyTag();
    }
  }

  private static SignedSet of(RRset set, List<Rrsig> signatures) {
    return new SignedSet(set, signatures, new HashMap<>(), new IdentityHashMap<>());
  }

  /** Decodes a public key of this set, once. */
  ZoneKey key(Dnskey key) {
    return decoded.computeIfAbsent(key, none -> ZoneKey.of(set.name(), key));
  }

  /** Groups the records of a section; RRSIGs that cover no records of the section are left out. */
  static Map<Question, SignedSet> group(Collection<ResourceRecord> records) {
    Map<Question, List<Rrsig>> signatures = new LinkedHashMap<>();
    List<ResourceRecord> signed = new ArrayList<>();
    for (ResourceRecord record : records) {
      if (record.rdata() instanceof Rrsig rrsig) {
        Question key = new Question(record.name(), rrsig.typeCovered(), record.recordClass());
        signatures.computeIfAbsent(key, none -> new ArrayList<>()).add(rrsig);
      } else if (!record.type().equals(RecordType.OPT) && !record.type().equals(RecordType.RRSIG)) {
        signed.add(record);
      }
    }
    Map<Question, SignedSet> sets = new LinkedHashMap<>();
    for (RRset set : RRset.group(signed)) {
      Question key = new Question(set.name(), set.type(), set.recordClass());
      sets.put(key, of(set, signatures.getOrDefault(key, List.of())));
    }
    return sets;
  }

  /**
   * Verifies a signature, unless it was found valid before. The caller must have checked that it is
   * valid now.
   */
  SignatureResult verify(Rrsig signature, Dnskey key, Supplier<SignatureResult> computation) {
    SignedBy by = new SignedBy(signature, key);
    SignatureResult known = verified.get(by);
    if (known != null) {
      return known;
    }
    SignatureResult result = computation.get();
    if (result instanceof SignatureResult.Verified valid) {
      verified.put(by, valid);
    }
    return result;
  }

  Name name() {
    return set.name();
  }

  RecordType type() {
    return set.type();
  }

  /** Returns owner, type and class. */
  Question key() {
    return new Question(set.name(), set.type(), set.recordClass());
  }

  /** Returns the data that are of a class, which leaves out malformed ones. */
  <T extends RData> List<T> data(Class<T> kind) {
    return set.rdatas().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Returns a record of the set. */
  ResourceRecord record(RData rdata) {
    return new ResourceRecord(set.name(), set.recordClass(), set.ttl(), rdata);
  }
}
