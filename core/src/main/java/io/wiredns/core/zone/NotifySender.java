package io.wiredns.core.zone;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.message.Message;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.RequestOptions;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Tells all who follow a zone that it has changed; RFC 1996 section 3.
 *
 * <p>Each is told on its own, again and again until it answers or the client gives it up (section
 * 3.6). Any answer ends it: NOERROR says that it was heard, NOTIMP that the server knows no NOTIFY
 * (section 3.12), all else that it does not follow the zone or does not believe the sender.
 *
 * <p>May be shared among threads.
 *
 * @since 0.1
 */
public final class NotifySender {
  private final DnsClient client;

  /**
   * A sender.
   *
   * @param client sends; not closed here
   */
  public NotifySender(DnsClient client) {
    this.client = Objects.requireNonNull(client, "client");
  }

  /**
   * Tells one server.
   *
   * @param notify the message, without TSIG; its ID is replaced by a random one
   * @param options whom, signed with which key
   * @return its answer
   * @throws IllegalArgumentException if it is no NOTIFY
   */
  public CompletableFuture<Message> send(Message notify, RequestOptions options) {
    Objects.requireNonNull(notify, "notify");
    Objects.requireNonNull(options, "options");
    if (!notify.opcode().equals(Opcode.NOTIFY) || notify.isResponse()) {
      throw new IllegalArgumentException("no notify: " + notify);
    }
    return client.send(notify, options);
  }

  /**
   * Tells all servers at once.
   *
   * @param notify the message, without TSIG
   * @param servers whom, by resolved addresses
   * @param options the rest; their servers do not count
   * @return the answer of each, in the order of the servers
   * @throws IllegalArgumentException if it is no NOTIFY, or an address is not resolved
   */
  public Map<InetSocketAddress, CompletableFuture<Message>> sendAll(
      Message notify, Collection<InetSocketAddress> servers, RequestOptions options) {
    Objects.requireNonNull(notify, "notify");
    Objects.requireNonNull(servers, "servers");
    Objects.requireNonNull(options, "options");
    Map<InetSocketAddress, CompletableFuture<Message>> answers = new LinkedHashMap<>();
    for (InetSocketAddress server : servers) {
      answers.computeIfAbsent(server, one -> send(notify, options.withServers(List.of(one))));
    }
    return answers;
  }
}
