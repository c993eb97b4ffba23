package io.wiredns.core.server;

import static io.wiredns.core.server.Answering.ADDRESS;
import static io.wiredns.core.server.Answering.both;
import static io.wiredns.core.server.Answering.edns;
import static io.wiredns.core.server.Answering.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.Nsid;
import io.wiredns.codec.edns.TcpKeepalive;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Tests EDNS in the server: OPT, its version and options, cookies and sizes. */
class ServerEdnsTest {
  @Test
  void optIsInTheResponseIfAndOnlyIfItIsInTheRequest() throws WireFormatException {
    for (Processing server : both()) {
      assertTrue(server.udp(query().build()).edns().isEmpty());
      Edns plain = server.udp(query().edns(edns()).build()).edns().orElseThrow();
      assertEquals(Edns.request(), plain);
      Edns signed =
          server
              .udp(query().edns(Edns.request().withUdpPayloadSize(4096).withFlags(0xFFFF)).build())
              .edns()
              .get();
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
      // The version is checked before the options, which are malformed here.
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

  /** A stateful operation with sections is malformed, and its response has none. */
  @Test
  void aStatefulRequestIsAnsweredWithoutQuestionAndOpt() {
    byte[] request =
        Hex.of("1267 3000 0001 0000 0000 0001 0161 00 0001 0001 00 0029 0200 00000000 0000");
    for (Processing server : both()) {
      assertEquals("1267B004" + "00".repeat(8), hex(server.udp(request)));
    }
    Processing stateful =
        new Processing(
            settings -> {
              settings.opcodes = Set.of(Opcode.DSO);
              settings.handler =
                  asked ->
                      CompletableFuture.completedFuture(
                          Message.responseTo(asked.message()).rcode(Rcode.REFUSED).build());
            });
    assertEquals("1267B005" + "00".repeat(8), hex(stateful.udp(request)));
  }

  private static String hex(byte[] octets) {
    return Octets.of(octets).toHex().toUpperCase(Locale.ROOT);
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
    for (Processing server : both(settings -> settings.nsid = new Nsid(Octets.utf8("here")))) {
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
      // Only the first of several cookies counts.
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
          request.edns(Edns.request().withUdpPayloadSize(size[0]).withOption(cookie));
        }
        byte[] octets = server.udp(Written.octets(request.build()));
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
}
