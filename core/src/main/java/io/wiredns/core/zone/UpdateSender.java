package io.wiredns.core.zone;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.RequestOptions;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Sends updates of zones to their primaries; RFC 2136 section 4.
 *
 * <p>What is longer than 512 octets goes over TCP (section 6.2 and RFC 1035 section 4.2.1: nobody
 * has said how much a server takes in a request), and so does all that the options want so. The
 * other rules are the client's: SERVFAIL, NOTIMP and silence lead to the next server, every other
 * RCODE is the answer (section 4.6). Over UDP a lost answer makes it ask again; who must not have
 * an update made twice gives it a prerequisite that no longer holds after the first time.
 *
 * <p>May be shared among threads.
 *
 * @since 0.1
 */
public final class UpdateSender {
  /** What OPT with a cookie of 40 octets adds to a message; RFC 6891 section 6.1, RFC 7873. */
  private static final int EDNS_OCTETS = 11 + 4 + 40;

  private final DnsClient client;

  /**
   * A sender.
   *
   * @param client sends; not closed here
   */
  public UpdateSender(DnsClient client) {
    this.client = Objects.requireNonNull(client, "client");
  }

  /**
   * Sends an update.
   *
   * @param update the message, without TSIG; its ID is replaced by a random one
   * @param options to whom, signed with which key
   * @return the response, whose RCODE says what has become of it: NOERROR that all is done;
   *     YXDOMAIN, YXRRSET, NXDOMAIN, NXRRSET that a prerequisite does not hold; all others that
   *     nothing was done
   * @throws IllegalArgumentException if it is no update, or does not fit a message
   */
  public CompletableFuture<Message> send(Message update, RequestOptions options) {
    Objects.requireNonNull(update, "update");
    Objects.requireNonNull(options, "options");
    if (!update.opcode().equals(Opcode.UPDATE) || update.isResponse()) {
      throw new IllegalArgumentException("no update: " + update);
    }
    return client.send(
        update, fitsDatagram(update, options) ? options : options.withTransport(Transport.TCP));
  }

  private boolean fitsDatagram(Message update, RequestOptions options) {
    int signature = options.key().map(key -> new TsigClient(key).signatureOctets()).orElse(0);
    int room = WireLimits.UDP_OCTETS - EDNS_OCTETS - signature;
    return room > 0
        && new MessageWriter(client.registry()).write(update, ByteBuffer.allocate(room));
  }
}
