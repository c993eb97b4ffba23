package io.wiredns.embed;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.DnsClientException;
import io.wiredns.core.client.QueryAttempt;
import io.wiredns.core.client.RequestOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Asks for an address, and prints what the client did for it: each query that it sent, to which
 * server, over which transport, how it differed from the one before, and what came back.
 */
public final class AskAndTrace {
  private AskAndTrace() {}

  /**
   * Asks servers for an address.
   *
   * @param client the client
   * @param name the name to ask for
   * @return a line for each attempt
   * @throws IOException if there is no response, and no attempt was made
   * @throws InterruptedException if the thread is interrupted
   */
  public static List<String> ask(DnsClient client, Name name)
      throws IOException, InterruptedException {
    try {
      return client
          .send(
              Message.query(0, name, RecordType.A),
              RequestOptions.DEFAULT,
              (response, delivery) -> lines(delivery.get().attempts()))
          .get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof DnsClientException known && !known.attempts().isEmpty()) {
        return lines(known.attempts());
      }
      throw new IOException("no response", failure);
    }
  }

  private static List<String> lines(List<QueryAttempt> attempts) {
    return attempts.stream()
        .map(
            attempt ->
                attempt.sentAt()
                    + " "
                    + attempt
                    + ", payload size "
                    + attempt.sent().udpPayloadSize()
                    + ", options "
                    + attempt.sent().options())
        .toList();
  }

  /**
   * Prints the attempts for a name.
   *
   * @param arguments the name, and the addresses of the servers
   * @throws Exception if there is no response, and no attempt was made
   */
  public static void main(String... arguments) throws Exception {
    if (arguments.length < 2) {
      System.err.println("usage: AskAndTrace NAME SERVER...");
      return;
    }
    DnsClient.Builder builder = DnsClient.builder();
    for (int i = 1; i < arguments.length; i++) {
      builder.server(new InetSocketAddress(arguments[i], 53));
    }
    try (DnsClient client = builder.build()) {
      ask(client, Name.of(arguments[0])).forEach(System.out::println);
    }
  }
}
