package io.wiredns.core.server;

import static io.wiredns.core.server.Answering.ADDRESS;
import static io.wiredns.core.server.Answering.NAME;
import static io.wiredns.core.server.Answering.NOW;
import static io.wiredns.core.server.Answering.both;
import static io.wiredns.core.server.Answering.edns;
import static io.wiredns.core.server.Answering.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Tests the rules that a server applies before it calls its handlers, without sockets. */
class ServerRulesTest {
  private static final TsigKey KEY =
      TsigKey.parse("hmac-sha256:rules.key:c2VjcmV0IG9mIHRoZSB0ZXN0");

  @Test
  void aQueryIsAnswered() throws WireFormatException {
    for (Processing server : both()) {
      Message response = server.udp(query().build());
      assertEquals(4711, response.id());
      assertTrue(response.isResponse());
      assertTrue(response.header().isAuthoritative());
      assertTrue(response.header().isRecursionDesired());
      assertEquals(List.of(new Question(NAME, RecordType.A)), response.questions());
      assertEquals(List.of(ADDRESS), response.answers());
      assertEquals(List.of(), response.additionals());
    }
  }

  @Test
  void aResponseIsNeverAnswered() {
    for (Processing server : both()) {
      for (int flags : new int[] {0x8000, 0x8180, 0xA000, 0xFFFF}) {
        byte[] request = Written.octets(query().build());
        request[2] = (byte) (flags >>> 8);
        request[3] = (byte) flags;
        assertEquals(0, server.udp(request).length);
        assertEquals(0, server.tcp(Arrays.copyOf(request, 12)).length);
      }
      assertEquals(8, server.counters.count(ServerEvent.IS_RESPONSE));
    }
  }

  @Test
  void aNotifyAndAnUpdateHaveOneQuestionAndOthersMayHaveNone() throws WireFormatException {
    Opcode[] all = {Opcode.NOTIFY, Opcode.UPDATE, Opcode.STATUS};
    for (Opcode opcode : all) {
      for (int questions = 0; questions <= 2; questions++) {
        List<Boolean> asked = new ArrayList<>();
        Processing server =
            new Processing(
                settings -> {
                  settings.opcodes = Set.of(all);
                  settings.viewHandler =
                      exchange -> {
                        asked.add(exchange.hasQuestion());
                        if (!exchange.hasQuestion()) {
                          assertThrows(IllegalStateException.class, exchange::question);
                        }
                        return Verdict.PASSED;
                      };
                  settings.handler =
                      request -> {
                        asked.add(request.hasQuestion());
                        if (!request.hasQuestion()) {
                          assertThrows(IllegalStateException.class, request::question);
                        }
                        return CompletableFuture.completedFuture(
                            Message.responseTo(request.message()).build());
                      };
                });
        MessageBuilder request = Message.builder().id(7).opcode(opcode);
        for (int i = 0; i < questions; i++) {
          request.question(new Question(NAME, RecordType.SOA));
        }
        Message response = server.udp(request.build());
        if (opcode.equals(Opcode.STATUS) || questions == 1) {
          assertEquals(Rcode.NOERROR, response.rcode());
          assertEquals(List.of(questions > 0, questions > 0), asked);
        } else {
          assertEquals(Rcode.FORMERR, response.rcode(), opcode + " with " + questions);
          assertEquals(List.of(), asked);
        }
      }
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
      server.source = new InetSocketAddress("127.0.0.1", 0);
      assertEquals(0, server.udp(Written.octets(query().build())).length);
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
        byte[] request = Written.octets(query().edns(edns()).build());
        request[2] = (byte) (opcode << 3);
        Message response = Message.parse(ByteBuffer.wrap(server.udp(request)));
        assertEquals(Rcode.NOTIMP, response.rcode());
        assertEquals(Opcode.of(opcode), response.opcode());
        assertEquals(List.of(), response.questions());
        // RFC 8490 section 5.4: DSO has no sections, so no OPT.
        assertEquals(opcode != Opcode.DSO.value(), response.edns().isPresent());
        // The same for a request that is only a header.
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
  void aSignedRequestGetsASignedResponse() {
    for (Processing server : both(settings -> settings.keys = TsigKeyRing.of(KEY))) {
      for (boolean opt : new boolean[] {false, true}) {
        TsigClient client = new TsigClient(KEY);
        byte[] response = server.udp(signed(client, opt, NOW));
        TsigResult result = client.verify(ByteBuffer.wrap(response), Instant.ofEpochSecond(NOW));
        assertEquals(new TsigResult.Verified(KEY), result);
      }
    }
  }

  private static byte[] signed(TsigClient client, boolean opt, long time) {
    ByteBuffer buffer = ByteBuffer.allocate(WireLimits.UDP_OCTETS);
    (opt ? query().edns(edns()) : query()).build().write(buffer);
    assertTrue(client.sign(buffer, 0, Instant.ofEpochSecond(time)));
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
      assertInstanceOf(
          TsigResult.ServerError.class,
          slow.verify(ByteBuffer.wrap(late), Instant.ofEpochSecond(NOW - 400)));
      assertEquals(3, server.counters.count(ServerEvent.TSIG_REJECTED));
    }
  }

  @Test
  void anErrorOfTsigHasTheOptOfEveryResponse() throws WireFormatException {
    TsigKey liar = TsigKey.parse("hmac-sha256:rules.key:bm90IHRoZSBzZWNyZXQ=");
    byte[] request = signed(new TsigClient(liar), true, NOW);
    List<Processing> servers =
        both(
            settings -> {
              settings.keys = TsigKeyRing.of(KEY);
              settings.udpPayloadSize = 1400;
            });
    for (Processing server : servers) {
      Message response = Message.parse(ByteBuffer.wrap(server.udp(request)));
      assertEquals(Rcode.NOTAUTH, response.rcode());
      assertEquals(query().build().questions(), response.questions());
      Edns edns = response.edns().orElseThrow();
      assertEquals(1400, edns.udpPayloadSize());
      assertEquals(edns().isDnssecOk(), edns.isDnssecOk());
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
    RateLimit limit = RateLimit.of(5).withMaxNetworks(16);
    for (Processing server : both(settings -> settings.rateLimit = limit)) {
      server.source = new InetSocketAddress("192.0.2.1", 4000);
      int sent = 0;
      int cut = 0;
      byte[] query = Written.octets(query().edns(edns()).build());
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
