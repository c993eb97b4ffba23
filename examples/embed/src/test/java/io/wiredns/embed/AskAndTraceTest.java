package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.server.DnsServer;
import io.wiredns.core.server.Request;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AskAndTraceTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final Name NAME = Name.of("a.example");

  /** Truncates responses over UDP. */
  private static CompletableFuture<Message> answer(Request request) {
    MessageBuilder response = Message.responseTo(request.message());
    if (request.transport() == Transport.UDP) {
      response.truncated(true);
    } else {
      response.answer(new ResourceRecord(NAME, 60, A.of("192.0.2.1")));
    }
    return CompletableFuture.completedFuture(response.build());
  }

  @Test
  void eachAttemptIsALine() throws Exception {
    try (DnsServer server =
            DnsServer.builder().listen(ANY).handler(AskAndTraceTest::answer).start();
        DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        DnsClient client =
            DnsClient.builder()
                .server((InetSocketAddress) silent.getLocalSocketAddress())
                .server(server.udpAddresses().get(0))
                .firstWait(Duration.ofMillis(700))
                .build()) {
      List<String> lines = AskAndTrace.ask(client, NAME);
      assertEquals(3, lines.size(), lines::toString);
      assertTrue(lines.get(0).contains(" over UDP: SILENT after PT"), lines::toString);
      assertTrue(lines.get(1).contains(" over UDP: NEGOTIATED NOERROR"), lines::toString);
      assertTrue(lines.get(1).contains(", then ASK_OVER_TCP"), lines::toString);
      assertTrue(lines.get(2).contains(" over TCP: ANSWERED NOERROR"), lines::toString);
      assertTrue(lines.get(2).endsWith("payload size 1232, options [COOKIE]"), lines::toString);
    }
  }

  @Test
  void withoutArgumentsTheProgramSaysWhatItNeeds() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      AskAndTrace.main();
    } finally {
      System.setErr(before);
    }
    assertEquals(
        "usage: AskAndTrace NAME SERVER...", said.toString(StandardCharsets.UTF_8).strip());
  }

  @Test
  void aFailureHasItsAttemptsToo() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        DnsClient client =
            DnsClient.builder()
                .server((InetSocketAddress) silent.getLocalSocketAddress())
                .timeout(Duration.ofMillis(100))
                .build()) {
      List<String> lines = AskAndTrace.ask(client, NAME);
      assertEquals(1, lines.size(), lines::toString);
      assertTrue(lines.get(0).contains(" over UDP: SILENT after PT"), lines::toString);
    }
  }
}
