package io.wiredns.embed;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.DnsClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Asks a server for a thousand names at once, waits for all responses, and then asks for a name
 * that does not exist.
 */
public final class AskMany {
  private AskMany() {}

  /**
   * Asks for the names.
   *
   * @param server the address of the server
   * @return how many of the thousand names have exactly one record in the answer, a space, and the
   *     RCODE for the name that does not exist
   * @throws IOException if the client cannot be started, or there is no response to the last query
   * @throws java.util.concurrent.CompletionException if there is no response to one of the other
   *     queries
   * @throws InterruptedException if the thread is interrupted
   */
  public static String ask(InetSocketAddress server) throws IOException, InterruptedException {
    Duration timeout = Duration.ofSeconds(3);
    try (DnsClient client = DnsClient.builder().server(server).timeout(timeout).build()) {
      List<CompletableFuture<Message>> all =
          IntStream.range(0, 1_000)
              .mapToObj(i -> client.send(Name.of("h" + i + ".example.com"), RecordType.A))
              .toList();
      long answered = all.stream().filter(one -> one.join().answers().size() == 1).count();
      Rcode last = client.query(Name.of("nope.example.com"), RecordType.A).rcode();
      return answered + " " + last;
    }
  }
}
