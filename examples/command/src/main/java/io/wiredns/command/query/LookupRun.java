package io.wiredns.command.query;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.dig.DigGlobals;
import io.wiredns.command.dig.Lookup;
import io.wiredns.command.dig.LookupMessage;
import io.wiredns.command.line.DigWords;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.InputException;
import io.wiredns.doctor.exchange.Exchanged;
import io.wiredns.doctor.exchange.QueryExchange;
import io.wiredns.doctor.exchange.QueryPlan;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs one query in dig's words, and writes what it found. */
final class LookupRun {
  private final Lookup lookup;
  private final Appendable out;
  private final LookupOutput output;

  /** Creates a run that writes {@code before} before its first text. */
  LookupRun(Lookup lookup, String before, Appendable out) {
    this.lookup = lookup;
    this.out = out;
    output = new LookupOutput(lookup, before, out);
  }

  /** Returns the exit status. */
  int run() throws IOException, InputException {
    List<Name> names = SearchList.of(lookup.all, DigWords.RESOLVERS).names(lookup);
    lookup.name = names.get(0);
    List<InetSocketAddress> servers = servers(lookup);
    if (lookup.isTransfer()) {
      output.begin();
      return new DigTransfer(lookup, out).run(servers);
    }
    if (lookup.trace || lookup.nsSearch) {
      if (lookup.trace) {
        output.begin();
      }
      return QueryTrace.run(lookup, servers, out);
    }
    for (int i = 0; ; i++) {
      lookup.name = names.get(i);
      QueryPlan plan = plan(lookup, servers, LookupMessage.of(lookup));
      output.query(plan);
      Exchanged exchanged = new QueryExchange(plan).run();
      boolean absent =
          exchanged.shown() != null
              && exchanged.shown().message != null
              && exchanged.shown().message.rcode().equals(Rcode.NXDOMAIN);
      boolean last = i + 1 == names.size() || !absent;
      if (last || lookup.all.showSearch) {
        output.found(exchanged);
      }
      if (last) {
        return exchanged.isComplete() ? ExitStatus.GOOD : ExitStatus.MALFORMED;
      }
    }
  }

  /** Returns how servers are asked a query in the words of a lookup. */
  static QueryPlan plan(Lookup lookup, List<InetSocketAddress> servers, Message query) {
    QueryPlan.Rules rules =
        new QueryPlan.Rules(
            !lookup.ignore,
            lookup.negotiatesEdns,
            lookup.badCookie,
            lookup.nextAfterServfail,
            true);
    return new QueryPlan(
        servers,
        lookup.all.local,
        query,
        lookup.all.key,
        lookup.tcp,
        lookup.tries,
        Duration.ofSeconds(lookup.all.timeoutSeconds),
        rules);
  }

  /** Returns the servers of a query, those of resolv.conf if it names none. */
  static List<InetSocketAddress> servers(Lookup lookup) throws IOException, InputException {
    DigGlobals all = lookup.all;
    int family = all.family;
    if (all.local != null) {
      family = all.local.getAddress() instanceof Inet6Address ? 6 : 4;
    }
    List<String> names = lookup.servers.isEmpty() ? DigWords.resolvers() : lookup.servers;
    List<InetSocketAddress> servers = new ArrayList<>();
    for (String name : names) {
      for (InetSocketAddress server : DigWords.servers(name, all.port)) {
        boolean six = server.getAddress() instanceof Inet6Address;
        if (family == 0 || family == (six ? 6 : 4)) {
          servers.add(server);
        }
      }
    }
    if (servers.isEmpty()) {
      throw new InputException(
          family == 0 || names.isEmpty()
              ? "no server to query; name one as @server"
              : "no server with an address of IPv" + family + "; leave out -4, -6 or -b");
    }
    return servers;
  }
}
