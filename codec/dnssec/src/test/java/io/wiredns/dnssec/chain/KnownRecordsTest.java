package io.wiredns.dnssec.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.dnssec.BindSignatures;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KnownRecordsTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_750_000_000L);

  @Test
  void onlyResponsesWithOneQuestionAreKnown() {
    KnownRecords known = new KnownRecords();
    Message query = Message.query(1, Name.of("a."), RecordType.A);
    assertThrows(IllegalArgumentException.class, () -> known.add(query));
    Message without = Message.builder().response(true).build();
    assertThrows(IllegalArgumentException.class, () -> known.add(without));
    Question question = SignedTree.question("A.", RecordType.A);
    assertFalse(known.contains(question));
    known.add(Message.responseTo(query).build());
    assertTrue(known.contains(question));
  }

  @Test
  void aSecondResponseReplacesTheFirst() {
    SignedTree tree = AnswerTest.tree();
    Question question = SignedTree.question("www.plain.", RecordType.A);
    Validator validator = Validator.builder(tree.anchors()).build();
    KnownRecords known = new KnownRecords().add(SignedZone.response(question).build());
    Validation first = validator.validate(question, known, SignedZone.NOW);
    assertFalse(first.isSecure());
    for (Question need : List.of(question, first.needs().get(0))) {
      known.add(tree.respond(need));
    }
    Validation then = validator.validate(question, known, SignedZone.NOW);
    while (!then.needs().isEmpty()) {
      then.needs().forEach(need -> known.add(tree.respond(need)));
      then = validator.validate(question, known, SignedZone.NOW);
    }
    assertTrue(then.isSecure(), then.toString());
  }

  private static SignedSet set(KnownRecords known, String name, RecordType type) {
    Question question = SignedTree.question(name, type);
    return known.response(question).orElseThrow().answer(question).orElseThrow();
  }

  @Test
  void whatWasFoundValidIsNotComputedAgain() {
    SignedTree tree = AnswerTest.tree();
    Question question = SignedTree.question("www.plain.", RecordType.A);
    Validator validator = Validator.builder(tree.anchors()).build();
    KnownRecords known = new KnownRecords();
    Validation first = tree.validate(validator, question, known);
    assertTrue(first.isSecure(), first.toString());
    SignedSet set = set(known, "www.plain.", RecordType.A);
    assertEquals(1, set.verified().size());
    assertEquals(1, set(known, ".", RecordType.DNSKEY).verified().size());
    assertEquals(first.work(), validator.validate(question, known, SignedZone.NOW).work());

    // Without a recorded result the signature is computed; with one it is not, so that the
    // verdict on a wrong signature shows which of both was done.
    Message response = tree.respond(question);
    known.add(SignedTree.signatures(RecordType.A, KnownRecordsTest::broken).apply(response));
    assertFalse(validator.validate(question, known, SignedZone.NOW).isSecure());
    SignedSet wrong = set(known, "www.plain.", RecordType.A);
    assertEquals(0, wrong.verified().size());
    SignedSet.SignedBy by = set.verified().keySet().iterator().next();
    wrong
        .verified()
        .put(new SignedSet.SignedBy(wrong.signatures().get(0), by.key()), set.verified().get(by));
    assertTrue(validator.validate(question, known, SignedZone.NOW).isSecure());
  }

  private static Rrsig broken(Rrsig rrsig) {
    byte[] octets = rrsig.signature().toArray();
    octets[5] ^= 1;
    return new Rrsig(
        rrsig.typeCovered(),
        rrsig.algorithm(),
        rrsig.labels(),
        rrsig.originalTtl(),
        rrsig.expiration(),
        rrsig.inception(),
        rrsig.keyTag(),
        rrsig.signer(),
        Octets.of(octets));
  }

  @Test
  void whatWasFoundValidExpires() {
    SignedTree tree = AnswerTest.tree();
    Question question = SignedTree.question("www.plain.", RecordType.A);
    Validator validator = Validator.builder(tree.anchors()).build();
    KnownRecords known = new KnownRecords();
    assertTrue(tree.validate(validator, question, known).isSecure());
    for (Instant at :
        List.of(SignedZone.EXPIRATION.plusSeconds(1), SignedZone.INCEPTION.minusSeconds(1))) {
      Validation then = validator.validate(question, known, at);
      assertTrue(then.verdict() instanceof ChainVerdict.Bogus, then.toString());
    }
    Validator without =
        Validator.builder(tree.anchors()).unsupported(DnssecAlgorithm.ECDSAP256SHA256).build();
    Validation then = without.validate(question, known, SignedZone.NOW);
    assertTrue(then.verdict() instanceof ChainVerdict.Insecure, then.toString());
  }

  @Test
  void otherClassesHaveNoAnchor() {
    Question question = new Question(Name.ROOT, RecordType.NS, RecordClass.CH);
    Validation result = Validator.standard().validate(question, new KnownRecords(), NOW);
    assertEquals(ChainReason.NO_ANCHOR, result.verdict().finding().reason());
    assertEquals(List.of(), result.needs());
  }

  /** All RRsets of zones that BIND has signed, without messages, with their keys as anchors. */
  @Test
  void recordsOfZonesThatBindHasSignedAreSecure() throws IOException, TextFormatException {
    List<ResourceRecord> records = BindSignatures.records();
    KnownRecords known = new KnownRecords().add(records);
    List<TrustAnchor> anchors =
        records.stream()
            .filter(record -> record.rdata() instanceof Dnskey key && (key.flags() & 1) == 1)
            .map(record -> new TrustAnchor(record.name(), record.rdata()))
            .toList();
    Validator validator = Validator.builder(TrustAnchors.of(anchors)).build();
    Set<Integer> algorithms = new TreeSet<>();
    for (RRset set : RRset.group(records)) {
      boolean signed =
          records.stream()
              .anyMatch(
                  record ->
                      record.name().equals(set.name())
                          && record.rdata() instanceof Rrsig rrsig
                          && rrsig.typeCovered().equals(set.type()));
      if (!signed) {
        continue;
      }
      Question question = new Question(set.name(), set.type());
      Validation result = validator.validate(question, known, NOW);
      assertTrue(result.isSecure(), question + ": " + result);
      result.steps().get(0).keys().forEach(key -> algorithms.add(key.algorithm().value()));
    }
    assertEquals(Set.of(5, 7, 8, 10, 13, 14, 15, 16), algorithms);
  }
}
