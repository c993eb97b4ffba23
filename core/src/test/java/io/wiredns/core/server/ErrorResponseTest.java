package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Checks the parts that error responses must also have. */
class ErrorResponseTest {
  private static final Name NAME = Name.of("errors.test");
  private static final TsigKey KEY =
      TsigKey.parse("hmac-sha256:errors.key:c2VjcmV0IG9mIHRoZSB0ZXN0");
  private static final long NOW = 1_800_000_000L;

  /** RDATA of a user's own type that cannot be written. */
  private record Unwritable(RecordType type) implements RData {
    @Override
    public void write(FieldWriter out) {
      throw new IllegalStateException("RDATA of a user's");
    }
  }

  @Test
  void notimpIsSignedIfTheRequestIs() throws WireFormatException {
    Processing server =
        new Processing(
            settings -> {
              settings.clock = () -> Instant.ofEpochSecond(NOW);
              settings.keys = TsigKeyRing.of(KEY);
            });
    for (Opcode opcode : List.of(Opcode.UPDATE, Opcode.NOTIFY, Opcode.STATUS)) {
      ByteBuffer request = ByteBuffer.allocate(WireLimits.UDP_OCTETS);
      Message.query(1, NAME, RecordType.SOA).toBuilder().opcode(opcode).build().write(request);
      TsigClient client = new TsigClient(KEY);
      assertTrue(client.sign(request, 0, Instant.ofEpochSecond(NOW)));
      byte[] response = server.udp(Arrays.copyOf(request.array(), request.position()));
      assertEquals(
          new TsigResult.Verified(KEY),
          client.verify(ByteBuffer.wrap(response), Instant.ofEpochSecond(NOW)),
          opcode + "");
      Message message = Message.parse(ByteBuffer.wrap(response));
      assertEquals(Rcode.NOTIMP, message.rcode());
      assertEquals(List.of(), message.questions());
    }
  }

  /** RFC 7873 section 5.3: a client that sent a cookie discards a response without one. */
  @Test
  void aCutResponseKeepsCookieAndRcode() throws WireFormatException {
    for (boolean required : new boolean[] {false, true}) {
      Processing server =
          new Processing(
              settings -> {
                settings.clock = () -> Instant.ofEpochSecond(NOW);
                settings.requireCookies = required;
                settings.rateLimit = RateLimit.of(1).withSlip(1).withMaxNetworks(16);
              });
      server.source = new InetSocketAddress("192.0.2.1", 4000);
      Cookie cookie = Cookie.ofClient(Octets.fromHex("0102030405060708"));
      Message query =
          Message.query(1, NAME, RecordType.A).toBuilder()
              .edns(Edns.request().withDnssecOk(true).withOption(cookie))
              .build();
      Message cut = server.udp(query);
      for (int i = 0; i < 10 && !cut.isTruncated(); i++) {
        cut = server.udp(query);
      }
      assertTrue(cut.isTruncated());
      assertEquals(required ? Rcode.BADCOOKIE : Rcode.REFUSED, cut.rcode());
      Edns edns = cut.edns().orElseThrow();
      assertTrue(edns.isDnssecOk());
      Cookie given = (Cookie) edns.options().get(0);
      assertEquals(cookie.client(), given.client());
      // A client with a valid cookie is not forged, and no longer limited.
      Message again = query.toBuilder().edns(Edns.request().withOption(given)).build();
      for (int i = 0; i < 10; i++) {
        assertEquals(false, server.udp(again).isTruncated());
      }
    }
  }

  /** RFC 5936 section 2.2: an error ends a transfer. */
  @Test
  void nothingFollowsAFirstMessageThatCannotBeWritten() throws WireFormatException {
    Processing server =
        new Processing(
            settings ->
                settings.handler =
                    request -> {
                      Message good = Message.responseTo(request.message()).build();
                      request.follow(List.of(good).iterator());
                      RData data = new Unwritable(RecordType.of(65_300));
                      Message bad =
                          good.toBuilder().answer(new ResourceRecord(NAME, 0, data)).build();
                      return CompletableFuture.completedFuture(bad);
                    });
    Message response = server.tcp(Message.query(1, NAME, RecordType.AXFR));
    assertEquals(Rcode.SERVFAIL, response.rcode());
    assertEquals(List.of(), server.followed);
    assertEquals(1, server.failures.size());
  }
}
