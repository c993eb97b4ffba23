package io.wiredns.codec.response;

import static io.wiredns.codec.response.NextStepRows.COOKIE;
import static io.wiredns.codec.response.NextStepRows.EDNS;
import static io.wiredns.codec.response.NextStepRows.PLAIN;
import static io.wiredns.codec.response.NextStepRows.SERVER;
import static io.wiredns.codec.response.NextStepRows.SIGNED;
import static io.wiredns.codec.response.NextStepRows.badCookie;
import static io.wiredns.codec.response.NextStepRows.bare;
import static io.wiredns.codec.response.NextStepRows.refused;
import static io.wiredns.codec.response.NextStepRows.reply;
import static io.wiredns.codec.response.NextStepRows.rows;
import static io.wiredns.codec.response.NextStepRows.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.wiredns.codec.Facts;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.response.NextStep.Action;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client does next, according to the table {@link NextStepRows}. */
class NextStepTest {
  @ParameterizedTest
  @MethodSource("io.wiredns.codec.response.NextStepRows#rows")
  void theTableIsFollowed(NextStepRows.Row row) {
    NextStep step = row.step();
    assertEquals(row.action(), step.action());
    assertEquals(row.times(), step.maxTimes(), "times");
    assertEquals(row.otherwise(), step.otherwise(), "otherwise");
  }

  @Test
  void aMalformedMessageIsIgnoredLikeAForgedOne() {
    Outcome malformed =
        new ResponseClassifier().classify(Replies.view(PLAIN), ByteBuffer.allocate(3));
    NextStep datagram = NextStep.after(malformed, Attempt.of(PLAIN, Transport.UDP));
    assertEquals(Action.WAIT, datagram.action());
    assertEquals(Action.ANOTHER_SERVER, datagram.otherwise());
    NextStep stream = NextStep.after(malformed, Attempt.of(PLAIN, Transport.TCP));
    assertEquals(Action.ANOTHER_SERVER, stream.action());
  }

  @Test
  void everyLineOfTheSectionHasARow() throws IOException {
    List<String> lines =
        Facts.lines("rfc-requirements.md").stream()
            .dropWhile(line -> !line.startsWith("## 10."))
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith("| "))
            .map(line -> line.substring(2))
            .filter(line -> !line.startsWith("result |"))
            .toList();
    assertEquals(21, lines.size(), lines.toString());
    List<NextStepRows.Row> rows = rows().toList();
    for (String line : lines) {
      boolean tested =
          line.startsWith("malformed message")
              || rows.stream().anyMatch(row -> line.startsWith(row.line()));
      assertEquals(true, tested, line);
    }
    for (NextStepRows.Row row : rows) {
      assertEquals(
          1, lines.stream().filter(line -> line.startsWith(row.line())).count(), row.line());
    }
  }

  @Test
  void theStepBringsWhatItNeeds() {
    Attempt attempt = Attempt.of(COOKIE, Transport.UDP);
    NextStep cookie = NextStep.after(ResponseClassifier.classify(COOKIE, badCookie()), attempt);
    assertEquals(SERVER, cookie.cookie().orElseThrow());
    Outcome badTime =
        ResponseClassifier.classify(
            SIGNED, refused(TsigError.BADTIME, 32, Octets.fromHex("0000000003e7")));
    NextStep clock = NextStep.after(badTime, Attempt.of(SIGNED, Transport.UDP));
    assertEquals(OptionalLong.of(-1), clock.number());
    Message version = with(PLAIN, Edns.request().withUdpPayloadSize(4096).withVersion(1));
    Outcome badVersion = ResponseClassifier.classify(version, reply(version, Rcode.BADVERS));
    NextStep lower = NextStep.after(badVersion, Attempt.of(version, Transport.UDP));
    assertEquals(OptionalLong.of(0), lower.number());
    NextStep smaller = NextStep.afterTimeout(Attempt.of(EDNS, Transport.UDP).again());
    assertEquals(OptionalLong.of(1232), smaller.number());
    Outcome noEdns = ResponseClassifier.classify(EDNS, bare(EDNS, Rcode.FORMERR));
    assertEquals(
        NextStep.NO_EDNS_TIME, NextStep.after(noEdns, Attempt.of(EDNS, Transport.UDP)).delay());
    Outcome servFail = ResponseClassifier.classify(PLAIN, reply(PLAIN, Rcode.SERVFAIL));
    assertEquals(
        Duration.ofSeconds(300),
        NextStep.after(servFail, Attempt.of(PLAIN, Transport.UDP)).delay());
  }

  @Test
  void answersAreAcceptedAndAliasesAndReferralsFollowed() {
    Attempt attempt = Attempt.of(PLAIN, Transport.UDP);
    NextStep answer =
        NextStep.after(Replies.to(PLAIN).answer("www.example. 60 A 192.0.2.1").outcome(), attempt);
    assertEquals(Action.ACCEPT, answer.action());
    assertEquals(Duration.ofSeconds(60), answer.delay());
    NextStep alias =
        NextStep.after(Replies.to(PLAIN).answer("www.example. CNAME a.test.").outcome(), attempt);
    assertEquals(Action.FOLLOW_CNAME, alias.action());
    assertEquals(Name.of("a.test"), alias.name().orElseThrow());
    NextStep loop =
        NextStep.after(
            Replies.to(PLAIN).answer("www.example. CNAME www.example.").outcome(), attempt);
    assertEquals(Action.GIVE_UP, loop.action());
    NextStep referral =
        NextStep.after(Replies.to(PLAIN).authority("example. NS ns.example.").outcome(), attempt);
    assertEquals(Action.FOLLOW_REFERRAL, referral.action());
    assertEquals(Name.of("example"), referral.name().orElseThrow());
    NextStep upward =
        NextStep.after(Replies.to(PLAIN).authority(". NS ns.example.").outcome(), attempt);
    assertEquals(Action.ANOTHER_SERVER, upward.action());
    Message other = Replies.to("www.test", "A").message();
    NextStep wait = NextStep.after(ResponseClassifier.classify(PLAIN, other), attempt);
    assertEquals(Action.WAIT, wait.action());
  }

  /** "Do not drop EDNS on SERVFAIL alone", "do not conclude no EDNS" from a timeout. */
  @Test
  void ednsIsKeptWhereNothingSaysThatItIsUnknown() {
    for (int repeats = 0; repeats < 5; repeats++) {
      Attempt attempt = Attempt.of(EDNS, Transport.UDP);
      for (int i = 0; i < repeats; i++) {
        attempt = attempt.again();
      }
      assertNotEquals(Action.ASK_WITHOUT_EDNS, NextStep.afterTimeout(attempt).action());
      Outcome failure = ResponseClassifier.classify(EDNS, bare(EDNS, Rcode.SERVFAIL));
      assertNotEquals(Action.ASK_WITHOUT_EDNS, NextStep.after(failure, attempt).action());
    }
  }
}
