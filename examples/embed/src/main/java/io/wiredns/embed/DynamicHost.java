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

/** Keeps the address of a host in a zone, by signed updates; RFC 2136. */
public final class DynamicHost {
  private static final long TTL = 60;

  private final DnsClient client;
  private final RequestOptions primary;
  private final Name zone;

  /**
   * A host's keeper.
   *
   * @param client sends
   * @param primary who has the zone
   * @param zone the zone's name
   * @param key signs the updates
   */
  public DynamicHost(DnsClient client, InetSocketAddress primary, Name zone, TsigKey key) {
    this.client = client;
    this.primary = RequestOptions.to(primary).withKey(key);
    this.zone = zone;
  }

  /**
   * Gives a name an address, if it has none yet.
   *
   * @param host the name
   * @param address the IPv4 address
   * @return whether it is now ours; false if somebody has it
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
   * Gives a name another address.
   *
   * @param host the name
   * @param address the IPv4 address
   * @return whether it is done; false if the name has no address that could be changed
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
      throw new IllegalStateException("the primary says " + rcode);
    }
    return true;
  }

  /**
   * Tells those who follow the zone.
   *
   * @param secondaries their addresses
   * @return how many heard it
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
