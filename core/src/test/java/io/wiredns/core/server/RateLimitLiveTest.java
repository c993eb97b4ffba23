package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.wire.Name;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Floods a server that has the rate limit of the default settings, from addresses of a /24. */
@Timeout(120)
class RateLimitLiveTest {
  @Test
  void aFloodOfOneNameIsLimitedAndOtherNamesAreNot() throws Exception {
    Namespace.run(Flood.class);
  }

  /** Runs in a namespace of its own. */
  static final class Flood {
    private static final int PER_SECOND = 5_000;
    private static final int SECONDS = 3;
    private static final int LIMIT = 1_000;
    private static final int SOURCES = 4;

    /** Of the queries, one of so many is a good client's, for another name. */
    private static final int GOOD_OF = 50;

    private static final int FLAGS = 2;
    private static final int TC = 0x0200;
    private static final int ANSWER_COUNT = 6;

    private static final long SECOND = 1_000_000_000;
    private static final long LATE = 5 * SECOND;

    private int whole;
    private int cut;

    private Flood() {}

    public static void main(String[] arguments) throws Exception {
      Namespace.ip("link set lo up");
      Namespace.ip("addr add 192.0.2.1/24 dev lo");
      for (int i = 0; i <= SOURCES; i++) {
        Namespace.ip("addr add 192.0.2." + (100 + i) + "/24 dev lo");
      }
      new Flood().run();
    }

    private static DatagramChannel client(int host, InetSocketAddress server) throws IOException {
      return DatagramChannel.open()
          .setOption(StandardSocketOptions.SO_RCVBUF, 1 << 22)
          .bind(new InetSocketAddress("192.0.2." + host, 0))
          .connect(server);
    }

    private static ByteBuffer query(String name) {
      return ByteBuffer.wrap(Written.octets(Message.query(1, Name.of(name), RecordType.A)));
    }

    private void run() throws IOException {
      InetSocketAddress any = new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 0);
      try (DnsServer server = DnsServer.builder().listen(any).viewHandler(Flood::answer).start()) {
        InetSocketAddress address = server.udpAddresses().get(0);
        List<DatagramChannel> flood = new ArrayList<>();
        for (int i = 0; i < SOURCES; i++) {
          flood.add(client(100 + i, address));
          flood.get(i).configureBlocking(false);
        }
        DatagramChannel good = client(100 + SOURCES, address);
        ByteBuffer one = query("one.limit.test");
        ByteBuffer other = query("other.limit.test");
        int sent = 0;
        int goodAnswers = 0;
        long start = System.nanoTime();
        for (int i = 0; i < SECONDS * PER_SECOND; i++) {
          LockSupport.parkNanos(start + i * (SECOND / PER_SECOND) - System.nanoTime());
          sent += flood.get(i % SOURCES).write(one.rewind()) > 0 ? 1 : 0;
          flood.forEach(this::read);
          if (i % GOOD_OF == 0) {
            good.write(other.rewind());
            goodAnswers += isWhole(received(good)) ? 1 : 0;
          }
        }
        long end = System.nanoTime() + LATE;
        long slipped = server.counters().count(ServerEvent.RATE_SLIPPED);
        long dropped = server.counters().count(ServerEvent.RATE_LIMITED);
        while (whole + cut + dropped < sent && System.nanoTime() < end) {
          flood.forEach(this::read);
          slipped = server.counters().count(ServerEvent.RATE_SLIPPED);
          dropped = server.counters().count(ServerEvent.RATE_LIMITED);
        }
        // The seconds that have begun, when nothing is queued any more.
        long seconds = (System.nanoTime() - start) / SECOND + 1;
        String found =
            sent + " sent in " + seconds + " s, " + whole + " whole, " + slipped + ", " + dropped;
        System.out.println(found);
        assertEquals(SECONDS * PER_SECOND / GOOD_OF, goodAnswers, "of the other name");
        assertTrue(whole >= LIMIT && whole <= seconds * LIMIT, found);
        assertEquals(sent, whole + cut + dropped, found);
        assertEquals(slipped, cut, found);
        assertTrue(dropped > 0 && Math.abs(slipped - dropped) <= 1, found);
        for (DatagramChannel client : flood) {
          client.close();
        }
        good.close();
      }
    }

    private static Verdict answer(ServerExchange exchange) {
      exchange.authoritative(true);
      ResourceRecord record = new ResourceRecord(exchange.question().name(), 60, new A(1));
      exchange.writer().record(Section.ANSWER, record);
      return Verdict.ANSWERED;
    }

    private static ByteBuffer received(DatagramChannel client) throws IOException {
      ByteBuffer in = ByteBuffer.allocate(512);
      client.read(in);
      return in.flip();
    }

    private static boolean isWhole(ByteBuffer response) {
      return (response.getShort(FLAGS) & TC) == 0 && response.getShort(ANSWER_COUNT) == 1;
    }

    private void read(DatagramChannel client) {
      try {
        for (ByteBuffer in = received(client); in.hasRemaining(); in = received(client)) {
          if (isWhole(in)) {
            whole++;
          } else {
            cut++;
          }
        }
      } catch (IOException failure) {
        throw new AssertionError(failure);
      }
    }
  }
}
