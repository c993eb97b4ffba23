package io.wiredns.embed;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.DnsClient;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Asks a server with a query that is signed by TSIG; RFC 8945. */
public final class SignedAsk {
  private SignedAsk() {}

  /**
   * Asks for the SOA record of a zone.
   *
   * @param server the server
   * @param key the key that the server knows too
   * @param zone the zone's name
   * @return the response, whose signature has been verified
   * @throws IOException if there is no response, or its signature is not good
   * @throws InterruptedException if the thread is interrupted
   */
  public static Message ask(InetSocketAddress server, TsigKey key, Name zone)
      throws IOException, InterruptedException {
    try (DnsClient client = DnsClient.builder().server(server).key(key).build()) {
      return client.query(zone, RecordType.SOA);
    }
  }
}
