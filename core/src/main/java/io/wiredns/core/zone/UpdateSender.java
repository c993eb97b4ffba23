package io.wiredns.core.zone;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.message.Message;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.RequestOptions;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Sends UPDATE messages to the primary servers of zones; RFC 2136 section 4.
 *
 * <p>Messages that exceed 512 octets, with OPT record and signature, are sent over TCP (section 6.2
 * and RFC 1035 section 4.2.1), because it is not known whether the server accepts larger requests
 * over UDP; so are all messages if the options require TCP. Otherwise the rules of the client
 * apply: after SERVFAIL, NOTIMP or a time-out it tries the next server, and every other RCODE is
 * the result (section 4.6).
 *
 * <p>Over UDP the client repeats an update whose response was lost. To prevent an update from being
 * applied twice, add a prerequisite that no longer holds after the first time.
 *
 * <p>May be shared among threads.
 *
 * @since 0.1
 */
public final class UpdateSender {
  private final DnsClient client;

  /**
   * Creates a sender.
   *
   * @param client the client that sends the messages; the sender does not close it
   */
  public UpdateSender(DnsClient client) {
    this.client = Objects.requireNonNull(client, "client");
  }

  /**
   * Sends an update.
   *
   * @param update the UPDATE message, without TSIG; its ID is replaced by a random one
   * @param options the servers to try and the key that signs the message
   * @return the future response. Its RCODE is NOERROR if the update was made; YXDOMAIN, YXRRSET,
   *     NXDOMAIN or NXRRSET if a prerequisite does not hold; any other RCODE means that nothing was
   *     changed. The future fails with an {@link IllegalArgumentException} if the message is too
   *     long with OPT and TSIG
   * @throws IllegalArgumentException if the message is not an UPDATE request or is already signed,
   *     or if there is no server
   */
  public CompletableFuture<Message> send(Message update, RequestOptions options) {
    Objects.requireNonNull(update, "update");
    Objects.requireNonNull(options, "options");
    if (!update.opcode().equals(Opcode.UPDATE) || update.isResponse()) {
      throw new IllegalArgumentException("not an UPDATE query: " + update);
    }
    return client.send(update, options);
  }
}
