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
 * Sends NOTIFY messages, which tell secondary servers that a zone has changed; RFC 1996 section 3.
 *
 * <p>Each server is notified independently; the message is repeated until the server answers or the
 * client gives up (section 3.6). Any response ends the repetition: NOERROR means that the server
 * accepted the notification, NOTIMP that it does not support NOTIFY (section 3.12), and any other
 * RCODE that it is not a secondary of the zone or does not trust the sender.
 *
 * <p>May be shared among threads.
 *
 * @since 0.1
 */
public final class NotifySender {
  private final DnsClient client;

  /**
   * Creates a sender.
   *
   * @param client the client that sends the messages; the sender does not close it
   */
  public NotifySender(DnsClient client) {
    this.client = Objects.requireNonNull(client, "client");
  }

  /**
   * Notifies one server.
   *
   * @param notify the NOTIFY message, without TSIG; its ID is replaced by a random one
   * @param options the server to notify, and the key that signs the message. Several servers are
   *     tried until one answers; to notify them all, use {@link #sendAll}
   * @return the future response
   * @throws IllegalArgumentException if the message is not a NOTIFY query or is already signed, or
   *     if there is no server
   */
  public CompletableFuture<Message> send(Message notify, RequestOptions options) {
    Objects.requireNonNull(notify, "notify");
    Objects.requireNonNull(options, "options");
    if (!notify.opcode().equals(Opcode.NOTIFY) || notify.isResponse()) {
      throw new IllegalArgumentException("not a NOTIFY query: " + notify);
    }
    return client.send(notify, options);
  }

  /**
   * Notifies several servers concurrently.
   *
   * @param notify the NOTIFY message, without TSIG
   * @param servers the resolved addresses of the servers to notify; an address that occurs twice is
   *     notified once
   * @param options the other options; their servers are ignored
   * @return the future response of each server, in the order of the servers
   * @throws IllegalArgumentException if the message is not a NOTIFY query or is already signed, or
   *     if an address is not resolved or has port 0
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
