package io.wiredns.codec.response;

import static net.jqwik.api.Arbitraries.integers;
import static net.jqwik.api.Arbitraries.of;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Arbitraries;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.response.Outcome.Kind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ResponseClassifierProperties {
  private static final String[] NAMES = {
    "a.example.", "B.example.", "b.A.example.", "c.b.a.example.", "example.", "x.test.", "."
  };
  private static final String[] ANSWERS = {
    "%s A 192.0.2.1", "%s 7 A 192.0.2.2", "%s TXT x", "%s CNAME %s", "%s 9 CNAME %s", "%s DNAME %s"
  };
  private static final String[] AUTHORITIES = {
    "%s NS %s",
    "%s 5 NS %s",
    "%s SOA %s hm. 1 2 3 4 5",
    "%s 4 SOA %s hm. 1 2 3 4 50",
    "%s NSEC %s A TYPE128",
    "%s NSEC %s A"
  };
  private static final Set<Kind> DATA = EnumSet.of(Kind.ANSWER, Kind.ANSWER_THROUGH_CHAIN);

  private static Arbitrary<ResourceRecord> records(String[] forms) {
    return Combinators.combine(of(forms), of(NAMES), of(NAMES))
        .as((form, owner, target) -> Replies.record(form.formatted(owner, target)));
  }

  @Provide
  Arbitrary<Message> queries() {
    return Combinators.combine(
            of(NAMES), of("A", "TXT", "CNAME", "ANY", "DS"), integers().between(1, 2))
        .as((name, type, id) -> Replies.query(name, type).toBuilder().id(id).build());
  }

  /** The sections of a response with few names that are used often. */
  record Sections(int rcode, List<ResourceRecord> answers, List<ResourceRecord> authorities) {
    Message to(Message query, Random order) {
      MessageBuilder builder = Message.responseTo(query).rcode(Rcode.of(rcode));
      shuffled(answers, order).forEach(record -> builder.record(Section.ANSWER, record));
      shuffled(authorities, order).forEach(record -> builder.record(Section.AUTHORITY, record));
      return builder.build();
    }

    private static List<ResourceRecord> shuffled(List<ResourceRecord> records, Random order) {
      List<ResourceRecord> copy = new ArrayList<>(records);
      Collections.shuffle(copy, order);
      return copy;
    }
  }

  @Provide
  Arbitrary<Sections> sections() {
    return Combinators.combine(
            of(0, 0, 0, 3, 2, 6),
            records(ANSWERS).list().ofMaxSize(7),
            records(AUTHORITIES).list().ofMaxSize(4))
        .as(Sections::new);
  }

  /** An outcome without the parts that contain an offset or index of the message. */
  private static String content(Outcome outcome) {
    return outcome.toString().replace(outcome.evidence().toString(), "").toLowerCase(Locale.ROOT);
  }

  @Property
  void theOrderOfRecordsDoesNotMatter(
      @ForAll("queries") Message query, @ForAll("sections") Sections sections, @ForAll long seed) {
    Outcome one = ResponseClassifier.classify(query, sections.to(query, new Random(seed)));
    Outcome other = ResponseClassifier.classify(query, sections.to(query, new Random(seed + 1)));
    assertEquals(content(one), content(other));
  }

  @Property
  void aResponseToAnotherQueryIsNeverAnAnswer(
      @ForAll("queries") Message query,
      @ForAll("queries") Message other,
      @ForAll("sections") Sections sections) {
    Assume.that(query.id() != other.id() || !query.questions().equals(other.questions()));
    Outcome outcome = ResponseClassifier.classify(query, sections.to(other, new Random(1)));
    assertEquals(Kind.MISMATCH, outcome.kind());
  }

  @Property
  void anyTwoMessagesHaveAnOutcomeAndANextStep(
      @ForAll("messages") Message query, @ForAll("messages") Message response) {
    MessageView first = Replies.view(query);
    MessageView second = Replies.view(response);
    Outcome outcome = new ResponseClassifier().classify(first, second);
    check(outcome, second.length());
    boolean same = query.id() == response.id() && query.questions().equals(response.questions());
    assertTrue(same || !DATA.contains(outcome.kind()), outcome::toString);
    check(new ResponseClassifier().classify(second), second.length());
    assertNotNull(NextStep.after(outcome, Attempt.of(query, Transport.UDP)).action());
  }

  /** Any message, turned into a response to itself, so that the questions agree. */
  @Property
  void aMessageTurnedIntoTheResponseToItselfHasAnOutcome(@ForAll("messages") Message message) {
    Message response = message.toBuilder().response(true).build();
    Outcome outcome =
        new ResponseClassifier().classify(Replies.view(message), Replies.view(response));
    check(outcome, 65_535);
    for (Transport transport : Transport.values()) {
      assertNotNull(NextStep.after(outcome, Attempt.of(message, transport)).action());
    }
  }

  private static void check(Outcome outcome, int length) {
    assertNotNull(outcome.kind());
    assertTrue(outcome.chain().size() <= ResponseClassifier.MAX_CHAIN_LINKS);
    for (Evidence evidence : outcome.evidence()) {
      assertTrue(evidence.offset() <= length, evidence::toString);
    }
  }

  @Provide
  Arbitrary<Message> messages() {
    return Arbitraries.allMessages();
  }

  @Provide
  Arbitrary<byte[]> hostile() {
    return Arbitraries.hostileOctets();
  }

  @Property
  void anyOctetsHaveAnOutcome(@ForAll("hostile") byte[] octets, @ForAll("queries") Message query) {
    Outcome outcome =
        new ResponseClassifier().classify(Replies.view(query), ByteBuffer.wrap(octets));
    check(outcome, octets.length);
    MessageView view = new MessageView();
    if (view.tryWrap(ByteBuffer.wrap(octets))) {
      check(new ResponseClassifier().classify(view), octets.length);
    }
  }
}
