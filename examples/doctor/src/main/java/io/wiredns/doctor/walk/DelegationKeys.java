package io.wiredns.doctor.walk;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.dnssec.RRsetSignature;
import io.wiredns.dnssec.SignatureResult;
import io.wiredns.doctor.exchange.NetworkText;
import io.wiredns.doctor.walk.TraceStep.Secured;
import io.wiredns.doctor.walk.TraceStep.Secured.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Compares the keys of a zone with the DS records of its parent zone, and checks the signatures of
 * a reply with them. The keys of the root are not compared with a trust anchor.
 */
final class DelegationKeys {
  private final Asker asker;
  private final WalkSettings settings;

  DelegationKeys(Asker asker, WalkSettings settings) {
    this.asker = asker;
    this.settings = settings;
  }

  /**
   * Asks the server of a reply for the keys of its zone.
   *
   * @param delegation the referral to the zone
   * @param reply a reply of a server of the zone, whose signatures are checked
   */
  Secured check(Delegation delegation, ServerReply reply) {
    Name zone = delegation.zone();
    ServerReply keys =
        asker
            .ask(reply.server(), settings.queries().query(zone, RecordType.DNSKEY, false), zone)
            .join();
    List<ResourceRecord> found =
        keys.records(Dnskey.class, Section.ANSWER).stream()
            .filter(record -> record.name().equals(zone))
            .toList();
    String tags = tags(delegation.ds());
    if (!keys.isAnswered()) {
      return said(
          delegation, reply, Verdict.UNKNOWN, "DNSKEY of " + zone + ": " + keys.troubleInTime());
    }
    if (found.isEmpty()) {
      return said(
          delegation,
          reply,
          Verdict.BOGUS,
          "the parent zone has DS %s of %s, but its server answers %s for DNSKEY"
              .formatted(tags, zone, keys.outcome().label()));
    }
    List<Dnskey> all =
        found.stream().map(record -> record.rdata(Dnskey.class).orElseThrow()).toList();
    List<Dnskey> trusted = all.stream().filter(key -> isNamed(zone, key, delegation.ds())).toList();
    if (trusted.isEmpty()) {
      return said(
          delegation,
          reply,
          Verdict.BOGUS,
          "DS %s of the parent zone matches no DNSKEY of %s, which are %s"
              .formatted(tags, zone, keyTags(all)));
    }
    String wrong = wrong(keys, Section.ANSWER, zone, trusted);
    if (wrong == null) {
      wrong = wrong(reply, Section.ANSWER, zone, all);
    }
    if (wrong == null) {
      wrong = wrong(reply, Section.AUTHORITY, zone, all);
    }
    return wrong != null
        ? said(delegation, reply, Verdict.BOGUS, wrong)
        : said(
            delegation,
            reply,
            Verdict.GOOD,
            "DS %s matches DNSKEY %s of %s, and the signatures are good"
                .formatted(tags, keyTags(trusted), zone));
  }

  private static Secured said(
      Delegation delegation, ServerReply reply, Verdict verdict, String detail) {
    return new Secured(delegation.zone(), delegation.ds(), reply.server(), verdict, detail);
  }

  private static boolean isNamed(Name zone, Dnskey key, List<Ds> all) {
    for (Ds ds : all) {
      boolean known =
          ds.digestType() == Ds.SHA1
              || ds.digestType() == Ds.SHA256
              || ds.digestType() == Ds.SHA384;
      if (ds.keyTag() == key.keyTag() && (!known || Ds.of(zone, key, ds.digestType()).equals(ds))) {
        return true;
      }
    }
    return false;
  }

  private static String tags(List<Ds> all) {
    return all.stream().map(ds -> "" + ds.keyTag()).distinct().collect(Collectors.joining(", "));
  }

  private static String keyTags(List<Dnskey> all) {
    return all.stream().map(key -> "" + key.keyTag()).collect(Collectors.joining(", "));
  }

  /**
   * Returns what is wrong with the signatures of a section; null if each set of records of the zone
   * has a good one. Referrals are not signed, and neither are records of other zones.
   */
  private static String wrong(ServerReply reply, Section section, Name zone, List<Dnskey> keys) {
    List<ResourceRecord> records = reply.message().records(section);
    List<ResourceRecord> signatures =
        records.stream().filter(record -> record.rdata(Rrsig.class).isPresent()).toList();
    List<ResourceRecord> data = new ArrayList<>(records);
    data.removeAll(signatures);
    for (RRset set : RRset.group(data)) {
      boolean isReferral = section == Section.AUTHORITY && set.type().equals(RecordType.NS);
      if (isReferral || !set.name().isSubdomainOf(zone)) {
        continue;
      }
      String wrong = wrong(set, signatures, zone, keys);
      if (wrong != null) {
        return wrong;
      }
    }
    return null;
  }

  private static String wrong(
      RRset set, List<ResourceRecord> signatures, Name zone, List<Dnskey> keys) {
    String wrong = "%s %s is not signed".formatted(set.name(), set.type());
    for (ResourceRecord record : signatures) {
      Rrsig signature = record.rdata(Rrsig.class).orElseThrow();
      if (!record.name().equals(set.name()) || !signature.typeCovered().equals(set.type())) {
        continue;
      }
      String of =
          "the signature of %s %s by key %d".formatted(set.name(), set.type(), signature.keyTag());
      wrong = of + ": no such key";
      for (Dnskey key : keys) {
        if (key.keyTag() != signature.keyTag()) {
          continue;
        }
        SignatureResult result = RRsetSignature.verify(signature, set, zone, key, Instant.now());
        if (!(result instanceof SignatureResult.Rejected rejected)) {
          return null;
        }
        wrong =
            switch (rejected.rule()) {
              case EXPIRATION -> of + " has expired at " + time(signature.expiration());
              case INCEPTION -> of + " is not valid before " + time(signature.inception());
              default -> of + ": " + rejected.detail();
            };
      }
    }
    return wrong;
  }

  private static String time(long seconds) {
    long now = Instant.now().getEpochSecond();
    return NetworkText.time(Instant.ofEpochSecond(now + (int) (seconds - now)));
  }
}
