package io.wiredns.core.client;

import static io.wiredns.core.client.Answers.answer;
import static io.wiredns.core.client.Answers.query;
import static io.wiredns.core.client.DnsClientTest.get;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.wire.Octets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks that queries with a known tail have the octets that the general encoder writes. */
@Timeout(60)
class QueryTailTest {
  /** Returns the builder of a client that repeats no query, however busy the machine is. */
  private static DnsClient.Builder patient() {
    Duration wait = Duration.ofSeconds(30);
    return DnsClient.builder().firstWait(wait).maxWait(wait);
  }

  private static byte[] withoutId(ScriptedServer.Query query) {
    byte[] octets = query.octets.clone();
    octets[0] = octets[1] = 0;
    return octets;
  }

  @Test
  void laterQueriesHaveTheOctetsOfTheFirst() throws Exception {
    for (DnsClient.Builder builder :
        List.of(
            patient(),
            patient().edns(false),
            patient().cookies(false).udpPayloadSize(4_000),
            patient().padding(true))) {
      for (Transport transport : Transport.values()) {
        try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
            DnsClient client = builder.build()) {
          RequestOptions options =
              RequestOptions.to(server.socketAddress()).withTransport(transport);
          for (int i = 0; i < 3; i++) {
            get(client.send(query("one.test."), options));
          }
          byte[] first = withoutId(server.queries.get(0));
          assertArrayEquals(first, withoutId(server.queries.get(1)));
          assertArrayEquals(first, withoutId(server.queries.get(2)));
          get(client.send(query("two.test."), options));
          Message other = server.queries.get(3).message();
          assertEquals(query("two.test.").questions(), other.questions());
          assertEquals(server.queries.get(0).message().additionals(), other.additionals());
        }
      }
    }
  }

  @Test
  void aChangedServerCookieIsSent() throws Exception {
    byte[] cookie = new byte[8];
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  Cookie sent = cookie(q);
                  Message response = answer(q.message(), 7);
                  q.answer(
                      Answers.with(response, new Cookie(sent.client(), Octets.of(cookie.clone()))));
                });
        DnsClient client = patient().server(server.socketAddress()).build()) {
      for (int i = 0; i < 6; i++) {
        cookie[0] = (byte) (i / 2); // The server changes its cookie after two queries.
        get(client.send(query("one.test.")));
        Octets sent = cookie(server.queries.get(i)).server();
        assertEquals(i == 0 ? Octets.EMPTY : cookieOf((i - 1) / 2), sent);
      }
    }
  }

  private static Octets cookieOf(int first) {
    return Octets.of(new byte[] {(byte) first, 0, 0, 0, 0, 0, 0, 0});
  }

  private static Cookie cookie(ScriptedServer.Query query) {
    Edns edns = query.message().edns().orElseThrow();
    return (Cookie) edns.options().get(0);
  }

  @Test
  void aQueryWithItsOwnOptIsNotChanged() throws Exception {
    try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client = patient().server(server.socketAddress()).build()) {
      get(client.send(query("one.test.")));
      get(client.send(query("one.test.")));
      Message own = query("one.test.").toBuilder().edns(Edns.request().withDnssecOk(true)).build();
      get(client.send(own));
      get(client.send(query("one.test.")));
      assertArrayEquals(withoutId(server.queries.get(0)), withoutId(server.queries.get(3)));
      Edns sent = server.queries.get(2).message().edns().orElseThrow();
      assertTrue(sent.isDnssecOk());
    }
  }
}
