package io.wiredns.command.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.command.situation.Reply;
import io.wiredns.command.situation.Step;
import io.wiredns.doctor.exchange.ExchangeAttempt;
import io.wiredns.doctor.exchange.Exchanged;
import io.wiredns.doctor.exchange.QueryPlan;
import io.wiredns.doctor.exchange.ReplyJudge;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Checks what is made of messages that no server should send. */
class ReplyJudgeProperties {
  private static final InetSocketAddress SERVER = new InetSocketAddress("127.0.1.1", 53);
  private static final InetSocketAddress OTHER = new InetSocketAddress("127.0.1.2", 53);
  private static final TsigKey KEY = TsigKey.parse("hmac-sha256:the.key:c2l0dWF0aW9ucw==");

  private static final Message QUERY =
      Message.query(4711, Name.of("www.example."), RecordType.A).toBuilder()
          .edns(Edns.request())
          .option(Cookie.ofClient(Octets.fromHex("0102030405060708")))
          .build();

  private static final Reply[] REPLIES = {
    Step.reply("NOERROR aa cookie", "www.example. 60 A 192.0.2.1"),
    Step.reply("NXDOMAIN aa", "authority: example. 60 SOA ns. hm. 1 2 3 4 5"),
    Step.reply("SERVFAIL ede=18:too_bad"),
    Step.reply("NOERROR tc", "www.example. 60 CNAME www.example."),
    Step.reply("BADCOOKIE cookie"),
  };

  @Property(tries = 400)
  void changedRepliesAreToldWhateverChanged(
      @ForAll @IntRange(max = 4) int reply,
      @ForAll boolean isSigned,
      @ForAll boolean isElsewhere,
      @ForAll @Size(max = 4) List<@IntRange(max = 0xFFFF) Integer> changes,
      @ForAll @IntRange(max = 4) int without)
      throws IOException {
    byte[] octets = REPLIES[reply].to(QUERY);
    for (int change : changes) {
      octets[(change >>> 8) % octets.length] = (byte) change;
    }
    check(Arrays.copyOf(octets, octets.length - without), isSigned, isElsewhere);
  }

  @Property(tries = 100)
  void anyOctetsAreTold(@ForAll @Size(max = 60) byte[] octets, @ForAll boolean isSigned)
      throws IOException {
    check(octets, isSigned, false);
    byte[] withId = octets.clone();
    for (int i = 0; i < withId.length && i < 2; i++) {
      withId[i] = (byte) (4711 >>> 8 * (1 - i));
    }
    check(withId, isSigned, false);
  }

  private static void check(byte[] octets, boolean isSigned, boolean isElsewhere)
      throws IOException {
    TsigClient signer = isSigned ? new TsigClient(KEY) : null;
    byte[] sent = QUERY.toWire();
    sent = signer == null ? sent : signer.sign(sent, Instant.now());
    ExchangeAttempt attempt =
        new ExchangeAttempt(SERVER, Transport.UDP, QUERY, sent, List.of(), false);
    boolean isResponse =
        new ReplyJudge(attempt, signer).isResponse(octets, isElsewhere ? OTHER : SERVER);
    assertEquals(isResponse ? 0 : 1, attempt.strays.size());
    boolean isComplete = false;
    if (isResponse) {
      assertTrue(!isElsewhere && octets[0] == sent[0] && octets[1] == sent[1]);
      assertArrayEquals(octets, attempt.response);
      isComplete = attempt.result == ExchangeAttempt.Result.RESPONSE;
      assertTrue(!isComplete || attempt.message != null);
    } else {
      attempt.result = ExchangeAttempt.Result.SILENT;
    }
    tell(attempt, isSigned, isComplete);
  }

  private static void tell(ExchangeAttempt attempt, boolean isSigned, boolean isComplete)
      throws IOException {
    QueryPlan plan =
        new QueryPlan(
            List.of(SERVER),
            null,
            QUERY,
            isSigned ? KEY : null,
            false,
            1,
            Duration.ofSeconds(1),
            QueryPlan.Rules.USUAL);
    Exchanged exchanged =
        new Exchanged(
            plan,
            List.of(attempt),
            attempt.response == null ? null : attempt,
            isComplete,
            Duration.ofMillis(7));
    StringBuilder out = new StringBuilder();
    StoryText story = new StoryText(exchanged);
    story.write(out);
    story.writeBriefly(out);
    story.writeJson(out);
    assertTrue(out.toString().matches("[ -~\n]*"), out::toString);
    assertTrue(out.toString().contains(";; OUTCOME: "), out::toString);
  }
}
