package io.wiredns.command;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Aaaa;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.DnsClientException;
import io.wiredns.core.client.RequestOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Follows the referrals from the root to the servers of a name, as dig's +trace does. */
final class QueryTrace {
  /** More referrals than there are zones on the way to any name. */
  private static final int MOST_STEPS = 130;

  private final DnsClient client;
  private final QueryWords words;
  private final List<InetSocketAddress> first;
  private final Appendable out;

  QueryTrace(DnsClient client, QueryWords words, List<InetSocketAddress> first, Appendable out) {
    this.client = client;
    this.words = words;
    this.first = first;
    this.out = out;
  }

  int run() throws IOException {
    out.append("\n; <<>> wiredns <<>> +trace ").append(words.name.toString()).append('\n');
    List<InetSocketAddress> servers = first;
    Message query = words.query(Name.ROOT, RecordType.NS, true);
    try {
      for (int step = 0; step < MOST_STEPS; step++) {
        InterpretedResponse answered = ask(query, servers);
        show(answered);
        boolean isRoot = step == 0;
        if (!isRoot && answered.outcome().serverCount() == 0) {
          out.append(answered.outcomeLine());
          return Wiredns.GOOD;
        }
        servers = addresses(answered.message());
        if (servers.isEmpty()) {
          out.append(";; none of these servers has a known address\n");
          return Wiredns.MALFORMED;
        }
        query = words.query(words.name, words.type, false);
      }
      out.append(";; too many referrals\n");
    } catch (DnsClientException none) {
      out.append(";; no response: ").append(none.getMessage()).append('\n');
    }
    return Wiredns.MALFORMED;
  }

  private InterpretedResponse ask(Message query, List<InetSocketAddress> servers)
      throws DnsClientException {
    RequestOptions options =
        RequestOptions.DEFAULT
            .withServers(servers)
            .withTransport(words.tcp ? Transport.TCP : Transport.UDP);
    return QueryCommand.get(client.send(query, options, InterpretedResponse::read));
  }

  private void show(InterpretedResponse answered) throws IOException {
    Message message = answered.message();
    for (List<ResourceRecord> section : List.of(message.answers(), message.authorities())) {
      for (ResourceRecord record : section) {
        out.append(record.toString()).append('\n');
      }
    }
    InetSocketAddress server = answered.delivery().server();
    out.append(
        ";; Received %d bytes from %s#%d in %d ms%n%n"
            .formatted(
                answered.delivery().responseOctets(),
                server.getAddress().getHostAddress(),
                server.getPort(),
                answered.delivery().elapsed().toMillis()));
  }

  /**
   * Returns the addresses of the servers that a referral names: those in the referral, or else
   * those found by queries.
   */
  private List<InetSocketAddress> addresses(Message referral) throws IOException {
    Set<Name> names = new LinkedHashSet<>();
    for (List<ResourceRecord> section : List.of(referral.answers(), referral.authorities())) {
      for (ResourceRecord record : section) {
        record.rdata(Ns.class).ifPresent(ns -> names.add(ns.nsdname()));
      }
    }
    List<InetSocketAddress> found = new ArrayList<>();
    for (ResourceRecord record : referral.additionals()) {
      if (names.contains(record.name())) {
        add(record, found);
      }
    }
    for (Iterator<Name> each = names.iterator(); each.hasNext() && found.isEmpty(); ) {
      lookUp(each.next(), found);
    }
    return found;
  }

  private void lookUp(Name name, List<InetSocketAddress> found) throws IOException {
    for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
      try {
        ask(words.query(name, type, true), first)
            .message()
            .answers()
            .forEach(record -> add(record, found));
      } catch (DnsClientException none) {
        out.append(";; no address of " + name + ": " + none.getMessage() + "\n");
      }
    }
  }

  private void add(ResourceRecord record, List<InetSocketAddress> found) {
    if (record.rdata() instanceof A a && words.family != 6) {
      found.add(new InetSocketAddress(a.inetAddress(), words.port));
    } else if (record.rdata() instanceof Aaaa aaaa && words.family != 4) {
      found.add(new InetSocketAddress(aaaa.address().toInetAddress(), words.port));
    }
  }
}
