package io.wiredns.embed;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.DnsClientException;
import io.wiredns.core.client.RequestOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks servers for the addresses of many names at once, and reports why a name has none. */
public final class AskServers {
  private AskServers() {}

  /**
   * Asks for the addresses.
   *
   * @param servers the addresses of the servers, in the order in which they are asked
   * @param names the names to ask for
   * @return for each name the number of A records in the response and the server that sent it, or
   *     the reason why there is no response
   * @throws IOException if the client cannot be started
   */
  public static Map<Name, String> ask(List<InetSocketAddress> servers, List<Name> names)
      throws IOException {
    var builder = DnsClient.builder();
    servers.forEach(builder::server);
    Map<Name, String> results = new LinkedHashMap<>();
    try (DnsClient client = builder.build()) {
      List<CompletableFuture<String>> sent = new ArrayList<>();
      for (Name name : names) {
        // Reads the response as a view, without creating a message; send(query) returns a Message.
        sent.add(
            client.send(
                Message.query(0, name, RecordType.A),
                RequestOptions.DEFAULT,
                (response, delivery) -> addresses(response) + " from " + delivery.get().server()));
      }
      for (int i = 0; i < names.size(); i++) {
        results.put(names.get(i), result(sent.get(i)));
      }
    }
    return results;
  }

  private static int addresses(MessageView response) {
    int addresses = 0;
    for (int i = 0; i < response.recordCount(); i++) {
      addresses += response.record(i).typeValue() == RecordType.A.value() ? 1 : 0;
    }
    return addresses;
  }

  private static String result(CompletableFuture<String> future) {
    try {
      return future.join();
    } catch (CompletionException failure) {
      return failure.getCause() instanceof DnsClientException reason
          ? reason.reason().toString()
          : failure.getCause().toString();
    }
  }
}
