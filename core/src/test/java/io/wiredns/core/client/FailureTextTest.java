package io.wiredns.core.client;

import static io.wiredns.core.client.Answers.query;
import static io.wiredns.core.client.DnsClientTest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.Await;
import io.wiredns.codec.Ports;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.tsig.TsigRule;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.loop.AddressText;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks what the client says about a server that it cannot reach, or that is silent. */
@Timeout(60)
class FailureTextTest {
  private static final RequestOptions STREAM = RequestOptions.DEFAULT.withTransport(Transport.TCP);

  private static DnsClientException failed(CompletableFuture<Message> future) {
    ExecutionException thrown = assertThrows(ExecutionException.class, () -> get(future));
    return assertInstanceOf(DnsClientException.class, thrown.getCause());
  }

  private static InetSocketAddress closedPort() throws IOException {
    return new InetSocketAddress("127.0.0.1", Ports.reserve());
  }

  private static String portOf(InetSocketAddress server) {
    return "127.0.0.1#" + server.getPort();
  }

  @Test
  void aClosedPortOfUdp() throws Exception {
    InetSocketAddress nobody = closedPort();
    try (DnsClient client = DnsClient.builder().server(nobody).maxTries(100).build()) {
      DnsClientException failure =
          failed(
              client.send(
                  query("one.test."), RequestOptions.DEFAULT.withTimeout(Duration.ofMillis(300))));
      assertEquals(
          "no server is reachable for one.test. IN A: "
              + portOf(nobody)
              + ": the UDP port is closed",
          failure.getMessage());
    }
  }

  @Test
  void signaturesThatDoNotVerify() {
    assertEquals("the response is not signed", FailureText.of(new TsigResult.Unsigned()));
    assertEquals(
        "the server reports BADTIME, its clock is 400 s slow",
        FailureText.of(
            new TsigResult.ServerError(
                TsigError.BADTIME,
                true,
                Optional.of(Instant.EPOCH),
                Optional.of(Duration.ofSeconds(-400)),
                40)));
    assertEquals(
        "the server reports BADKEY, in a response without signature",
        FailureText.of(
            new TsigResult.ServerError(
                TsigError.BADKEY, false, Optional.empty(), Optional.empty(), 40)));
    assertEquals(
        "the signature breaks the rule MAC, octet 60: it differs (RFC 8945 section 5.2.2)",
        FailureText.of(new TsigResult.Rejected(TsigRule.MAC, 60, "it differs")));
  }

  @Test
  void aRefusedConnection() throws Exception {
    InetSocketAddress nobody = closedPort();
    try (DnsClient client = DnsClient.builder().server(nobody).build()) {
      assertEquals(
          "no server is reachable for one.test. IN A: "
              + portOf(nobody)
              + ": the server refused the TCP connection",
          failed(client.send(query("one.test."), STREAM)).getMessage());
    }
  }

  @Test
  void aConnectionThatIsClosedEarly() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.Query::hangUp);
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      assertEquals(
          "no server is reachable for one.test. IN A: "
              + portOf(server.socketAddress())
              + ": the server closed the TCP connection before it answered",
          failed(client.send(query("one.test."), STREAM)).getMessage());
    }
  }

  /** The second query is lost because the first one has waited in vain on the same connection. */
  @Test
  void serversThatAreSilentOverTcpAreNotUnreachable() throws Exception {
    ScriptedServer.Script onlyFirst =
        q -> {
          if (q.message().questions().get(0).name().equals(Name.of("zero.test."))) {
            q.answer(Answers.answer(q.message(), 7));
          }
        };
    try (ScriptedServer one = new ScriptedServer(onlyFirst);
        ScriptedServer two = new ScriptedServer(onlyFirst);
        DnsClient client =
            DnsClient.builder()
                .server(one.socketAddress())
                .server(two.socketAddress())
                .tcpWait(Duration.ofMillis(200))
                .build()) {
      get(client.send(query("zero.test."), STREAM));
      CompletableFuture<Message> first = client.send(query("one.test."), STREAM);
      Await.until("the first query is sent", () -> one.queries.size() + two.queries.size() == 2);
      CompletableFuture<Message> second = client.send(query("two.test."), STREAM);
      for (CompletableFuture<Message> future : List.of(first, second)) {
        DnsClientException failure = failed(future);
        assertEquals(DnsClientException.Reason.TIMEOUT, failure.reason(), failure::getMessage);
      }
    }
  }

  @Test
  void noSentenceIsNull() throws Exception {
    for (IOException failure :
        List.of(
            new PortUnreachableException(),
            new NoRouteToHostException(),
            new ConnectException(),
            new EOFException(),
            new SocketException(),
            new IOException(),
            new UnknownHostException(null))) {
      assertFalse(FailureText.of(failure).contains("null"), failure::toString);
    }
    assertEquals("there is no route to the server", FailureText.of(new NoRouteToHostException()));
    assertEquals(
        "the network failed: Network is unreachable",
        FailureText.of(new SocketException("Network is unreachable")));
    assertEquals(
        "::#53",
        AddressText.of(new InetSocketAddress(InetAddress.getByAddress("host", new byte[16]), 53)));
  }
}
