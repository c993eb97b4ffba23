package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.ClientEvent;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.RequestOptions;
import io.wiredns.core.server.DnsServer;
import io.wiredns.core.server.Request;
import io.wiredns.core.server.ServerEvent;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServeAndAskTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final Name NAME = Name.of("a.example");

  @Test
  void aServerAnswersAndCounts() throws Exception {
    Map<ServerEvent, Integer> told = new ConcurrentHashMap<>();
    Serve server = new Serve(ANY, (event, peer) -> told.merge(event, 1, Integer::sum));
    CompletableFuture<Message> last;
    try (server;
        DnsClient client = DnsClient.builder().server(server.address()).build()) {
      assertEquals(1, client.query(NAME, RecordType.A).answers().size());
      RequestOptions tcp = RequestOptions.DEFAULT.withTransport(Transport.TCP);
      Message query = Message.query(0, NAME, RecordType.A);
      assertEquals(1, client.query(query, tcp).answers().size());
      last = client.send(query, tcp);
      Await.until("it is there", () -> told.getOrDefault(ServerEvent.TCP_RECEIVED, 0) == 2);
      server.close();
      assertEquals(1, last.get().answers().size());
    }
    assertEquals(1, told.get(ServerEvent.UDP_ANSWERED));
    assertEquals(2, told.get(ServerEvent.TCP_ANSWERED));
    assertTrue(server.toString().contains("UDP_ANSWERED=1"), server.toString());
  }

  private static CompletableFuture<Message> answer(Request request) {
    var response = Message.responseTo(request.message());
    Name name = request.question().name();
    if (name.toString().startsWith("nope")) {
      response.rcode(Rcode.NXDOMAIN);
    } else {
      response.answer(new ResourceRecord(name, 60, A.of("192.0.2.1")));
    }
    return CompletableFuture.completedFuture(response.build());
  }

  @Test
  void aThousandAreAskedAtOnce() throws Exception {
    try (DnsServer server =
        DnsServer.builder().listen(ANY).handler(ServeAndAskTest::answer).start()) {
      assertEquals("1000 NXDOMAIN", AskMany.ask(server.udpAddresses().get(0)));
    }
  }

  @Test
  void aRequestIsGivenUp() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        DnsClient client =
            DnsClient.builder()
                .server((InetSocketAddress) silent.getLocalSocketAddress())
                .build()) {
      Duration time = Duration.ofMillis(50);
      assertEquals("no response in PT0.05S", AskAndGiveUp.within(client, NAME, time));
      assertTrue(AskAndGiveUp.cancelled(client, NAME).isCancelled());
      Await.until("nothing is left", () -> client.pendingCount() == 0);
      assertEquals(1, client.counters().count(ClientEvent.CANCELLED));
    }
  }

  private static void askOn(ExecutorService threads) throws Exception {
    List<Name> names = IntStream.range(0, 200).mapToObj(i -> Name.of("h" + i + ".test")).toList();
    try (DnsServer server =
            DnsServer.builder().listen(ANY).handler(ServeAndAskTest::answer).start();
        DnsClient client = DnsClient.builder().server(server.udpAddresses().get(0)).build()) {
      assertEquals(200, AskAndGiveUp.waiting(client, names, threads));
      assertEquals("NOERROR", AskAndGiveUp.within(client, NAME, Duration.ofSeconds(10)));
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void threadsWait() throws Exception {
    askOn(Executors.newFixedThreadPool(8));
  }

  @Test
  void virtualThreadsWait() throws Exception {
    assumeTrue(Runtime.version().feature() >= 21, "virtual threads need JDK 21 or later: skipped");
    askOn(
        (ExecutorService)
            Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
  }
}
