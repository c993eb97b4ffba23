package io.wiredns.command.trace;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.situation.ScriptedServer;
import io.wiredns.command.situation.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step of a scripted server that answers for one zone as an authoritative server does: with data,
 * aliases, referrals with the glue that the zone has, and negative answers. Other names are
 * refused.
 */
public final class Authority implements Step {
  private final Name zone;
  private final List<ResourceRecord> records = new ArrayList<>();

  private Authority(Name zone) {
    this.zone = zone;
  }

  /**
   * Creates a step.
   *
   * @param zone the zone, to which an SOA with serial 1 is added if it has none
   * @param records the records in the form of zone files with absolute names and TTLs
   */
  public static Authority of(String zone, String... records) {
    Authority made = new Authority(Name.of(zone));
    for (String text : records) {
      try {
        made.records.add(ResourceRecord.parse(text));
      } catch (TextFormatException wrong) {
        throw new AssertionError(wrong);
      }
    }
    if (made.at(made.zone, RecordType.SOA).isEmpty()) {
      return of(
          zone, append(records, zone + " 60 SOA ns." + zone + " hm." + zone + " 1 7200 3600 9 60"));
    }
    return made;
  }

  private static String[] append(String[] records, String last) {
    List<String> all = new ArrayList<>(List.of(records));
    all.add(last.replace("..", "."));
    return all.toArray(String[]::new);
  }

  private List<ResourceRecord> at(Name name, RecordType type) {
    return records.stream()
        .filter(record -> record.name().equals(name) && record.type().equals(type))
        .toList();
  }

  @Override
  public void handle(ScriptedServer.Query query) throws IOException {
    query.send(answer(query.message()).toWire());
  }

  private Message answer(Message query) {
    Question question = query.questions().get(0);
    Name name = question.name();
    MessageBuilder reply = Message.responseTo(query);
    if (!name.isSubdomainOf(zone)) {
      return reply.rcode(Rcode.REFUSED).build();
    }
    Optional<Name> cut = cut(name, question.type());
    if (cut.isPresent()) {
      refer(cut.get(), reply);
      return reply.build();
    }
    reply.authoritative(true);
    List<ResourceRecord> found = at(name, question.type());
    for (int i = 0; found.isEmpty() && i < 9 && !at(name, RecordType.CNAME).isEmpty(); i++) {
      ResourceRecord alias = at(name, RecordType.CNAME).get(0);
      reply.answer(alias);
      name = alias.rdata(Cname.class).orElseThrow().target();
      found = at(name, question.type());
      if (!name.isSubdomainOf(zone)) {
        return reply.build();
      }
    }
    found.forEach(reply::answer);
    signatures(found).forEach(reply::answer);
    if (found.isEmpty()) {
      Name last = name;
      at(zone, RecordType.SOA).forEach(reply::authority);
      signatures(at(zone, RecordType.SOA)).forEach(reply::authority);
      if (records.stream().noneMatch(record -> record.name().isSubdomainOf(last))) {
        reply.rcode(Rcode.NXDOMAIN);
      }
    }
    for (ResourceRecord record : found) {
      record.rdata(Ns.class).ifPresent(ns -> addresses(ns.nsdname(), reply));
    }
    return reply.build();
  }

  private Optional<Name> cut(Name name, RecordType type) {
    for (Name at = name; !at.equals(zone); at = at.parent()) {
      boolean ofParent = at.equals(name) && type.equals(RecordType.DS);
      if (!at(at, RecordType.NS).isEmpty() && !ofParent) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private void refer(Name cut, MessageBuilder reply) {
    for (ResourceRecord ns : at(cut, RecordType.NS)) {
      reply.authority(ns);
      addresses(ns.rdata(Ns.class).orElseThrow().nsdname(), reply);
    }
    at(cut, RecordType.DS).forEach(reply::authority);
  }

  private void addresses(Name server, MessageBuilder reply) {
    at(server, RecordType.A).forEach(reply::additional);
    at(server, RecordType.AAAA).forEach(reply::additional);
  }

  private List<ResourceRecord> signatures(List<ResourceRecord> set) {
    if (set.isEmpty()) {
      return List.of();
    }
    return records.stream()
        .filter(record -> record.name().equals(set.get(0).name()))
        .filter(
            record ->
                record
                    .rdata(Rrsig.class)
                    .filter(signature -> signature.typeCovered().equals(set.get(0).type()))
                    .isPresent())
        .toList();
  }
}
