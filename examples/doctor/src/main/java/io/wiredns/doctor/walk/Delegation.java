package io.wiredns.doctor.walk;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Aaaa;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.Nsec;
import io.wiredns.codec.rdata.Nsec3;
import io.wiredns.codec.wire.Name;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A referral: the servers of a zone as a server of the zone above names them.
 *
 * @param parent the zone whose server refers
 * @param zone the zone to which it refers
 * @param reply the referral
 * @param servers the name servers in the order of the referral, with the addresses that it has
 * @param ds the DS records of the zone
 */
public record Delegation(
    Name parent, Name zone, ServerReply reply, Map<Name, List<InetAddress>> servers, List<Ds> ds) {
  /** Reads the referral from a reply to a question of which these records name the servers. */
  public static Delegation of(Name parent, Name zone, ServerReply reply) {
    Map<Name, List<InetAddress>> servers = new LinkedHashMap<>();
    for (ResourceRecord record : reply.records(Ns.class, Section.ANSWER, Section.AUTHORITY)) {
      if (record.name().equals(zone)) {
        servers.putIfAbsent(record.rdata(Ns.class).orElseThrow().nsdname(), new ArrayList<>());
      }
    }
    for (ResourceRecord record : reply.message().additionals()) {
      List<InetAddress> addresses = servers.get(record.name());
      if (addresses != null) {
        record.rdata(A.class).ifPresent(a -> addresses.add(a.inetAddress()));
        record.rdata(Aaaa.class).ifPresent(aaaa -> addresses.add(aaaa.address().toInetAddress()));
      }
    }
    List<Ds> ds =
        reply.records(Ds.class, Section.AUTHORITY, Section.ANSWER).stream()
            .filter(record -> record.name().equals(zone))
            .map(record -> record.rdata(Ds.class).orElseThrow())
            .toList();
    return new Delegation(parent, zone, reply, servers, ds);
  }

  /** Returns whether the referral has records that can show that there is no DS. */
  public boolean hasDenial() {
    return !reply.records(Nsec.class, Section.AUTHORITY).isEmpty()
        || !reply.records(Nsec3.class, Section.AUTHORITY).isEmpty();
  }
}
