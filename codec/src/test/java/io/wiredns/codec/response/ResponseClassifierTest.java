package io.wiredns.codec.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RcodeCategory;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TkeyMode;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.edns.RawOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageFault;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Tkey;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.response.Outcome.Kind;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResponseClassifierTest {
  private static final String SOA = "SOA ns1.example. hostmaster.example. 2026 3600 600 86400 300";
  private static final Octets CLIENT = Octets.fromHex("0102030405060708");
  private static final Octets SERVER = Octets.fromHex("a1a2a3a4a5a6a7a8");

  private static Edns edns(io.wiredns.codec.edns.EdnsOption... options) {
    return Edns.request().withOptions(List.of(options));
  }

  private static Message with(Message query, Edns edns) {
    return query.toBuilder().edns(edns).build();
  }

  @Test
  void anAnswerIsDataOfTheTypeAtTheName() {
    Outcome outcome =
        Replies.to("www.example", "A")
            .answer("WWW.example. 60 A 192.0.2.1", "www.EXAMPLE. 30 A 192.0.2.2")
            .outcome();
    Outcome answer = Replies.of(outcome, Kind.ANSWER, Kind.ANSWER_THROUGH_CHAIN);
    assertEquals(Kind.ANSWER, answer.kind());
    assertEquals(2, answer.answerCount());
    assertEquals(Name.of("www.example"), answer.name().orElseThrow());
    assertEquals(new CacheRule(CacheRule.Scope.RECORDS, 30), answer.cache());
    assertEquals("RCODE 0, answer[0] A", Replies.fields(outcome));
    assertEquals(3, outcome.evidence().get(0).offset());
    assertEquals(12 + 13 + 4, outcome.evidence().get(1).offset());
  }

  @Test
  void anAnswerToAnyIsWhateverTheNameHas() {
    Outcome outcome =
        Replies.to("www.example", "ANY").answer("www.example. HINFO \"RFC8482\" \"\"").outcome();
    assertEquals(Kind.ANSWER, outcome.kind());
    outcome = Replies.to("www.example", "ANY").answer("www.example. CNAME a.example.").outcome();
    assertEquals(Kind.ANSWER, outcome.kind());
  }

  @Test
  void negativeTtlIsTheLeastOfTtlAndMinimumOfASoaAboveTheName() {
    long[][] rows = {{600, 300, 300}, {100, 300, 100}};
    for (long[] row : rows) {
      Outcome outcome =
          Replies.to("www.example", "A")
              .authority("example. " + row[0] + " SOA ns. hm. 1 2 3 4 " + row[1])
              .outcome();
      assertEquals(
          new CacheRule(CacheRule.Scope.NAME_AND_TYPE, row[2]), outcome.cache(), outcome::toString);
    }
    Outcome foreign = Replies.to("www.example", "A").authority("test. 600 " + SOA).outcome();
    assertEquals(Kind.NODATA, foreign.kind());
    assertEquals(CacheRule.NOTHING, foreign.cache());
    Outcome topBit =
        Replies.to("www.example", "A")
            .authority("example. 600 SOA ns. hm. 1 2 3 4 2147483648")
            .outcome();
    assertEquals(0, topBit.cache().seconds());
  }

  @Test
  void compactDenialIsNoDataOfANameThatDoesNotExist() {
    Outcome nsec =
        Replies.to("nowhere.example", "A")
            .authority(
                "example. 600 " + SOA,
                "nowhere.example. NSEC \\000.nowhere.example. RRSIG NSEC TYPE128")
            .outcome();
    Outcome absent = Replies.of(nsec, Kind.NODATA, Kind.NODATA_NXNAME);
    assertEquals(Kind.NODATA_NXNAME, absent.kind());
    assertEquals(new CacheRule(CacheRule.Scope.NAME_AND_BELOW, 300), absent.cache());
    Outcome nsec3 =
        Replies.to("nowhere.example", "A")
            .authority(
                "example. 600 " + SOA,
                "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom.example. NSEC3 1 0 0 -"
                    + " 2t7b4g4vsa5smi47k61mv5bv1a22bojr NXNAME")
            .outcome();
    assertEquals(Kind.NODATA_NXNAME, nsec3.kind());
    Outcome exists =
        Replies.to("www.example", "A")
            .authority("example. 600 " + SOA, "www.example. NSEC zzz.example. TXT RRSIG NSEC")
            .outcome();
    assertEquals(Kind.NODATA, exists.kind());
  }

  @Test
  void nxdomainNamesTheLastOfTheChain() {
    Outcome absent =
        Replies.of(
            Replies.to("www.example", "A")
                .rcode(Rcode.NXDOMAIN)
                .answer("www.example. CNAME gone.example.")
                .authority("example. 600 " + SOA)
                .outcome(),
            Kind.NXDOMAIN);
    assertEquals(Name.of("gone.example"), absent.name().orElseThrow());
    assertEquals(new CacheRule(CacheRule.Scope.NAME_AND_BELOW, 300), absent.cache());
  }

  @Test
  void aReferralIsMeasuredByTheZoneThatWasAsked() {
    Replies.Reply down =
        Replies.to("www.sub.example", "A")
            .authority("sub.example. 500 NS ns.sub.example.", "sub.example. 400 NS ns2.example.")
            .additional("ns.sub.example. A 192.0.2.1", "ns.sub.example. AAAA 2001:db8::1");
    Outcome referral = Replies.of(down.outcome(), Kind.REFERRAL);
    assertEquals(Kind.REFERRAL, referral.kind());
    assertEquals(2, referral.serverCount());
    assertEquals(2, referral.addressCount());
    assertEquals(Name.of("sub.example"), referral.name().orElseThrow());
    assertEquals(new CacheRule(CacheRule.Scope.DELEGATION, 400), referral.cache());
    assertEquals(Kind.REFERRAL, down.outcome("example").kind());
    assertEquals(Kind.REFERRAL, down.outcome(".").kind());
    assertEquals(Kind.REFERRAL_LAME, down.outcome("sub.example").kind());
    assertEquals(Kind.REFERRAL_UPWARD, down.outcome("www.sub.example").kind());
    Outcome root =
        Replies.to("www.sub.example", "A").authority(". NS a.root-servers.net.").outcome();
    assertEquals(Kind.REFERRAL_UPWARD, root.kind());
    Outcome aside = Replies.to("www.sub.example", "A").authority("test. NS ns.test.").outcome();
    assertEquals(Kind.REFERRAL_LAME, aside.kind());
    assertEquals(RcodeCategory.SERVERS_FAULT, aside.category().orElseThrow());
  }

  @Test
  void aTruncatedResponseIsNotUsed() {
    Replies.Reply reply = Replies.to("www.example", "A").answer("www.example. A 192.0.2.1");
    reply.builder.truncated(true);
    assertEquals(Kind.TRUNCATED, reply.outcome().kind());
    assertEquals(Kind.TRUNCATED, reply.rcode(Rcode.NXDOMAIN).outcome().kind());
    assertEquals("REFUSED", reply.rcode(Rcode.REFUSED).outcome().label());
  }

  @Test
  void badVersSaysWhichVersionTheServerDoes() {
    Message query = with(Replies.query("www.example", "A"), Edns.request().withVersion(9));
    Replies.Reply reply = Replies.to(query).rcode(Rcode.BADVERS);
    Outcome bad = Replies.of(reply.outcome(), Kind.BADVERS);
    assertEquals(0, bad.ednsVersion().orElseThrow());
    assertEquals("RCODE 0, OPT EXTENDED-RCODE 1, OPT version 0", Replies.fields(bad));
    assertEquals(12 + 13 + 4 + 1 + 5 - 1, bad.evidence().get(1).offset());
  }

  @Test
  void badCookieGivesTheCookieToSend() {
    Message query = with(Replies.query("www.example", "A"), edns(Cookie.ofClient(CLIENT)));
    Replies.Reply reply = Replies.to(query).rcode(Rcode.BADCOOKIE);
    reply.builder.edns(edns(new Cookie(CLIENT, SERVER)));
    Outcome bad = Replies.of(reply.outcome(), Kind.BADCOOKIE);
    assertEquals(SERVER, bad.serverCookie().orElseThrow());
  }

  private static ResourceRecord tsig(TsigError error, int macOctets, Octets other) {
    return new ResourceRecord(
        Name.of("key.example"),
        RecordClass.ANY,
        0,
        new Tsig(
            Name.of("hmac-sha256"),
            1_700_000_000L,
            300,
            Octets.of(new byte[macOctets]),
            Replies.ID,
            error,
            other));
  }

  private static Message signed(Message query) {
    return query.toBuilder().additional(tsig(TsigError.NOERROR, 32, Octets.EMPTY)).build();
  }

  @Test
  void sixteenIsBadsigInATsigAndBadversInTheHeader() {
    Message query = signed(Replies.query("www.example", "A"));
    Replies.Reply reply = Replies.to(query).rcode(Rcode.NOTAUTH);
    reply.builder.additional(tsig(TsigError.BADSIG, 0, Octets.EMPTY));
    Outcome failed = Replies.of(reply.outcome(), Kind.TSIG_ERROR);
    assertEquals("BADSIG", failed.label());
    assertEquals(Name.of("key.example"), failed.name().orElseThrow());
    assertFalse(failed.isSigned());
    assertEquals(RcodeCategory.AUTHENTICATION, failed.category().orElseThrow());
    Message plain = Replies.query("www.example", "A");
    Replies.Reply versioned = Replies.to(with(plain, edns())).rcode(Rcode.of(16));
    assertEquals("BADVERS", versioned.outcome().label());
  }

  @Test
  void nineWithoutATsigErrorIsNotAuthoritative() {
    Outcome outcome = Replies.to("www.example", "A").rcode(Rcode.NOTAUTH).outcome();
    assertEquals(RcodeCategory.ASKERS_FAULT, outcome.category().orElseThrow());
    Message query = signed(Replies.query("www.example", "A"));
    Replies.Reply reply = Replies.to(query).rcode(Rcode.NOTAUTH);
    reply.builder.additional(tsig(TsigError.NOERROR, 32, Octets.EMPTY));
    assertEquals(RcodeCategory.ASKERS_FAULT, reply.outcome().category().orElseThrow());
  }

  @Test
  void badtimeSaysByHowMuchTheClocksDiffer() {
    Message query = signed(Replies.query("www.example", "A"));
    Replies.Reply reply = Replies.to(query).rcode(Rcode.NOTAUTH);
    reply.builder.additional(
        tsig(TsigError.BADTIME, 32, Octets.fromHex("%012x".formatted(1_700_003_600L))));
    Outcome failed = Replies.of(reply.outcome(), Kind.TSIG_ERROR);
    assertEquals(Optional.of(Duration.ofSeconds(3600)), failed.clockDifference());
    assertTrue(failed.isSigned());
  }

  @Test
  void tkeyErrorsAreInTheRecordWhileTheRcodeIsZero() {
    Message query = Replies.query("key.example", "TKEY");
    Replies.Reply reply = Replies.to(query);
    reply.builder.answer(
        new ResourceRecord(
            Name.of("key.example"),
            RecordClass.ANY,
            0,
            new Tkey(
                Name.of("gss-tsig"),
                0,
                0,
                TkeyMode.DIFFIE_HELLMAN,
                TsigError.BADMODE,
                Octets.EMPTY,
                Octets.EMPTY)));
    Outcome failed = Replies.of(reply.outcome(), Kind.TKEY_ERROR);
    assertEquals("BADMODE", failed.label());
    assertEquals(TkeyMode.of(2), failed.tkeyMode().orElseThrow());
  }

  @Test
  void otherOpcodesAreDoneOrFail() {
    for (Object[] row :
        new Object[][] {
          {Opcode.UPDATE, Kind.UPDATED}, {Opcode.NOTIFY, Kind.NOTIFIED}, {Opcode.STATUS, Kind.DONE}
        }) {
      Message query =
          Message.builder()
              .id(1)
              .opcode((Opcode) row[0])
              .question(new Question(Name.of("example"), RecordType.SOA))
              .build();
      assertEquals(row[1], Replies.to(query).outcome().kind());
      assertEquals("REFUSED", Replies.to(query).rcode(Rcode.REFUSED).outcome().label());
    }
  }

  @Test
  void anUpdatesPrerequisitesHaveACategoryOfTheirOwn() {
    Message query =
        Message.builder()
            .opcode(Opcode.UPDATE)
            .question(new Question(Name.of("example"), RecordType.SOA))
            .build();
    for (Rcode rcode : List.of(Rcode.NXDOMAIN, Rcode.YXDOMAIN, Rcode.YXRRSET, Rcode.NXRRSET)) {
      Outcome outcome = Replies.to(query).rcode(rcode).outcome();
      assertEquals(rcode.toString(), outcome.label());
      assertEquals(RcodeCategory.UPDATE_PREREQUISITE, outcome.category().orElseThrow());
    }
  }

  @Test
  void transfersAreToldByTheirSoas() {
    String soa5 = "example. SOA ns. hm. 5 2 3 4 5";
    String soa4 = "example. SOA ns. hm. 4 2 3 4 5";
    String a = "www.example. A 192.0.2.1";
    Message ixfr =
        Replies.query("example", "IXFR").toBuilder().authority(Replies.record(soa4)).build();
    Message upToDate =
        Replies.query("example", "IXFR").toBuilder().authority(Replies.record(soa5)).build();
    Message axfr = Replies.query("example", "AXFR");
    assertTransfer(Kind.TRANSFER, true, axfr, soa5, a, soa5);
    assertTransfer(Kind.TRANSFER, false, axfr, soa5, a);
    assertTransfer(Kind.TRANSFER_CONTINUED, false, axfr, a, a);
    assertTransfer(Kind.TRANSFER_CONTINUED, true, axfr, a, soa5);
    assertTransfer(Kind.TRANSFER_EMPTY, true, axfr);
    assertTransfer(Kind.TRANSFER_INCREMENTAL, true, ixfr, soa5, soa4, soa5, a, soa5);
    assertTransfer(Kind.TRANSFER_INCREMENTAL, false, ixfr, soa5, soa4, a, soa5);
    assertTransfer(Kind.TRANSFER, true, ixfr, soa5, a, soa5);
    assertTransfer(Kind.TRANSFER_SOA_ALONE, false, ixfr, soa5);
    assertTransfer(Kind.TRANSFER_UP_TO_DATE, true, upToDate, soa5);
    assertEquals("REFUSED", Replies.to(axfr).rcode(Rcode.REFUSED).outcome().label());
    Message second =
        Message.builder().id(Replies.ID).response(true).answer(Replies.record(a)).build();
    assertEquals(Kind.TRANSFER_CONTINUED, ResponseClassifier.classify(axfr, second).kind());
  }

  private static void assertTransfer(Kind kind, boolean ends, Message query, String... answer) {
    Outcome transfer = Replies.to(query).answer(answer).outcome();
    assertEquals(kind, transfer.kind());
    assertEquals(ends, transfer.isComplete(), kind + " ends");
  }

  @Test
  void everyDifferenceFromTheQueryIsNamed() {
    Message query = Replies.query("www.example", "A");
    Message other =
        Message.builder()
            .id(1)
            .opcode(Opcode.NOTIFY)
            .question(new Question(Name.of("www.test"), RecordType.MX, RecordClass.CH))
            .build();
    Outcome mismatch = Replies.of(ResponseClassifier.classify(query, other), Kind.MISMATCH);
    assertEquals(
        List.of(
            Difference.Field.QR,
            Difference.Field.ID,
            Difference.Field.OPCODE,
            Difference.Field.QUESTION_NAME,
            Difference.Field.QUESTION_TYPE,
            Difference.Field.QUESTION_CLASS),
        mismatch.differences().stream().map(Difference::field).toList());
    assertEquals(
        List.of(2, 0, 2, 12, 22, 24), mismatch.evidence().stream().map(Evidence::offset).toList());
    assertEquals("ID 1 where 4711 was asked", mismatch.differences().get(1).toString());
  }

  /** The second name is a pointer to the first, and the third ends in one. */
  @Test
  void differencesInQuestionsAfterCompressedOnesAreFoundWhereTheyAre() {
    Name name = Name.of("www.example");
    Question address = new Question(name, RecordType.A, RecordClass.IN);
    Message query =
        Message.builder().id(1).question(address).question(address).question(address).build();
    Message response =
        Message.builder()
            .id(1)
            .response(true)
            .question(address)
            .question(new Question(name, RecordType.MX, RecordClass.CH))
            .question(new Question(Name.of("a.example"), RecordType.MX, RecordClass.CH))
            .build();
    Outcome mismatch = Replies.of(ResponseClassifier.classify(query, response), Kind.MISMATCH);
    assertEquals(
        List.of(
            "question[1] type at octet 31",
            "question[1] class at octet 33",
            "question[2] name at octet 35",
            "question[2] type at octet 39",
            "question[2] class at octet 41"),
        mismatch.evidence().stream().map(Evidence::toString).toList());
  }

  @Test
  void aResponseWithoutQuestionIsTakenOnlyWhereThatMayBe() {
    Message query = Replies.query("www.example", "A");
    Message empty = Message.builder().id(Replies.ID).response(true).build();
    assertEquals(Kind.MISMATCH, ResponseClassifier.classify(query, empty).kind());
    Message formErr = empty.toBuilder().rcode(Rcode.FORMERR).build();
    assertEquals("FORMERR", ResponseClassifier.classify(query, formErr).label());
  }

  @Test
  void cookiesMustComeBack() {
    Message query = Replies.query("www.example", "A");
    Replies.Reply other = Replies.to(with(query, edns(Cookie.ofClient(CLIENT))));
    other.builder.edns(edns(new Cookie(Octets.fromHex("ffffffffffffffff"), SERVER)));
    Outcome mismatch = Replies.of(other.outcome(), Kind.MISMATCH);
    assertEquals(Difference.Field.COOKIE, mismatch.differences().get(0).field());
    Replies.Reply none = Replies.to(with(query, edns(new Cookie(CLIENT, SERVER))));
    mismatch = Replies.of(none.outcome(), Kind.MISMATCH);
    assertEquals(Difference.Field.COOKIE_MISSING, mismatch.differences().get(0).field());
    Replies.Reply unknowing = Replies.to(with(query, edns(Cookie.ofClient(CLIENT))));
    assertEquals(Kind.NODATA, unknowing.outcome().kind());
  }

  @Test
  void anUnsignedResponseToASignedQueryIsNotTheResponse() {
    Message query = signed(Replies.query("www.example", "A"));
    Replies.Reply reply = Replies.to(query).answer("www.example. A 192.0.2.1");
    Outcome mismatch = Replies.of(reply.outcome(), Kind.MISMATCH);
    assertEquals(Difference.Field.TSIG_MISSING, mismatch.differences().get(0).field());
  }

  @Test
  void anUnsignedBadCookieWithTheQuerysCookieCounts() {
    Message query = signed(with(Replies.query("www.example", "A"), edns(Cookie.ofClient(CLIENT))));
    Replies.Reply reply = Replies.to(query).rcode(Rcode.BADCOOKIE);
    assertEquals(Kind.MISMATCH, reply.outcome().kind());
    reply.builder.edns(edns(new Cookie(CLIENT, SERVER)));
    assertEquals(Kind.BADCOOKIE, reply.outcome().kind());
  }

  @Test
  void extendedErrorsComeWithTheirOffset() {
    Message query = with(Replies.query("www.example", "A"), edns());
    Replies.Reply reply = Replies.to(query).rcode(Rcode.SERVFAIL);
    ExtendedError expired = ExtendedError.of(ExtendedErrorCode.SIGNATURE_EXPIRED, "ten days ago");
    reply.builder.edns(edns(expired, ExtendedError.of(ExtendedErrorCode.CACHED_ERROR)));
    Outcome outcome = reply.outcome();
    assertEquals(expired, outcome.extendedErrors().get(0));
    assertTrue(outcome.hasExtendedError(ExtendedErrorCode.CACHED_ERROR));
    assertEquals("EDE 7", outcome.evidence().get(1).field());
    assertEquals(12 + 13 + 4 + 11, outcome.evidence().get(1).offset());
    assertEquals(new CacheRule(CacheRule.Scope.FAILURE, 300), outcome.cache());
  }

  @Test
  void aMalformedMessageOrRecordIsNotUsed() throws Exception {
    Message query = Replies.query("www.example", "A");
    MessageView view = Replies.view(query);
    Outcome cut = new ResponseClassifier().classify(view, ByteBuffer.allocate(5));
    assertEquals(
        MessageFault.HEADER_TRUNCATED,
        Replies.of(cut, Kind.MALFORMED).fault().orElseThrow().fault());
    String header = "1267 8180 0001 0001 0000 0000 03777777 076578616d706c65 00 0001 0001";
    for (String rdata :
        new String[] {"0000", "0002 c000", "0003 00 0000", "0002 c0ff", "0001 41", "0002 0141"}) {
      byte[] bad = Hex.of(header, "c00c 0005 0001 00000e10", rdata);
      Outcome outcome = new ResponseClassifier().classify(view, ByteBuffer.wrap(bad));
      assertEquals(Kind.MALFORMED, outcome.kind(), rdata);
      assertTrue(
          outcome.evidence().get(0).field().startsWith("answer[0] CNAME"),
          () -> outcome.evidence().toString());
    }
  }

  @Test
  void aMalformedQueryDoesNotMakeItsResponseMalformed() {
    Edns bad = edns(new RawOption(OptionCode.COOKIE, Octets.fromHex("0102030405")));
    Message query = with(Replies.query("www.example", "A"), bad);
    Message response =
        Message.responseTo(Replies.query("www.example", "A")).rcode(Rcode.FORMERR).build();
    assertEquals("FORMERR", ResponseClassifier.classify(query, response).label());
  }

  @Test
  void aResponseWithoutItsQueryIsTakenOnItsWord() {
    Message response = Replies.to("www.example", "A").answer("www.example. A 192.0.2.1").message();
    ResponseClassifier classifier = new ResponseClassifier();
    assertEquals(Kind.ANSWER, classifier.classify(Replies.view(response)).kind());
    Message query = Replies.query("www.example", "A");
    assertEquals(Kind.MISMATCH, classifier.classify(Replies.view(query)).kind());
    assertThrows(
        NullPointerException.class,
        () -> classifier.classify((MessageView) null, Replies.view(response)));
  }
}
