package io.wiredns.codec.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RcodeCategory;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.response.Outcome.Kind;
import io.wiredns.codec.wire.Name;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Chains of CNAME and DNAME: their targets, and that the walk ends. */
class AliasChainTest {
  @Test
  void aChainIsFollowedInAnyOrderOfItsRecords() {
    Outcome outcome =
        Replies.to("www.example", "A")
            .answer(
                "b.example. 50 A 192.0.2.1",
                "a.example. 40 CNAME b.example.",
                "www.example. 3600 CNAME a.example.")
            .outcome();
    Outcome answer = Replies.of(outcome, Kind.ANSWER, Kind.ANSWER_THROUGH_CHAIN);
    assertEquals(Kind.ANSWER_THROUGH_CHAIN, answer.kind());
    assertEquals(
        "[www.example. -> a.example. by CNAME, a.example. -> b.example. by CNAME]",
        answer.chain().toString());
    assertEquals(40, answer.cache().seconds());
    assertEquals("RCODE 0, answer[2] CNAME, answer[1] CNAME, answer[0] A", Replies.fields(outcome));
  }

  @Test
  void aDnameIsFollowedWithAndWithoutTheCnameThatAServerMakes() {
    String dname = "old.example. 70 DNAME new.example.";
    String expected = "[www.old.example. -> www.new.example. by DNAME old.example.]";
    for (String[] answer :
        new String[][] {
          {dname, "www.new.example. 90 A 192.0.2.1"},
          {dname, "www.old.example. 70 CNAME www.new.example.", "www.new.example. 90 A 192.0.2.1"},
        }) {
      Outcome outcome = Replies.to("www.old.example", "A").answer(answer).outcome();
      assertEquals(Kind.ANSWER_THROUGH_CHAIN, outcome.kind());
      assertEquals(expected, outcome.chain().toString());
      assertEquals(70, outcome.cache().seconds());
    }
  }

  @Test
  void ofTheSameAliasTwiceTheShorterTtlCounts() {
    String[] aliases = {"www.example. 3600 CNAME a.example.", "www.example. 9 CNAME a.example."};
    String[] zones = {"old.example. 70 DNAME a.example.", "old.example. 7 DNAME a.example."};
    for (int first = 0; first < 2; first++) {
      String other = aliases[1 - first];
      Outcome alias =
          Replies.to("www.example", "A")
              .answer(aliases[first], other, "a.example. 90 A 192.0.2.1")
              .outcome();
      assertEquals(9, alias.chain().get(0).ttl());
      assertEquals(9, alias.cache().seconds());
      Outcome zone =
          Replies.to("www.old.example", "A")
              .answer(zones[first], zones[1 - first], "www.a.example. 90 A 192.0.2.1")
              .outcome();
      assertEquals(7, zone.chain().get(0).ttl());
    }
  }

  @Test
  void aDnameDoesNotReplaceItsOwnOwner() {
    Outcome outcome =
        Replies.to("old.example", "A").answer("old.example. DNAME new.example.").outcome();
    assertEquals(Kind.NODATA, outcome.kind());
  }

  @Test
  void aDnameThatMakesANameTooLongIsYxdomain() {
    String label = "a".repeat(63);
    String name = label + "." + label + "." + label + ".old.example.";
    String dname = "old.example. DNAME " + label + ".new.example.";
    Outcome outcome = Replies.to(name, "A").rcode(Rcode.YXDOMAIN).answer(dname).outcome();
    assertEquals("YXDOMAIN", outcome.label());
    assertEquals(RcodeCategory.NAME_ABSENT, outcome.category().orElseThrow());
    assertEquals("RCODE 6, answer DNAME", Replies.fields(outcome));
    Outcome wrong = Replies.to(name, "A").answer(dname).outcome();
    assertEquals(Kind.ALIAS_TOO_LONG, wrong.kind());
  }

  @Test
  void aChainWithoutDataAsksForItsTarget() {
    Outcome outcome =
        Replies.to("www.example", "A")
            .answer("www.example. 60 CNAME elsewhere.test.")
            .authority("example. NS ns1.example.")
            .outcome();
    Outcome alias =
        Replies.of(outcome, Kind.ALIAS, Kind.ALIAS_LOOP, Kind.ALIAS_TOO_MANY, Kind.ALIAS_TOO_LONG);
    assertEquals(Kind.ALIAS, alias.kind());
    assertEquals(Name.of("elsewhere.test"), alias.name().orElseThrow());
    assertEquals(60, alias.cache().seconds());
  }

  @Test
  void loopsAndLongChainsEnd() {
    Outcome self = Replies.to("a.example", "A").answer("a.example. CNAME A.example.").outcome();
    assertEquals(Kind.ALIAS_LOOP, self.kind());
    Outcome loop =
        Replies.to("a.example", "A")
            .answer("b.example. CNAME c.example.", "a.example. CNAME b.example.")
            .answer("c.example. CNAME b.example.")
            .outcome();
    assertEquals(Kind.ALIAS_LOOP, loop.kind());
    assertEquals(3, loop.chain().size());
    Replies.Reply growing = Replies.to("a.d.example", "A").answer("d.example. DNAME x.d.example.");
    Outcome grown = growing.outcome();
    assertEquals(Kind.ALIAS_TOO_MANY, grown.kind());
    assertEquals(ResponseClassifier.MAX_CHAIN_LINKS, grown.chain().size());
    String[] longest = new String[ResponseClassifier.MAX_CHAIN_LINKS + 1];
    for (int i = 0; i < longest.length - 1; i++) {
      longest[i] = "n" + i + ".example. CNAME n" + (i + 1) + ".example.";
    }
    longest[longest.length - 1] = "n16.example. A 192.0.2.1";
    assertEquals(
        Kind.ANSWER_THROUGH_CHAIN, Replies.to("n0.example", "A").answer(longest).outcome().kind());
    String[] tooLong = Arrays.copyOf(longest, longest.length + 1);
    tooLong[16] = "n16.example. CNAME n17.example.";
    tooLong[17] = "n17.example. A 192.0.2.1";
    assertEquals(
        Kind.ALIAS_TOO_MANY, Replies.to("n0.example", "A").answer(tooLong).outcome().kind());
  }

  /** 64 KiB of aliases, all of which must be considered in each step of the chain. */
  @Test
  void aMessageFullOfAliasesEnds() {
    Message query = Replies.query("a.d", "A");
    MessageBuilder builder = Message.responseTo(query);
    ResourceRecord dname = Replies.record("d. DNAME x.d.");
    ResourceRecord cname = Replies.record("z.d. CNAME z.d.");
    int records = 3000;
    for (int i = 0; i < records; i++) {
      builder.answer(i % 2 == 0 ? dname : cname);
    }
    Message response = builder.build();
    assertTrue(Written.buffer(response).remaining() > 40_000);
    Outcome outcome = ResponseClassifier.classify(query, response);
    assertEquals(ResponseClassifier.MAX_CHAIN_LINKS, outcome.chain().size());
    assertEquals(Kind.ALIAS_TOO_MANY, outcome.kind());
  }

  @Test
  void nxdomainStandsWhateverTheAliasesAre() {
    Replies.Reply loop =
        Replies.to("a.example", "A").rcode(Rcode.NXDOMAIN).answer("a.example. CNAME a.example.");
    assertEquals(Kind.NXDOMAIN, loop.outcome().kind());
  }
}
