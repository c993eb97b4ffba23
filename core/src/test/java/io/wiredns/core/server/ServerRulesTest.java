package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.edns.Nsid;
import io.wiredns.codec.edns.TcpKeepalive;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a server sees to around its handlers, without sockets. */
class ServerRulesTest {
  private static final Name NAME = Name.of("www.rules.test");
  private static final ResourceRecord ADDRESS = new ResourceRecord(NAME, 60, new A(0xC0000201));
  private static final TsigKey KEY =
      TsigKey.parse("hmac-sha256:rules.key:c2VjcmV0IG9mIHRoZSB0ZXN0");
  private static final long NOW = 1_800_000_000L;

  private static final ViewHandler ANSWERS =
      exchange -> {
        exchange.authoritative(true);
        exchange.writer().record(Section.ANSWER, ADDRESS);
        return Verdict.ANSWERED;
      };
  private static final RequestHandler VALUES =
      request ->
          CompletableFuture.completedFuture(
              Message.responseTo(request.message()).authoritative(true).answer(ADDRESS).build());

  /** A processor whose view handler answers, and one whose handler of values does. */
  private static List<Processing> both(Consumer<ServerSettings> change) {
    return List.of(
        new Processing(
            settings -> {
              settings.clock = () -> NOW;
              settings.viewHandler = ANSWERS;
              change.accept(settings);
            }),
        new Processing(
            settings -> {
              settings.clock = () -> NOW;
              settings.handler = VALUES;
              change.accept(settings);
            }));
  }

  private static List<Processing> both() {
    return both(settings -> {});
  }

  private static MessageBuilder query() {
    return Message.query(4711, NAME, RecordType.A).toBuilder();
  }

  private static Edns edns(EdnsOption... options) {
    return new Edns(4096, 0, 0, 0, List.of(options));
  }

  @Test
  void aQueryIsAnswered() throws WireFormatException {
    for (Processing server : both()) {
      Message response = server.udp(query().build());
      assertEquals(4711, response.id());
      assertTrue(response.isResponse());
      assertTrue(response.header().isAuthoritative());
      assertTrue(response.header().recursionDesired());
      assertEquals(List.of(new Question(NAME, RecordType.A)), response.questions());
      assertEquals(List.of(ADDRESS), response.answers());
      assertEquals(List.of(), response.additionals());
    }
  }

  @Test
  void aResponseIsNeverAnswered() {
    for (Processing server : both()) {
      for (int flags : new int[] {0x8000, 0x8180, 0xA000, 0xFFFF}) {
        byte[] request = Processing.octets(query().build());
        request[2] = (byte) (flags >>> 8);
        request[3] = (byte) flags;
        assertEquals(0, server.udp(request).length);
        assertEquals(0, server.tcp(Arrays.copyOf(request, 12)).length);
      }
      assertEquals(8, server.counters.count(ServerEvent.IS_RESPONSE));
    }
  }

  @Test
  void whatIsTooShortForAHeaderIsNotAnswered() {
    for (Processing server : both()) {
      for (int length = 0; length < 12; length++) {
        assertEquals(0, server.udp(new byte[length]).length);
      }
      assertEquals(12, server.counters.count(ServerEvent.TOO_SHORT));
    }
  }

  @Test
  void nothingIsSentToPort0() {
    for (Processing server : both()) {
      server.source = new java.net.InetSocketAddress("127.0.0.1", 0);
      assertEquals(0, server.udp(Processing.octets(query().build())).length);
      assertEquals(1, server.counters.count(ServerEvent.UNANSWERABLE_SOURCE));
    }
  }

  @Test
  void aMalformedQueryGetsAHeaderWithFormerr() {
    String[] malformed = {
      "1267 0100 0001 0000 0000 0000",
      "1267 0100 0001 0000 0000 0000 0161 00 0001",
      "1267 0100 0001 0000 0000 0000 C00C 0001 0001",
      "1267 0100 0001 0000 0000 0000 0161 00 0001 0001 FF",
      // OPT twice, OPT in the answer section, OPT whose owner is not the root
      "1267 0100 0001 0000 0000 0002 0161 00 0001 0001"
          + "00 0029 0200 00000000 0000 00 0029 0200 00000000 0000",
      "1267 0100 0001 0001 0000 0000 0161 00 0001 0001 00 0029 0200 00000000 0000",
      "1267 0100 0001 0000 0000 0001 0161 00 0001 0001 0161 00 0029 0200 00000000 0000",
    };
    for (Processing server : both()) {
      for (String request : malformed) {
        assertEquals(
            Hex.text(Hex.of("1267 8101 0000 0000 0000 0000")),
            Hex.text(server.udp(Hex.of(request))),
            request);
      }
      assertEquals(malformed.length, server.counters.count(ServerEvent.FORMERR));
    }
  }

  @Test
  void anOpcodeThatIsNotServedGetsNotimp() throws WireFormatException {
    for (Processing server : both()) {
      for (int opcode = 1; opcode < 16; opcode++) {
        byte[] request = Processing.octets(query().edns(edns()).build());
        request[2] = (byte) (opcode << 3);
        Message response = Message.parse(ByteBuffer.wrap(server.udp(request)));
        assertEquals(Rcode.NOTIMP, response.rcode());
        assertEquals(Opcode.of(opcode), response.opcode());
        assertEquals(List.of(), response.questions());
        assertTrue(response.edns().isPresent());
        // And from the header alone.
        byte[] header = server.udp(Arrays.copyOf(request, 12));
        assertEquals(12, header.length);
        assertEquals(Rcode.NOTIMP.value(), header[3] & 0xF);
      }
    }
  }

  @Test
  void opcodesThatAreServedReachTheHandler() throws WireFormatException {
    for (Processing server : both(s -> s.opcodes = java.util.Set.of(Opcode.NOTIFY))) {
      Message notify = query().opcode(Opcode.NOTIFY).build();
      Message response = server.udp(notify);
      assertEquals(Rcode.NOERROR, response.rcode());
      assertEquals(Opcode.NOTIFY, response.opcode());
      assertEquals(Rcode.NOTIMP, server.udp(query().build()).rcode());
    }
  }

  @Test
  void aQueryHasOneQuestion() throws WireFormatException {
    for (Processing server : both()) {
      Question question = new Question(NAME, RecordType.A);
      assertEquals(Rcode.FORMERR, server.udp(query().question(question).build()).rcode());
      assertEquals(Rcode.FORMERR, server.udp(Message.builder().id(1).build()).rcode());
      assertEquals(2, server.counters.count(ServerEvent.FORMERR));
    }
  }

  @Test
  void optIsInTheResponseIfAndOnlyIfItIsInTheRequest() throws WireFormatException {
    for (Processing server : both()) {
      assertTrue(server.udp(query().build()).edns().isEmpty());
      Edns plain = server.udp(query().edns(edns()).build()).edns().orElseThrow();
      assertEquals(new Edns(1232, 0, 0, 0, List.of()), plain);
      Edns signed =
          server.udp(query().edns(new Edns(4096, 0, 0, 0xFFFF, List.of())).build()).edns().get();
      assertEquals(Edns.FLAG_DO, signed.flags(), "DO is copied, unknown flags are not");
    }
  }

  @Test
  void aHandlersOptIsTakenOffForThoseWhoHaveNone() throws WireFormatException {
    Processing server =
        new Processing(
            settings ->
                settings.handler =
                    request ->
                        CompletableFuture.completedFuture(
                            Message.responseTo(request.message())
                                .edns(edns())
                                .additional(ADDRESS)
                                .rcode(Rcode.BADCOOKIE)
                                .build()));
    Message response = server.udp(query().build());
    assertTrue(response.edns().isEmpty());
    assertEquals(Rcode.SERVFAIL, response.rcode());
    assertEquals(List.of(ADDRESS), response.additionals());
    assertEquals(Rcode.BADCOOKIE, server.udp(query().edns(edns()).build()).rcode());
  }

  @Test
  void anotherEdnsVersionGetsBadvers() throws WireFormatException {
    for (Processing server : both()) {
      // The version counts before the options, which here are none.
      byte[] request =
          Hex.of(
              "1267 0100 0001 0000 0000 0001 0161 00 0001 0001"
                  + "00 0029 0200 00 01 0000 0003 FFFFFF");
      Message response = Message.parse(ByteBuffer.wrap(server.udp(request)));
      assertEquals(Rcode.BADVERS, response.rcode());
      assertEquals(0, response.edns().orElseThrow().version());
      assertEquals(List.of(), response.answers());
      assertEquals(1, response.questions().size());
    }
  }

  @Test
  void unknownOptionsAreIgnoredAndNotEchoed() throws WireFormatException {
    for (Processing server : both()) {
      EdnsOption unknown = new UnknownOption(OptionCode.of(65_100), Octets.of((byte) 1, (byte) 2));
      Message response = server.udp(query().edns(edns(unknown, unknown)).build());
      assertEquals(Rcode.NOERROR, response.rcode());
      assertEquals(List.of(), response.edns().orElseThrow().options());
    }
  }

  @Test
  void aBrokenOptionGetsFormerrWithOpt() throws WireFormatException {
    String[] broken = {
      "000A", // no length
      "000A 0008 00", // longer than OPT
      "FDE8 0001", // an unknown one, longer than OPT
      "000A 0007 00000000000000", // a cookie of 7 octets
      "000A 0009 000000000000000000",
      "000A 000F 000000000000000000000000000000",
      "000A 0029" + "00".repeat(41),
    };
    for (Processing server : both()) {
      for (String option : broken) {
        byte[] rdata = Hex.of(option);
        byte[] request =
            Hex.of(
                "1267 0100 0001 0000 0000 0001 0161 00 0001 0001",
                "00 0029 0200 00000000",
                Hex.u16(rdata.length),
                option);
        Message response = Message.parse(ByteBuffer.wrap(server.udp(request)));
        assertEquals(Rcode.FORMERR, response.rcode(), option);
        assertTrue(response.edns().isPresent(), option);
      }
      byte[] keepalive =
          Hex.of(
              "1267 0100 0001 0000 0000 0001 0161 00 0001 0001",
              "00 0029 0200 00000000 0006 000B 0002 0000");
      Message overUdp = Message.parse(ByteBuffer.wrap(server.udp(keepalive)));
      assertEquals(Rcode.NOERROR, overUdp.rcode(), "ignored over UDP");
      Message overTcp = Message.parse(ByteBuffer.wrap(server.tcp(keepalive)));
      assertEquals(Rcode.FORMERR, overTcp.rcode(), "RFC 7828 section 3.2.1");
    }
  }

  @Test
  void whatIsAskedOfTheServerItself() throws WireFormatException {
    for (Processing server : both(settings -> settings.nsid = Octets.utf8("here"))) {
      Edns asks = edns(Nsid.query(), TcpKeepalive.query());
      Edns overTcp = server.tcp(query().edns(asks).build()).edns().orElseThrow();
      assertEquals(Octets.utf8("here"), overTcp.option(Nsid.class).orElseThrow().identifier());
      assertEquals(
          100, overTcp.option(TcpKeepalive.class).orElseThrow().timeoutTenths().orElseThrow());
      Edns overUdp = server.udp(query().edns(asks).build()).edns().orElseThrow();
      assertTrue(overUdp.option(Nsid.class).isPresent());
      assertFalse(overUdp.option(TcpKeepalive.class).isPresent());
    }
  }

  @Test
  void aCookieIsGivenAndKnownAgain() throws WireFormatException {
    for (Processing server : both()) {
      Cookie client = Cookie.ofClient(Octets.fromHex("0102030405060708"));
      Cookie given =
          server.udp(query().edns(edns(client)).build()).edns().get().option(Cookie.class).get();
      assertEquals(client.client(), given.client());
      assertEquals(16, given.server().length());
      // Of several only the first counts.
      Cookie other = Cookie.ofClient(Octets.fromHex("FFFFFFFFFFFFFFFF"));
      Cookie again =
          server
              .udp(query().edns(edns(given, other)).build())
              .edns()
              .get()
              .option(Cookie.class)
              .get();
      assertEquals(given, again);
    }
  }

  @Test
  void cookiesCanBeRequired() throws WireFormatException {
    for (Processing server : both(settings -> settings.requireCookies = true)) {
      Cookie client = Cookie.ofClient(Octets.fromHex("0102030405060708"));
      Message refused = server.udp(query().edns(edns(client)).build());
      assertEquals(Rcode.BADCOOKIE, refused.rcode());
      assertEquals(List.of(), refused.answers());
      Cookie given = refused.edns().get().option(Cookie.class).get();
      assertEquals(Rcode.NOERROR, server.udp(query().edns(edns(given)).build()).rcode());
      assertEquals(Rcode.NOERROR, server.tcp(query().edns(edns(client)).build()).rcode());
      assertEquals(Rcode.NOERROR, server.udp(query().build()).rcode(), "no cookie, no demand");
      assertEquals(1, server.counters.count(ServerEvent.BADCOOKIE));
    }
  }

  @Test
  void aQueryWithoutQuestionCanBeForACookie() throws WireFormatException {
    for (Processing server : both()) {
      Cookie client = Cookie.ofClient(Octets.fromHex("0102030405060708"));
      Message response = server.udp(Message.builder().id(7).edns(edns(client)).build());
      assertEquals(Rcode.NOERROR, response.rcode());
      assertTrue(response.edns().get().option(Cookie.class).get().hasServer());
      assertEquals(List.of(), response.answers());
    }
  }

  @Test
  void noResponseIsLargerThanTheRequestAllows() throws WireFormatException {
    ViewHandler large =
        exchange -> {
          for (int i = 0; i < 200; i++) {
            Name name = Name.of("n" + i + ".rules.test");
            if (!exchange
                .writer()
                .record(Section.ANSWER, new ResourceRecord(name, 60, Txt.of("0123456789")))) {
              exchange.truncated();
              break;
            }
          }
          return Verdict.ANSWERED;
        };
    RequestHandler largeValues =
        request -> {
          MessageBuilder response = Message.responseTo(request.message());
          for (int i = 0; i < 200; i++) {
            Name name = Name.of("n" + i + ".rules.test");
            response.answer(new ResourceRecord(name, 60, Txt.of("0123456789")));
          }
          return CompletableFuture.completedFuture(response.build());
        };
    Processing views = new Processing(settings -> settings.viewHandler = large);
    Processing values = new Processing(settings -> settings.handler = largeValues);
    int[][] sizes = {{-1, 512}, {0, 512}, {511, 512}, {512, 512}, {700, 700}, {65535, 1232}};
    for (Processing server : List.of(views, values)) {
      for (int[] size : sizes) {
        MessageBuilder request = query();
        if (size[0] >= 0) {
          Cookie cookie = Cookie.ofClient(Octets.fromHex("0102030405060708"));
          request.edns(new Edns(size[0], 0, 0, 0, List.of(cookie)));
        }
        byte[] octets = server.udp(Processing.octets(request.build()));
        Message response = Message.parse(ByteBuffer.wrap(octets));
        assertTrue(octets.length <= size[1], octets.length + " > " + size[1]);
        assertTrue(octets.length > size[1] - 60, octets.length + " wastes of " + size[1]);
        assertTrue(response.isTruncated());
        assertEquals(size[0] >= 0, response.edns().isPresent());
      }
      Message stream = server.tcp(query().edns(edns()).build());
      assertFalse(stream.isTruncated());
      assertEquals(200, stream.answers().size());
    }
  }

  @Test
  void aHandlerThatFailsBecomesServfailAndIsReported() throws WireFormatException {
    IllegalStateException failure = new IllegalStateException("of the handler");
    List<Consumer<ServerSettings>> handlers =
        List.of(
            settings ->
                settings.viewHandler =
                    exchange -> {
                      exchange.writer().record(Section.ADDITIONAL, ADDRESS);
                      exchange.authoritative(true);
                      throw failure;
                    },
            settings ->
                settings.viewHandler =
                    exchange -> {
                      throw new StackOverflowError();
                    },
            settings ->
                settings.handler =
                    request -> {
                      throw failure;
                    },
            settings -> settings.handler = request -> CompletableFuture.failedFuture(failure),
            settings -> settings.handler = request -> null,
            // A response that cannot be written: MalformedRData, say, or octets of somebody else's.
            settings ->
                settings.viewHandler =
                    exchange -> {
                      exchange.writer().record(Section.QUESTION, ADDRESS);
                      return Verdict.ANSWERED;
                    });
    for (Consumer<ServerSettings> handler : handlers) {
      Processing server = new Processing(handler);
      Message response = server.udp(query().edns(edns()).build());
      assertEquals(Rcode.SERVFAIL, response.rcode());
      assertFalse(response.header().isAuthoritative());
      assertEquals(1, response.questions().size());
      assertEquals(1, response.additionals().size(), "OPT alone");
      assertEquals(1, server.failures.size());
      assertEquals(1, server.counters.count(ServerEvent.HANDLER_FAILED));
    }
  }

  @Test
  void aHandlerCanDropAndAnswerLater() throws WireFormatException {
    CompletableFuture<Message> later = new CompletableFuture<>();
    Processing server = new Processing(settings -> settings.handler = request -> later);
    Message query = query().edns(edns()).build();
    assertEquals(0, server.udp(Processing.octets(query)).length);
    assertEquals(List.of(), server.late);
    later.complete(Message.responseTo(query).answer(ADDRESS).build());
    Message response = Message.parse(ByteBuffer.wrap(server.late(0)));
    assertEquals(List.of(ADDRESS), response.answers());

    Processing drops =
        new Processing(
            settings -> settings.handler = request -> CompletableFuture.completedFuture(null));
    assertEquals(0, drops.udp(Processing.octets(query)).length);
    Processing dropsViews =
        new Processing(settings -> settings.viewHandler = exchange -> Verdict.DROPPED);
    assertEquals(0, dropsViews.udp(Processing.octets(query)).length);
    assertEquals(1, drops.counters.count(ServerEvent.HANDLER_DROPPED));
    assertEquals(1, dropsViews.counters.count(ServerEvent.HANDLER_DROPPED));
  }

  @Test
  void requestsBeyondThoseInFlightAreDropped() {
    Processing server =
        new Processing(settings -> settings.handler = request -> new CompletableFuture<>());
    server.full = true;
    assertEquals(0, server.udp(Processing.octets(query().build())).length);
    assertEquals(1, server.counters.count(ServerEvent.OVERLOADED));
  }

  @Test
  void withoutAHandlerTheAnswerIsRefused() throws WireFormatException {
    assertEquals(Rcode.REFUSED, new Processing(s -> {}).udp(query().build()).rcode());
    Processing passes = new Processing(s -> s.viewHandler = exchange -> Verdict.PASSED);
    assertEquals(Rcode.REFUSED, passes.udp(query().build()).rcode());
  }

  @Test
  void anExtendedRcodeAndAnOptionOfTheHandlers() throws WireFormatException {
    Processing server =
        new Processing(
            settings ->
                settings.viewHandler =
                    exchange -> {
                      exchange.rcode(Rcode.BADCOOKIE);
                      exchange.option(
                          ExtendedError.of(io.wiredns.codec.code.ExtendedErrorCode.of(20), "lame"));
                      return Verdict.ANSWERED;
                    });
    Message response = server.udp(query().edns(edns()).build());
    assertEquals(Rcode.BADCOOKIE, response.rcode());
    assertEquals(1, response.edns().get().options(ExtendedError.class).size());
    assertEquals(Rcode.SERVFAIL, server.udp(query().build()).rcode(), "there is no OPT to say it");
  }

  @Test
  void aSignedRequestGetsASignedResponse() {
    for (Processing server : both(settings -> settings.keys = TsigKeyRing.of(KEY))) {
      for (boolean opt : new boolean[] {false, true}) {
        TsigClient client = new TsigClient(KEY);
        byte[] response = server.udp(signed(client, opt, NOW));
        TsigResult result = client.verify(ByteBuffer.wrap(response), NOW);
        assertEquals(new TsigResult.Verified(KEY), result);
      }
    }
  }

  private static byte[] signed(TsigClient client, boolean opt, long time) {
    ByteBuffer buffer = ByteBuffer.allocate(WireLimits.UDP_OCTETS);
    (opt ? query().edns(edns()) : query()).build().write(buffer);
    assertTrue(client.sign(buffer, 0, time));
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  @Test
  void aSignatureThatIsNotGoodGetsItsError() throws WireFormatException {
    for (Processing server : both(settings -> settings.keys = TsigKeyRing.of(KEY))) {
      TsigKey stranger = TsigKey.parse("hmac-sha256:stranger.key:c2VjcmV0IG9mIHRoZSB0ZXN0");
      assertEquals(
          TsigError.BADKEY, error(server.udp(signed(new TsigClient(stranger), false, NOW))));
      TsigKey liar = TsigKey.parse("hmac-sha256:rules.key:bm90IHRoZSBzZWNyZXQ=");
      assertEquals(TsigError.BADSIG, error(server.udp(signed(new TsigClient(liar), true, NOW))));
      TsigClient slow = new TsigClient(KEY);
      byte[] late = server.udp(signed(slow, false, NOW - 400));
      assertEquals(TsigError.BADTIME, error(late));
      assertInstanceOf(TsigResult.ServerError.class, slow.verify(ByteBuffer.wrap(late), NOW - 400));
      assertEquals(3, server.counters.count(ServerEvent.TSIG_REJECTED));
    }
  }

  private static TsigError error(byte[] octets) throws WireFormatException {
    Message response = Message.parse(ByteBuffer.wrap(octets));
    assertEquals(Rcode.NOTAUTH, response.rcode());
    assertEquals(List.of(), response.answers());
    return ((Tsig) response.tsig().orElseThrow().rdata()).error();
  }

  @Test
  void ratesAreLimitedOverUdpButNotForThoseWhoAreNoForgery() throws WireFormatException {
    RateLimit limit = new RateLimit(5, 2, 24, 56, 16);
    for (Processing server : both(settings -> settings.rateLimit = limit)) {
      int sent = 0;
      int cut = 0;
      byte[] query = Processing.octets(query().edns(edns()).build());
      for (int i = 0; i < 1000; i++) {
        byte[] octets = server.udp(query);
        if (octets.length > 0) {
          Message response = Message.parse(ByteBuffer.wrap(octets));
          sent += response.answers().size();
          cut += response.isTruncated() ? 1 : 0;
          assertEquals(1, response.edns().stream().count());
        }
      }
      long dropped = server.counters.count(ServerEvent.RATE_LIMITED);
      assertEquals(1000, sent + cut + dropped);
      assertEquals(cut, server.counters.count(ServerEvent.RATE_SLIPPED));
      assertTrue(Math.abs(cut - dropped) <= 1, cut + " cut, " + dropped + " dropped");
      assertTrue(sent >= 5, "the allowance of a second");
      Cookie client = Cookie.ofClient(Octets.fromHex("0102030405060708"));
      ServerCookies own = new ServerCookies(List.of(new byte[16]));
      byte[] cookie = own.make(client.client().toArray(), server.source.getAddress(), NOW);
      Cookie good = client.withServer(Octets.of(cookie, 8, 16));
      for (int i = 0; i < 100; i++) {
        assertEquals(1, server.udp(query().edns(edns(good)).build()).answers().size());
        assertEquals(1, server.tcp(query().build()).answers().size());
      }
    }
  }
}
