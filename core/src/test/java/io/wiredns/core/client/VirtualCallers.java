package io.wiredns.core.client;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * A program in which virtual threads on one carrier thread send queries and wait. The server
 * answers only when it has received all queries. So if a waiting thread pinned the carrier, the
 * others could not send, and no query would be answered.
 */
final class VirtualCallers {
  static final String GOOD = "all have their answers";
  private static final int CALLERS = 200;

  private VirtualCallers() {}

  /** The argument {@code control} makes each caller wait in a way that pins the carrier. */
  public static void main(String[] arguments) throws Exception {
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    boolean stream = arguments[0].equals("tcp");
    boolean control = arguments[0].equals("control");
    List<ScriptedServer.Query> held = new ArrayList<>();
    Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    try (ScriptedServer server =
            new ScriptedServer(
                query -> {
                  held.add(query);
                  if (held.size() == CALLERS) {
                    for (ScriptedServer.Query one : held) {
                      one.answer(Answers.answer(one.message(), 7));
                    }
                  }
                });
        DnsClient client =
            DnsClient.builder()
                .server(server.socketAddress())
                .firstWait(Duration.ofSeconds(30))
                .maxWait(Duration.ofSeconds(30))
                .tcpWait(Duration.ofSeconds(30))
                .timeout(Duration.ofSeconds(control ? 3 : 30))
                .build()) {
      List<Thread> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        Message query = Answers.query("n" + i + ".test.");
        Runnable caller =
            () -> {
              if (control) {
                // A thread that waits in a class initializer is pinned.
                Pinned.wait(client, query);
              }
              Message response =
                  client
                      .send(
                          query,
                          RequestOptions.DEFAULT.withTransport(
                              stream ? Transport.TCP : Transport.UDP))
                      .join();
              answers.add(Answers.address(response));
            };
        callers.add((Thread) start.invoke(null, caller));
      }
      for (Thread caller : callers) {
        caller.join(TimeUnit.SECONDS.toMillis(60));
      }
    }
    boolean good = answers.size() == CALLERS && answers.stream().allMatch(one -> one == 7);
    System.out.println(good ? GOOD : answers.size() + " answers");
  }

  /** Waits in its class initializer, where a virtual thread cannot release its carrier. */
  private static final class Pinned {
    private static DnsClient asked;
    private static Message query;

    static void wait(DnsClient client, Message message) {
      asked = client;
      query = message;
      Inner.touch();
    }

    private static final class Inner {
      static {
        asked.send(query).join();
      }

      static void touch() {}
    }
  }
}
