package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.wire.Name;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Checks by which kind and name responses are limited. */
class RateLimiterTest {
  private static final Name ZONE = Name.of("limit.test");
  private static final Name OTHER_ZONE = Name.of("other.test");
  private static final int RATE = 5;

  /** More queries than an allowance, few enough that no second passes. */
  private static final int MANY = 400;

  /** More names than share the allowance of one of them but once in millions of runs. */
  private static final int SHARED = 3;

  /** Returns a server whose handler writes a response for the query's name, without slip. */
  private static Processing server(Consumer<ServerExchange> handler) {
    Processing server =
        new Processing(
            settings -> {
              settings.rateLimit = RateLimit.of(RATE).withSlip(0).withMaxPerNetwork(1_000_000);
              settings.viewHandler =
                  exchange -> {
                    handler.accept(exchange);
                    return Verdict.ANSWERED;
                  };
            });
    server.source = new InetSocketAddress("192.0.2.1", 4000);
    return server;
  }

  private static void address(ServerExchange exchange) {
    ResourceRecord record = new ResourceRecord(exchange.question().name(), 60, new A(1));
    exchange.authoritative(true);
    assertTrue(exchange.writer().record(Section.ANSWER, record));
  }

  private static boolean isSent(Processing server, String label) {
    Name name = Name.of(label + "." + ZONE);
    return server.udp(Message.query(1, name, RecordType.A).toWire()).length > 0;
  }

  /** Returns how many of many queries for one name are answered. */
  private static int sentOfOne(Processing server, String label) {
    int sent = 0;
    for (int i = 0; i < MANY; i++) {
      sent += isSent(server, label) ? 1 : 0;
    }
    return sent;
  }

  /** Returns how many of many queries for as many names are answered. */
  private static int sentOfMany(Processing server) {
    int sent = 0;
    for (int i = 0; i < MANY; i++) {
      sent += isSent(server, "n" + i) ? 1 : 0;
    }
    return sent;
  }

  /** The allowance, and what was added to it if the test took long. */
  private static void assertLimited(int sent) {
    assertTrue(sent >= RATE && sent < MANY, sent + " sent");
  }

  @Test
  void answersAreLimitedByTheirName() {
    Processing server = server(RateLimiterTest::address);
    assertLimited(sentOfOne(server, "one"));
    // A random seed decides which names share an allowance, which few do with the one used up.
    int sent = sentOfMany(server);
    assertTrue(sent >= MANY - SHARED, sent + " sent");
  }

  @Test
  void namesAreEqualWhateverTheirCase() {
    Processing server = server(RateLimiterTest::address);
    int sent = 0;
    for (int i = 0; i < MANY; i++) {
      StringBuilder label = new StringBuilder("abcdefghi");
      for (int at = 0; at < label.length(); at++) {
        if ((i >>> at & 1) != 0) {
          label.setCharAt(at, Character.toUpperCase(label.charAt(at)));
        }
      }
      sent += isSent(server, label.toString()) ? 1 : 0;
    }
    assertLimited(sent);
  }

  @Test
  void answersOfAWildcardAreLimitedByItsOwner() {
    Processing server =
        server(
            exchange -> {
              exchange.limitBy(Name.of("*." + ZONE));
              address(exchange);
            });
    assertLimited(sentOfMany(server));
    // A handler that passes the request on has said nothing.
    assertLimited(sentOfMany(server(exchange -> exchange.limitBy(ZONE))));
  }

  @Test
  void namesThatDoNotExistShareAnAllowanceWithinAZone() {
    assertLimited(sentOfMany(server(exchange -> exchange.rcode(Rcode.NXDOMAIN))));
    int[] turn = {0};
    Processing zones =
        server(
            exchange -> {
              exchange.limitBy(turn[0]++ % 2 == 0 ? ZONE : OTHER_ZONE);
              exchange.rcode(Rcode.NXDOMAIN);
            });
    int sent = sentOfMany(zones);
    assertTrue(sent >= 2 * RATE, sent + " sent");
    assertLimited(sent);
  }

  @Test
  void referralsErrorsAndEmptyAnswersAreKinds() {
    int[] turn = {0};
    Processing server =
        server(
            exchange -> {
              switch (turn[0]++ % 4) {
                case 0 -> exchange.rcode(Rcode.REFUSED);
                case 1 -> exchange.authoritative(true);
                case 2 ->
                    assertTrue(
                        exchange
                            .writer()
                            .record(
                                Section.AUTHORITY,
                                new ResourceRecord(ZONE, 60, new Ns(OTHER_ZONE))));
                default -> exchange.rcode(Rcode.NXDOMAIN);
              }
            });
    int sent = sentOfMany(server);
    assertTrue(sent >= 4 * RATE, sent + " sent");
    assertLimited(sent);
  }

  @Test
  void loopbackIsNotLimited() {
    Processing server = server(RateLimiterTest::address);
    for (String address : new String[] {"127.0.0.1", "127.9.9.9", "::1"}) {
      server.source = new InetSocketAddress(address, 4000);
      assertEquals(MANY, sentOfOne(server, "one"));
    }
  }

  @Test
  void aServerLimitsByDefaultAndCanBeTurnedOff() {
    int many = 20_000;
    for (boolean off : new boolean[] {false, true}) {
      Processing server =
          new Processing(
              settings -> {
                if (off) {
                  settings.rateLimit = RateLimit.off();
                }
              });
      server.source = new InetSocketAddress("192.0.2.1", 4000);
      byte[] query = Message.query(1, ZONE, RecordType.A).toWire();
      for (int i = 0; i < many; i++) {
        server.udp(query);
      }
      long limited =
          server.counters.count(ServerEvent.RATE_LIMITED)
              + server.counters.count(ServerEvent.RATE_SLIPPED);
      assertEquals(off, limited == 0, limited + " limited");
    }
  }
}
