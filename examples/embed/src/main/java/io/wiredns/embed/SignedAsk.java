package io.wiredns.embed;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.DnsClient;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Asks a server with a query that is signed with TSIG; RFC 8945. */
public final class SignedAsk {
  private SignedAsk() {}

  /**
   * Asks for the SOA record of a zone.
   *
   * @param server the address of the server
   * @param key a key that the server has too
   * @param zone the name of the zone
   * @return the response, whose signature has been verified
   * @throws IOException if there is no response with a valid signature
   * @throws InterruptedException if the thread is interrupted
   */
  public static Message ask(InetSocketAddress server, TsigKey key, Name zone)
      throws IOException, InterruptedException {
    try (DnsClient client = DnsClient.builder().server(server).key(key).build()) {
      return client.query(zone, RecordType.SOA);
    }
  }
}
