package io.wiredns.core.client;

import static io.wiredns.core.client.Answers.answer;
import static io.wiredns.core.client.Answers.query;
import static io.wiredns.core.client.DnsClientTest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.Written;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.ChildJvm;
import io.wiredns.core.EventListener;
import java.io.File;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks that requests wait if this host is short of descriptors, ports or memory. */
@Timeout(60)
class ShortageTest {
  private static final RequestOptions STREAM = RequestOptions.DEFAULT.withTransport(Transport.TCP);

  private static DnsClient.Builder shortOf(AtomicBoolean shortage) {
    return DnsClient.builder()
        .with(
            settings ->
                settings.opening =
                    () -> {
                      if (shortage.get()) {
                        throw new SocketException("Too many open files");
                      }
                    });
  }

  @Test
  void requestsWaitUntilTheShortageEnds() throws Exception {
    for (RequestOptions options : List.of(RequestOptions.DEFAULT, STREAM)) {
      AtomicBoolean shortage = new AtomicBoolean(true);
      try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
          DnsClient client = shortOf(shortage).server(server.socketAddress()).build()) {
        List<CompletableFuture<Message>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
          all.add(client.send(query("n" + i + ".test."), options));
        }
        ClientEvent event = ClientEvent.LOCAL_SHORTAGE;
        Await.until("all wait", () -> client.counters().count(event) == 100);
        shortage.set(false);
        for (CompletableFuture<Message> one : all) {
          assertEquals(7, Answers.address(get(one)));
        }
        assertEquals(0, client.counters().count(ClientEvent.UNREACHABLE));
        assertEquals(100, client.counters().count(event));
      }
    }
  }

  @Test
  void aShortageUntilTheTimeEndsIsSaidAndNotTheServersFault() throws Exception {
    for (RequestOptions options : List.of(RequestOptions.DEFAULT, STREAM)) {
      AtomicBoolean shortage = new AtomicBoolean(true);
      try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
          DnsClient client =
              shortOf(shortage)
                  .server(server.socketAddress())
                  .timeout(Duration.ofMillis(100))
                  .build()) {
        for (int i = 0; i < 5; i++) {
          CompletableFuture<Message> future = client.send(query("one.test."), options);
          ExecutionException thrown = assertThrows(ExecutionException.class, () -> get(future));
          DnsClientException failure =
              assertInstanceOf(DnsClientException.class, thrown.getCause());
          assertEquals(DnsClientException.Reason.LOCAL_SHORTAGE, failure.reason());
          assertTrue(failure.getMessage().endsWith(" can be opened: Too many open files"));
        }
        assertEquals(0, client.counters().count(ClientEvent.UNREACHABLE));
        assertEquals(0, client.counters().count(ClientEvent.TIMED_OUT));
      }
    }
  }

  @Test
  void aShortageOfPortsIsOneOfThisHost() throws Exception {
    try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client =
            DnsClient.builder()
                .server(server.socketAddress())
                .timeout(Duration.ofMillis(100))
                .with(
                    settings ->
                        settings.opening =
                            () -> {
                              throw new BindException("Address already in use");
                            })
                .build()) {
      assertEquals(
          DnsClientException.Reason.LOCAL_SHORTAGE,
          DnsClientTest.failure(client.send(query("one.test."))));
    }
  }

  /** Half of the ports of a pool cannot be opened: the others do their work. */
  @Test
  void theOpenPortsAreUsedIfThereAreNoMore() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client =
            DnsClient.builder()
                .server(server.socketAddress())
                .with(
                    settings ->
                        settings.opening =
                            () -> {
                              if (opened.incrementAndGet() > 4) {
                                throw new SocketException("Too many open files");
                              }
                            })
                .build()) {
      List<CompletableFuture<Message>> all = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        all.add(client.send(query("n" + i + ".test.")));
      }
      for (CompletableFuture<Message> one : all) {
        assertEquals(7, Answers.address(get(one)));
      }
      assertEquals(4, client.counters().count(ClientEvent.PORT_OPENED));
      assertEquals(0, client.counters().count(ClientEvent.LOCAL_SHORTAGE));
    }
  }

  /** All descriptors are held by idle ports and connections of other servers. */
  @Test
  void whatIsIdleMakesRoom() throws Exception {
    AtomicInteger open = new AtomicInteger();
    EventListener<ClientEvent> counter =
        (event, server) -> {
          switch (event) {
            case PORT_OPENED, CONNECTION_OPENED -> open.incrementAndGet();
            case PORT_CLOSED, CONNECTION_CLOSED -> open.decrementAndGet();
            default -> {}
          }
        };
    ScriptedServer.Script script = q -> q.answer(answer(q.message(), 7));
    try (ScriptedServer one = new ScriptedServer(script);
        ScriptedServer two = new ScriptedServer(script);
        DnsClient client =
            DnsClient.builder()
                .sourcePorts(SourcePorts.pooled(2))
                .timeout(Duration.ofSeconds(3))
                .listener(counter)
                .with(
                    settings ->
                        settings.opening =
                            () -> {
                              if (open.get() >= 3) {
                                throw new SocketException("Too many open files");
                              }
                            })
                .build()) {
      RequestOptions first = RequestOptions.to(one.socketAddress());
      RequestOptions second = RequestOptions.to(two.socketAddress());
      for (int i = 0; i < 3; i++) {
        for (RequestOptions options : List.of(first, second)) {
          get(client.send(query("one.test."), options));
          get(client.send(query("two.test."), options));
          get(client.send(query("three.test."), options.withTransport(Transport.TCP)));
        }
      }
      assertTrue(client.counters().count(ClientEvent.LOCAL_SHORTAGE) >= 1);
    }
  }

  /** A datagram of more than 65,507 octets cannot be sent. */
  @Test
  void whatTheSystemRefusesToSendIsTriedOnceMoreAndThenOverTcp() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(q -> q.answer(Message.responseTo(q.message()).build()));
        DnsClient client =
            DnsClient.builder()
                .server(server.socketAddress())
                .udpPayloadSize(65_535)
                .timeout(Duration.ofSeconds(30))
                .build()) {
      MessageBuilder query = query("one.test.").toBuilder();
      while (Written.octets(query.build()).length < 65_520 - 23) { // OPT and cookie have 23.
        int room = 65_520 - 23 - Written.octets(query.build()).length;
        Txt text = Txt.of("x".repeat(Math.max(0, Math.min(200, room - 14))));
        query.additional(new ResourceRecord(Name.of("."), 60, text));
      }
      List<QueryAttempt> attempts =
          get(
              client.send(
                  query.build(),
                  RequestOptions.DEFAULT,
                  (view, delivery) -> delivery.get().attempts()));
      assertEquals(QueryAttempt.Result.LOCAL_SHORTAGE, attempts.get(0).result());
      assertEquals(QueryAttempt.Result.UNREACHABLE, attempts.get(1).result());
      QueryAttempt last = attempts.get(attempts.size() - 1);
      assertEquals(QueryAttempt.Result.ANSWERED, last.result());
      assertEquals(Transport.TCP, last.sent().transport());
      assertEquals(1, client.counters().count(ClientEvent.LOCAL_SHORTAGE));
    }
  }

  /** Runs {@link #main} with few descriptors. */
  @Test
  void moreQueriesThanDescriptorsAreAllAnswered() throws Exception {
    Path shell = Path.of("/bin/sh");
    assumeTrue(Files.isExecutable(shell), "a shell sets the limit");
    try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)))) {
      ProcessBuilder program =
          ChildJvm.withDescriptors(
              60, ShortageTest.class, "-XX:TieredStopAtLevel=1", "-XX:-MaxFDLimit");
      program.command().add(Integer.toString(server.socketAddress().getPort()));
      Process child =
          program.redirectErrorStream(true).redirectInput(new File("/dev/null")).start();
      String text = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(child.waitFor(30, TimeUnit.SECONDS), text);
      assertEquals(0, child.exitValue(), text);
      assertTrue(text.contains("500 answered"), text);
    }
  }

  /** Makes the JVM load what a shortage needs, because each class file needs a descriptor. */
  private static void loadClasses(InetSocketAddress server) throws Exception {
    AtomicBoolean shortage = new AtomicBoolean(true);
    try (DnsClient client =
        shortOf(shortage).server(server).sourcePorts(SourcePorts.fresh()).build()) {
      CompletableFuture<Message> first = client.send(query("one.test."));
      CompletableFuture<Message> second = client.send(query("two.test."));
      Await.until(
          "both wait for a port", () -> client.counters().count(ClientEvent.LOCAL_SHORTAGE) >= 2);
      shortage.set(false);
      get(first);
      get(second);
    }
  }

  /** Sends 500 queries at once, each from a port of its own. */
  public static void main(String[] args) throws Exception {
    InetSocketAddress server = new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0]));
    loadClasses(server);
    try (DnsClient client =
        DnsClient.builder().server(server).sourcePorts(SourcePorts.fresh()).build()) {
      List<CompletableFuture<Message>> all = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        all.add(client.send(query("n" + i + ".test.")));
      }
      int answered = 0;
      for (CompletableFuture<Message> one : all) {
        answered += Answers.address(get(one)) == 7 ? 1 : 0;
      }
      if (client.counters().count(ClientEvent.LOCAL_SHORTAGE) == 0) {
        throw new IOException("no descriptors were missing");
      }
      System.out.println(answered + " answered");
    }
  }
}
