package io.wiredns.bench.siege;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.RequestOptions;
import io.wiredns.core.client.SourcePorts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Queries a {@link FaultyServer} with WireDNS's client until its standard input ends, and prints
 * what came of it. Some queries are cancelled, and clients are closed and made anew.
 */
public final class ClientSoak {
  private static final int HOSTS = 20_000;
  private static final int PER_ROUND = 4;
  private static final int ROUND_MILLIS = 20;
  private static final int CLIENT_ROUNDS = 1_500;

  private final InetSocketAddress server;
  private final Random random;
  private final DnsClient[] clients = new DnsClient[2];
  private final Map<String, Integer> failures = new TreeMap<>();
  private int asked;
  private int good;
  private int wrong;
  private int cancelled;

  private ClientSoak(InetSocketAddress server, long seed) {
    this.server = server;
    random = new Random(seed);
  }

  /**
   * Runs until standard input ends.
   *
   * @param arguments the port of the server on loopback, and the seed
   * @throws Exception if the client fails
   */
  public static void main(String[] arguments) throws Exception {
    InetSocketAddress server = new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0]));
    AtomicBoolean ended = new AtomicBoolean();
    Thread input = new Thread(() -> awaitEnd(ended), "input");
    input.setDaemon(true);
    input.start();
    new ClientSoak(server, Long.parseLong(arguments[1])).run(ended);
  }

  private static void awaitEnd(AtomicBoolean ended) {
    try {
      while (System.in.read() >= 0) {
        continue;
      }
    } catch (IOException end) {
      System.err.println(end);
    }
    ended.set(true);
  }

  private void run(AtomicBoolean ended) throws Exception {
    clients[0] = client(0);
    clients[1] = client(1);
    for (int round = 1; !ended.get(); round++) {
      for (int i = 0; i < PER_ROUND; i++) {
        ask(clients[i % 2]);
      }
      if (round % CLIENT_ROUNDS == 0) {
        int which = round / CLIENT_ROUNDS % 2;
        DnsClient old = clients[which];
        clients[which] = client(which);
        awaitIdle(old);
        old.close();
      }
      Thread.sleep(ROUND_MILLIS);
    }
    for (DnsClient client : clients) {
      awaitIdle(client);
      client.close();
    }
    synchronized (this) {
      System.out.println(asked + "\t" + good + "\t" + wrong + "\t" + cancelled + "\t" + failures);
    }
  }

  /** Waits until nothing is pending; that some request never ends is what the sum shows. */
  private static void awaitIdle(DnsClient client) throws IOException, InterruptedException {
    Waiting.until(10, 50, () -> client.pendingCount() == 0);
  }

  private DnsClient client(int which) throws IOException {
    DnsClient.Builder builder = DnsClient.builder().server(server).timeout(Duration.ofSeconds(8));
    builder.firstWait(Duration.ofMillis(500));
    return which == 0 ? builder.build() : builder.sourcePorts(SourcePorts.fresh()).build();
  }

  private void ask(DnsClient client) {
    int host = random.nextInt(HOSTS);
    Transport transport = random.nextInt(5) == 0 ? Transport.TCP : Transport.UDP;
    boolean cancel = random.nextInt(20) == 0;
    Message query = Message.query(0, Name.of("h" + host + ".siege.test"), RecordType.A);
    synchronized (this) {
      asked++;
    }
    CompletableFuture<Message> future =
        client.send(query, RequestOptions.DEFAULT.withTransport(transport));
    CompletableFuture<Void> counted =
        future.handle(
            (response, failure) -> {
              count(host, response, failure);
              return null;
            });
    if (cancel && !counted.isDone()) {
      future.cancel(false);
    }
  }

  private synchronized void count(int host, Message response, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof CancellationException) {
      cancelled++;
    } else if (cause != null) {
      String text = String.valueOf(cause.getMessage()).replaceAll("[0-9.:/]{4,}", "N");
      failures.merge(cause.getClass().getSimpleName() + " " + text, 1, Integer::sum);
    } else if (response.answers().size() == 1
        && response.answers().get(0).rdata() instanceof A address
        && address.address() == FaultyServer.address(host)) {
      good++;
    } else {
      wrong++;
    }
  }
}
