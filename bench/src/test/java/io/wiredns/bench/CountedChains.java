package io.wiredns.bench;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.dnssec.RRsetSignature;
import io.wiredns.dnssec.SigningKey;
import io.wiredns.dnssec.ZoneKey;
import io.wiredns.dnssec.chain.KnownRecords;
import io.wiredns.dnssec.chain.TrustAnchor;
import io.wiredns.dnssec.chain.TrustAnchors;
import io.wiredns.dnssec.chain.Validator;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * Counted operations of chains of trust. The largest RRset of a message is signed by a zone of its
 * own name, whose key is the trust anchor, so that a message of any content is validated.
 */
final class CountedChains {
  static final Instant NOW = Instant.ofEpochSecond(1_700_000_000L);
  private static final int MINUTE = 60;

  /** A type whose absence is to be proved, and is refuted by a bitmap of all types. */
  static final RecordType ABSENT = RecordType.of(300);

  private static final KeyPair PAIR = CountedTransactions.pair();
  static final Dnskey KEY =
      new Dnskey(
          0x0101,
          3,
          DnssecAlgorithm.ED25519,
          SigningKey.publicKey(DnssecAlgorithm.ED25519, PAIR.getPublic()));

  private CountedChains() {}

  static void addTo(Map<String, Function<byte[], Map.Entry<Integer, Callable<Object>>>> all) {
    all.put("ZoneKey.verify", CountedChains::verify);
    all.put("KnownRecords.add", CountedChains::add);
    all.put("Validator.validate", CountedChains::validate);
  }

  /** An RRset of a message, its signature, and the other records of the message. */
  private record Signed(Name zone, RRset set, Rrsig signature, List<ResourceRecord> records) {
    /** Returns null if no RRset can be signed, or a response cannot have the records. */
    static Signed of(byte[] message) {
      List<ResourceRecord> records = CountedWork.all(message);
      records.removeIf(record -> record.type().isMeta());
      RRset set = CountedTransactions.largest(records);
      if (set == null) {
        return null;
      }
      boolean isDs = set.type().equals(RecordType.DS) && !set.name().isRoot();
      Name zone = isDs ? set.name().parent() : set.name();
      Rrsig signature = signed(zone, set);
      if (signature == null) {
        return null;
      }
      Signed signed = new Signed(zone, set, signature, records);
      try {
        signed.known();
        return signed;
      } catch (IllegalArgumentException refused) {
        return null;
      }
    }

    /** Returns a response with all records in its answer section. */
    Message answer() {
      MessageBuilder out = response(set.name(), set.type());
      records.forEach(out::answer);
      return out.answer(new ResourceRecord(set.name(), set.ttl(), signature)).build();
    }

    /** Returns a response with all records in its authority section. */
    Message denial() {
      MessageBuilder out = response(set.name(), ABSENT);
      records.forEach(out::authority);
      return out.authority(new ResourceRecord(set.name(), set.ttl(), signature)).build();
    }

    /** Returns the responses to the questions that {@link CountedChains#validate} asks. */
    KnownRecords known() {
      return new KnownRecords().add(keys(zone)).add(answer()).add(denial());
    }
  }

  /** Returns the signed keys of a zone. */
  static Message keys(Name zone) {
    ResourceRecord key = new ResourceRecord(zone, MINUTE, KEY);
    RRset keys = RRset.group(List.of(key)).get(0);
    return response(zone, RecordType.DNSKEY)
        .answer(key)
        .answer(new ResourceRecord(zone, MINUTE, signed(zone, keys)))
        .build();
  }

  private static MessageBuilder response(Name name, RecordType type) {
    return Message.builder().response(true).question(new Question(name, type));
  }

  private static Rrsig signed(Name zone, RRset set) {
    try {
      SigningKey key = SigningKey.of(zone, KEY, PAIR.getPrivate());
      return RRsetSignature.sign(set, key, NOW.minusSeconds(MINUTE), NOW.plusSeconds(MINUTE));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    } catch (IllegalArgumentException refused) {
      return null;
    }
  }

  private static Map.Entry<Integer, Callable<Object>> verify(byte[] in) {
    Signed signed = Signed.of(in);
    return signed == null
        ? null
        : Map.entry(
            in.length,
            () -> ZoneKey.of(signed.zone, KEY).verify(signed.signature, signed.set, NOW));
  }

  private static Map.Entry<Integer, Callable<Object>> add(byte[] in) {
    Signed signed = Signed.of(in);
    if (signed == null) {
      return null;
    }
    Message answer = signed.answer();
    return Map.entry(
        in.length,
        () ->
            new KnownRecords()
                .add(answer)
                .add(signed.records)
                .contains(new Question(signed.set.name(), ABSENT)));
  }

  /** Validates an answer and a denial. */
  private static Map.Entry<Integer, Callable<Object>> validate(byte[] in) {
    Signed signed = Signed.of(in);
    if (signed == null) {
      return null;
    }
    KnownRecords known = signed.known();
    Validator validator =
        Validator.builder(TrustAnchors.of(List.of(new TrustAnchor(signed.zone, KEY)))).build();
    return Map.entry(
        in.length,
        () ->
            List.of(
                validator.validate(new Question(signed.set.name(), signed.set.type()), known, NOW),
                validator.validate(new Question(signed.set.name(), ABSENT), known, NOW)));
  }
}
