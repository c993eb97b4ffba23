package io.wiredns.doctor.world;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** A server that answers for zones as an authoritative server does, and what is wrong with it. */
public final class Server {
  private static final int PLAIN_SIZE = 512;

  private final Map<Name, List<ResourceRecord>> zones = new LinkedHashMap<>();

  /** Changes a reply; null for none. */
  private BiFunction<World.Query, Message, Message> fault = (query, reply) -> reply;

  /** Makes the packets of a reply. */
  private BiFunction<World.Query, byte[], List<World.Packet>> packets =
      (query, octets) -> List.of(new World.Packet(octets, query.to()));

  /** Adds a zone with records in the form of zone files; an SOA record is added if it has none. */
  public Server zone(String name, String... records) {
    zones.put(Name.of(name), new ArrayList<>());
    add(name, records);
    if (at(Name.of(name), Name.of(name), RecordType.SOA).isEmpty()) {
      String dot = name.equals(".") ? "" : ".";
      String ns = "ns1" + dot + (name.equals(".") ? "." : name);
      add(name, "%s 3600 SOA %s hm.%s 1 14400 3600 1209600 3600".formatted(name, ns, ns));
    }
    return this;
  }

  /** Replaces the records of a zone. */
  Server set(String zone, List<ResourceRecord> records) {
    zones.put(Name.of(zone), new ArrayList<>(records));
    return this;
  }

  Server add(String zone, String... records) {
    for (String record : records) {
      try {
        zones.get(Name.of(zone)).add(ResourceRecord.parse(record));
      } catch (TextFormatException wrong) {
        throw new AssertionError(record, wrong);
      }
    }
    return this;
  }

  /**
   * Sets what is wrong with replies: the function gets the right one, and returns none for null.
   */
  public Server fault(BiFunction<World.Query, Message, Message> change) {
    fault = change;
    return this;
  }

  Server packets(BiFunction<World.Query, byte[], List<World.Packet>> change) {
    packets = change;
    return this;
  }

  void answer(World.Query query, List<World.Packet> out) {
    Message reply = fault.apply(query, reply(query.message()));
    if (reply == null) {
      return;
    }
    byte[] octets = reply.toWire();
    int room =
        query.isTcp()
            ? 0xFFFF
            : query.message().edns().map(Edns::udpPayloadSize).orElse(PLAIN_SIZE);
    if (octets.length > room) {
      octets = reply.toBuilder().clear(Section.ANSWER).truncated(true).build().toWire();
    }
    out.addAll(packets.apply(query, octets));
  }

  private Message reply(Message query) {
    MessageBuilder reply = Message.responseTo(query).recursionDesired(false);
    Edns edns = query.edns().orElse(null);
    if (edns != null) {
      reply.edns(Edns.request().withUdpPayloadSize(1232).withDnssecOk(edns.isDnssecOk()));
      if (edns.version() > 0) {
        return reply.rcode(Rcode.BADVERS).build();
      }
    } else {
      reply.withoutEdns();
    }
    Name name = query.questions().get(0).name();
    RecordType type = query.questions().get(0).type();
    Optional<Name> zone =
        zones.keySet().stream()
            .filter(name::isSubdomainOf)
            .filter(each -> !(type.equals(RecordType.DS) && each.equals(name) && zones.size() > 1))
            .max(Comparator.comparing(Name::labelCount));
    if (zone.isEmpty() || type.equals(RecordType.AXFR)) {
      return reply.rcode(Rcode.REFUSED).build();
    }
    inZone(zone.get(), name, type, reply);
    Message plain = reply.build();
    return edns != null && edns.isDnssecOk() ? withSignatures(zone.get(), plain) : plain;
  }

  /** Adds the signatures of all sets and, to a denial, all NSEC records of the zone. */
  private Message withSignatures(Name zone, Message plain) {
    MessageBuilder reply = plain.toBuilder();
    List<ResourceRecord> denial = new ArrayList<>();
    if (plain.answers().isEmpty()) {
      zones.get(zone).stream()
          .filter(record -> record.type().equals(RecordType.NSEC))
          .forEach(denial::add);
    }
    denial.forEach(reply::authority);
    List<ResourceRecord> authority = new ArrayList<>(plain.authorities());
    authority.addAll(denial);
    signatures(zone, plain.answers()).forEach(reply::answer);
    signatures(zone, authority).forEach(reply::authority);
    return reply.build();
  }

  private List<ResourceRecord> signatures(Name zone, List<ResourceRecord> records) {
    return zones.get(zone).stream()
        .filter(signature -> signature.type().equals(RecordType.RRSIG))
        .filter(
            signature ->
                records.stream()
                    .anyMatch(
                        record ->
                            record.name().equals(signature.name())
                                && record.type().equals(SignedZone.covered(signature))))
        .toList();
  }

  private void inZone(Name zone, Name name, RecordType type, MessageBuilder reply) {
    for (int removed = name.labelCount() - zone.labelCount() - 1; removed >= 0; removed--) {
      Name cut = name.suffix(removed);
      List<ResourceRecord> servers = at(zone, cut, RecordType.NS);
      if (!servers.isEmpty() && !(cut.equals(name) && type.equals(RecordType.DS))) {
        refer(zone, cut, servers, reply);
        return;
      }
    }
    reply.authoritative(true);
    Name at = name;
    for (int i = 0; i < 8; i++) {
      List<ResourceRecord> found = at(zone, at, type);
      Name owner = at;
      if (found.isEmpty() && !exists(zone, at) && !at.isRoot()) {
        found =
            at(zone, at.parent().wildcard(), type).stream()
                .map(record -> new ResourceRecord(owner, record.ttl(), record.rdata()))
                .toList();
      }
      List<ResourceRecord> alias = at(zone, at, RecordType.CNAME);
      if (!found.isEmpty() || alias.isEmpty()) {
        found.forEach(reply::answer);
        if (found.isEmpty()) {
          at(zone, zone, RecordType.SOA).forEach(reply::authority);
          if (!exists(zone, at)) {
            reply.rcode(Rcode.NXDOMAIN);
          }
        }
        return;
      }
      reply.answer(alias.get(0));
      at = alias.get(0).rdata(Cname.class).orElseThrow().target();
      if (!at.isSubdomainOf(zone)) {
        return;
      }
    }
  }

  private void refer(Name zone, Name cut, List<ResourceRecord> servers, MessageBuilder reply) {
    servers.forEach(reply::authority);
    at(zone, cut, RecordType.DS).forEach(reply::authority);
    for (ResourceRecord server : servers) {
      Name name = server.rdata(Ns.class).orElseThrow().nsdname();
      at(zone, name, RecordType.A).forEach(reply::additional);
    }
  }

  private boolean exists(Name zone, Name name) {
    return zones.get(zone).stream().anyMatch(record -> record.name().isSubdomainOf(name));
  }

  private List<ResourceRecord> at(Name zone, Name name, RecordType type) {
    return zones.get(zone).stream()
        .filter(record -> record.name().equals(name) && record.type().equals(type))
        .toList();
  }
}
