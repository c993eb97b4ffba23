package io.wiredns.embed;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.RequestOptions;
import io.wiredns.core.zone.NotifySender;
import io.wiredns.core.zone.UpdateSender;
import java.net.InetSocketAddress;
import java.util.Collection;

/** Maintains the address of a host in a zone with signed updates; RFC 2136. */
public final class DynamicHost {
  private static final long TTL = 60;

  private final DnsClient client;
  private final RequestOptions primary;
  private final Name zone;

  /**
   * Creates an object for a zone.
   *
   * @param client the client that sends the updates
   * @param primary the address of the primary server
   * @param zone the name of the zone
   * @param key the key that signs the updates
   */
  public DynamicHost(DnsClient client, InetSocketAddress primary, Name zone, TsigKey key) {
    this.client = client;
    this.primary = RequestOptions.to(primary).withKey(key);
    this.zone = zone;
  }

  /**
   * Adds an address to a name that does not exist yet.
   *
   * @param host the name
   * @param address the IPv4 address
   * @return true if the address has been added; false if the name exists
   * @throws IllegalStateException if the server refuses the update for another reason
   * @throws java.util.concurrent.CompletionException if there is no response
   */
  public boolean claim(Name host, int address) {
    Message update =
        Message.update(zone)
            .nameIsNotInUse(host)
            .add(new ResourceRecord(host, TTL, new A(address)))
            .build();
    Rcode rcode = new UpdateSender(client).send(update, primary).join().rcode();
    if (rcode.equals(Rcode.YXDOMAIN)) {
      return false;
    }
    return done(rcode);
  }

  /**
   * Replaces the IPv4 addresses of a name.
   *
   * @param host the name
   * @param address the IPv4 address
   * @return true if the addresses have been replaced by the new one; false if the name has no IPv4
   *     address
   * @throws IllegalStateException if the server refuses the update for another reason
   * @throws java.util.concurrent.CompletionException if there is no response
   */
  public boolean move(Name host, int address) {
    Message update =
        Message.update(zone)
            .rrsetExists(host, RecordType.A)
            .deleteRrset(host, RecordType.A)
            .add(new ResourceRecord(host, TTL, new A(address)))
            .build();
    Rcode rcode = new UpdateSender(client).send(update, primary).join().rcode();
    if (rcode.equals(Rcode.NXRRSET)) {
      return false;
    }
    return done(rcode);
  }

  private static boolean done(Rcode rcode) {
    if (!rcode.equals(Rcode.NOERROR)) {
      throw new IllegalStateException("the primary answered " + rcode);
    }
    return true;
  }

  /**
   * Notifies the secondary servers of a change.
   *
   * @param secondaries the addresses of the secondary servers
   * @return the number of servers that accepted the notification
   * @throws java.util.concurrent.CompletionException if a server does not respond
   */
  public long tell(Collection<InetSocketAddress> secondaries) {
    return new NotifySender(client)
            .sendAll(Message.notify(zone).build(), secondaries, RequestOptions.DEFAULT)
            .values()
            .stream()
            .filter(answer -> answer.join().rcode().equals(Rcode.NOERROR))
            .count();
  }
}
