package io.wiredns.codec.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Allocations;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.Dname;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Chains of aliases among very many records of other owners. */
class AnswerTableTest {
  private static final int LINKS = 12;

  private static Name link(int number) {
    return Name.of("link-" + number + ".example.");
  }

  private static Message response(int others, int seed) {
    List<ResourceRecord> records = new ArrayList<>();
    for (int i = 0; i < LINKS; i++) {
      records.add(new ResourceRecord(link(i), 300, new Cname(link(i + 1))));
      // This target is less than the other and would be preferred, but its owner is another name.
      records.add(
          new ResourceRecord(Name.of("x." + link(i)), 300, new Cname(Name.of("a.example."))));
    }
    records.add(new ResourceRecord(link(LINKS), 60, new A(1)));
    records.add(new ResourceRecord(link(LINKS), 30, new A(2)));
    for (int i = 0; i < others; i++) {
      Name owner = Name.of("o" + i + ".example.");
      records.add(
          i % 3 == 0
              ? new ResourceRecord(owner, 300, new Dname(Name.of("d.example.")))
              : new ResourceRecord(owner, 300, new Cname(link(i % LINKS))));
    }
    Collections.shuffle(records, new Random(seed));
    MessageBuilder builder =
        Message.responseTo(Message.query(1, link(0), RecordType.A)).response(true);
    records.forEach(builder::answer);
    return builder.build();
  }

  private static MessageView view(Message message) throws WireFormatException {
    ByteBuffer out = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
    message.write(out);
    return new MessageView().wrap(out.flip());
  }

  @Test
  void theChainIsFoundAmongAnyNumberOfOwners() throws WireFormatException {
    ResponseClassifier classifier = new ResponseClassifier();
    for (int others : new int[] {0, 3, 1_500, 250, 2_000, 0}) {
      Outcome answer = classifier.classify(view(response(others, others + 1)));
      assertEquals(LINKS, answer.chain().size(), "links among " + others);
      assertEquals(link(LINKS), answer.name().orElseThrow());
      assertEquals(2, answer.answerCount());
      assertEquals(30, answer.cache().seconds());
    }
  }

  @Test
  void aLargeTableIsNotKept() throws WireFormatException {
    ResponseClassifier classifier = new ResponseClassifier();
    MessageView many = view(response(2_000, 1));
    MessageView few = view(response(100, 2));
    classifier.classify(many);
    classifier.classify(few);
    long before = Allocations.octets();
    classifier.classify(many);
    long again = Allocations.octets() - before;
    assertTrue(again > 50_000, "a table for 2,000 owners is made again: " + again);
    assertTrue(again < 500_000, "a table for 2,000 owners: " + again);
    classifier.classify(few);
    before = Allocations.octets();
    classifier.classify(few);
    long kept = Allocations.octets() - before;
    assertTrue(kept < 20_000, "the outcome alone: " + kept);
  }

  @Test
  void hashesOfNamesAreThoseOfTheirEnds() {
    byte[] name = {1, 'a', 2, 'b', 'c', 0};
    byte[] end = {2, 'B', 'C', 0};
    assertEquals(OwnerHash.sum(end, 0, 3, 4), OwnerHash.sum(name, 2, 5, 6));
    assertEquals(
        OwnerHash.sum(name, 0, 5, 6), OwnerHash.sum(name, 0, 2, 6) + OwnerHash.sum(name, 2, 5, 6));
  }
}
