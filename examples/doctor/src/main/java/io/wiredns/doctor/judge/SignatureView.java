package io.wiredns.doctor.judge;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.dnssec.RRsetSignature;
import io.wiredns.dnssec.SignatureResult;
import io.wiredns.dnssec.SignatureRule;
import io.wiredns.doctor.survey.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An RRset in a reply with its signatures, each with what came of its check.
 *
 * @param seen the reply
 * @param set the RRset
 * @param signatures the signatures by the zone
 */
record SignatureView(Observation seen, RRset set, List<Checked> signatures) {
  /**
   * A signature and what came of its check.
   *
   * @param result empty if no key of the zone has its tag and algorithm
   */
  record Checked(ResourceRecord record, Rrsig signature, Optional<SignatureResult> result) {
    boolean isGood() {
      return result.filter(SignatureResult::isVerified).isPresent();
    }

    Optional<SignatureRule> rule() {
      return result
          .filter(SignatureResult.Rejected.class::isInstance)
          .map(rejected -> ((SignatureResult.Rejected) rejected).rule());
    }

    boolean isUndecided() {
      return result.filter(SignatureResult.AlgorithmNotAvailable.class::isInstance).isPresent();
    }

    /** Returns the end of the validity, by the century of a time. */
    Instant expiration(Instant now) {
      return time(signature.expiration(), now);
    }

    Instant inception(Instant now) {
      return time(signature.inception(), now);
    }

    /** Returns the time that 32 bits mean, RFC 4034 section 3.1.5. */
    private static Instant time(long seconds, Instant now) {
      long at = now.getEpochSecond();
      return Instant.ofEpochSecond(at + (int) (seconds - at));
    }
  }

  boolean hasGood() {
    return signatures.stream().anyMatch(Checked::isGood);
  }

  /** Returns the RRsets in a reply that a zone signs or should sign, with their signatures. */
  static List<SignatureView> of(Observation seen, ZoneKeys keys, Instant at) {
    List<SignatureView> views = new ArrayList<>();
    if (seen.reply().isEmpty()) {
      return views;
    }
    Message message = seen.reply().get();
    for (Section section : List.of(Section.ANSWER, Section.AUTHORITY)) {
      List<ResourceRecord> records = message.records(section);
      List<ResourceRecord> plain =
          records.stream().filter(record -> !record.type().equals(RecordType.RRSIG)).toList();
      for (RRset set : RRset.group(plain)) {
        List<Checked> checked = new ArrayList<>();
        for (ResourceRecord record : records) {
          Rrsig signature = record.rdata(Rrsig.class).orElse(null);
          if (signature != null
              && record.name().equals(set.name())
              && signature.typeCovered().equals(set.type())) {
            checked.add(new Checked(record, signature, check(signature, set, seen, keys, at)));
          }
        }
        views.add(new SignatureView(seen, set, checked));
      }
    }
    return views;
  }

  private static Optional<SignatureResult> check(
      Rrsig signature, RRset set, Observation seen, ZoneKeys keys, Instant at) {
    SignatureResult last = null;
    for (Dnskey key : keys.at(seen.server())) {
      if (key.keyTag() == signature.keyTag() && key.algorithm().equals(signature.algorithm())) {
        last = RRsetSignature.verify(signature, set, keys.zone(), key, at);
        if (last.isVerified()) {
          break;
        }
      }
    }
    return Optional.ofNullable(last);
  }

  /** Returns whether all signatures are by one zone. */
  boolean isBy(Name zone) {
    return signatures.stream().allMatch(checked -> checked.signature().signer().equals(zone));
  }
}
