package io.wiredns.command.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Aaaa;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.command.dig.DigGlobals;
import io.wiredns.command.dig.DigOptions;
import io.wiredns.doctor.walk.DelegationWalk;
import io.wiredns.doctor.walk.NsSearch;
import io.wiredns.doctor.walk.Walk;
import io.wiredns.doctor.walk.WalkSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Properties of walks, whatever servers reply. */
class WalkProperties {
  private static final int MOST_QUESTIONS = 200;
  private static final Name NAME = Name.of("www.a.b.test.");
  private static final List<Name> NAMES =
      Stream.of(
              ".",
              "test.",
              "b.test.",
              "a.b.test.",
              "www.a.b.test.",
              "other.",
              "ns.other.",
              "ns.b.test.")
          .map(Name::of)
          .toList();
  private static final WalkSettings SETTINGS =
      new WalkSettings(
          List.of(new InetSocketAddress("192.0.2.1", 53)),
          true,
          53,
          0,
          (name, type, recurse) ->
              Message.builder()
                  .flags(recurse ? Header.RD : 0)
                  .question(new Question(name, type))
                  .build());

  /** Choices of servers; they are repeated when they are used up. */
  @Provide
  Arbitrary<List<Integer>> choices() {
    return Arbitraries.integers().between(0, 255).list().ofMinSize(1).ofMaxSize(60);
  }

  /** Makes responses of choices. */
  private static final class Replies {
    private final List<Integer> choices;
    private Iterator<Integer> next;

    Replies(List<Integer> choices) {
      this.choices = choices;
      next = choices.iterator();
    }

    int choose(int most) {
      if (!next.hasNext()) {
        next = choices.iterator();
      }
      return next.next() % most;
    }

    Name name() {
      return NAMES.get(choose(NAMES.size()));
    }

    Message to(Message query) {
      if (choose(9) == 0) {
        return null;
      }
      MessageBuilder response = Message.responseTo(query).authoritative(choose(2) == 0);
      response.rcode(Rcode.of(choose(3) == 0 ? choose(6) : 0));
      boolean isRoot = query.questions().get(0).name().isRoot();
      for (int i = choose(3) + (isRoot ? 1 : 0); i > 0; i--) {
        Name owner = isRoot ? Name.ROOT : name();
        response.authority(new ResourceRecord(owner, 60, new Ns(name())));
      }
      for (int i = choose(3); i > 0; i--) {
        response.additional(new ResourceRecord(name(), 60, A.of("192.0.2." + choose(9))));
      }
      switch (choose(6)) {
        case 0 -> response.answer(new ResourceRecord(name(), 60, A.of("192.0.2." + choose(9))));
        case 1 -> response.answer(new ResourceRecord(name(), 60, new Cname(name())));
        case 2 ->
            response.authority(
                new ResourceRecord(
                    name(), 60, new Ds(1, DnssecAlgorithm.of(13), 2, Octets.of(new byte[32]))));
        default -> {}
      }
      return response.build();
    }
  }

  @Property(tries = 500)
  void everyWalkEndsWithinItsQuestionsAndSaysWhy(@ForAll("choices") List<Integer> choices)
      throws IOException {
    Replies replies = new Replies(choices);
    int mostQuestions = 1 + choices.get(0) % 60;
    AnsweringAsker asker = new AnsweringAsker(mostQuestions, (server, query) -> replies.to(query));
    StringBuilder text = new StringBuilder();
    TraceText output = new TraceText(new DigOptions(new DigGlobals()), text);
    Walk walk = new DelegationWalk(asker, SETTINGS, output).run(NAME, RecordType.A);
    output.end(walk.end(), asker.count());
    assertTrue(asker.count() <= mostQuestions);
    assertTrue(walk.end().kind().isResult() || walk.end().cause() != null, text::toString);
    assertTrue(text.toString().contains(";; OUTCOME: " + walk.end().kind()), text::toString);
    for (String line : text.toString().lines().toList()) {
      assertFalse(line.startsWith(";; ") && line.contains("null"), text::toString);
      boolean mayBeLong = line.startsWith(";; TRY") || line.startsWith(";; Received");
      assertTrue(
          line.startsWith(";;") && line.length() < 80 || mayBeLong || !line.startsWith(";;"));
    }
  }

  @Property(tries = 300)
  void everySearchForServersEnds(@ForAll("choices") List<Integer> choices) throws IOException {
    Replies replies = new Replies(choices);
    AnsweringAsker asker = new AnsweringAsker(MOST_QUESTIONS, (server, query) -> replies.to(query));
    NsSearch.Result result = new NsSearch(asker, SETTINGS).run(NAME);
    assertNotNull(result.authority() == null ? result.cause() : result.rows());
    StringBuilder text = new StringBuilder();
    NsSearchText output = new NsSearchText(new DigOptions(new DigGlobals()), text);
    output.text(result);
    output.json(result);
    assertFalse(text.toString().contains("null ("), text::toString);
  }

  @Property(tries = 300)
  void aWalkAsksIpv4BeforeIpv6AndOnlyTheFamilyThatIsWanted(
      @ForAll("families") List<Boolean> isSix, @ForAll("family") int family) throws IOException {
    AnsweringAsker asker =
        new AnsweringAsker(
            MOST_QUESTIONS,
            (server, query) -> {
              if (!query.questions().get(0).name().isRoot()) {
                return null;
              }
              MessageBuilder root = Message.responseTo(query).authoritative(true);
              for (int i = 0; i < isSix.size(); i++) {
                Name name = Name.of("ns" + i + ".");
                root.answer(new ResourceRecord(Name.ROOT, 60, new Ns(name)));
                root.additional(
                    new ResourceRecord(
                        name,
                        60,
                        isSix.get(i)
                            ? new Aaaa(Ipv6.of("2001:db8::" + (i + 1)))
                            : A.of("192.0.2." + (i + 2))));
              }
              return root.build();
            });
    WalkSettings settings =
        new WalkSettings(SETTINGS.first(), true, 53, family, SETTINGS.queries());
    new DelegationWalk(asker, settings, step -> {}).run(NAME, RecordType.A);
    List<Integer> octets =
        asker.asked().stream()
            .filter(server -> !server.equals(SETTINGS.first().get(0)))
            .distinct()
            .map(server -> server.getAddress().getAddress().length)
            .toList();
    assertEquals(octets.stream().sorted().toList(), octets);
    long wanted = isSix.stream().filter(six -> family == 0 || six == (family == 6)).count();
    assertEquals(wanted, octets.size());
  }

  @Provide
  Arbitrary<List<Boolean>> families() {
    return Arbitraries.of(true, false).list().ofMinSize(1).ofMaxSize(6);
  }

  @Provide
  Arbitrary<Integer> family() {
    return Arbitraries.of(0, 4, 6);
  }
}
