package io.wiredns.dnssec.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
