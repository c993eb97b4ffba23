package io.wiredns.command.compare;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.dig.DigGlobals;
import io.wiredns.command.dig.Lookup;
import io.wiredns.command.dig.LookupMessage;
import io.wiredns.command.line.DigWords;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.FormatOptions;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Operand;
import io.wiredns.command.line.Option;
import io.wiredns.command.line.RemoteOptions;
import io.wiredns.command.line.Subcommand;
import io.wiredns.command.line.Syntax;
import io.wiredns.doctor.exchange.QueryPlan;
import io.wiredns.doctor.walk.Asker;
import io.wiredns.doctor.walk.AuthorityFinder;
import io.wiredns.doctor.walk.LinkAsker;
import io.wiredns.doctor.walk.ServerReply;
import io.wiredns.doctor.walk.WalkSettings;
import io.wiredns.doctor.walk.ZoneAuthority;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** Compares the answers of servers. */
public final class CompareCommand implements Subcommand {
  private static final int MOST_TIMES = 100;

  /** More questions than a walk to the servers needs; those that are compared are not counted. */
  private static final int MOST_QUESTIONS = 200;

  private final RemoteOptions remote = new RemoteOptions();
  private final FormatOptions format =
      new FormatOptions("a line for each server, one for the result");

  private final Option<Boolean> authority =
      Option.flag(
          "--auth",
          "Compares the servers of the zone of NAME, found from the root down: those that the parent"
              + " zone and the zone itself name, at all their addresses, asked without RD. SERVERs are"
              + " compared with them.");

  private final Option<String> via =
      Option.text(
          "--via",
          "SERVER[#PORT]",
          "The server that --auth asks for the servers of the root; by default those of"
              + " /etc/resolv.conf.");

  private final Option<Integer> times =
      Option.integer(
              "--times",
              "N",
              "Asks each server N times, to find those that change their mind; ${DEFAULT-VALUE} by"
                  + " default.")
          .or(1);

  private final Operand words =
      new Operand(
              2,
              Operand.MANY,
              "NAME TYPE SERVER[#PORT]... [+norecurse]",
              "The question and the servers; +norecurse: without the RD flag.")
          .literal();

  @Override
  public Syntax syntax() {
    return new Syntax(
            "compare",
            "Asks several servers the same question and shows a row for each, to see whether a change has"
                + " reached all of them.",
            "A row starts with = if more than half of the servers have this answer, and with ! if not; if"
                + " there is no such answer, with the number of its answer, and with ! if there is none.",
            "The answer, RCODE and extended errors are compared, and AA if it was asked without RD; of SOA"
                + " records all fields. The order of records is ignored. Then serials, as RFC 1982 orders"
                + " them, TTLs of servers with AA, and the dates of signatures.",
            "Exit status: 0 if all are equal, 1 if they differ or parent zone and zone name other servers,"
                + " 2 for wrong use or if a server does not respond each time.")
        .options(authority, via, times)
        .options(format.options())
        .options(remote.options())
        .operand(words);
  }

  /** A question for servers. */
  private record Order(Question question, boolean recurse, List<InetSocketAddress> servers) {}

  private Order order() throws InputException {
    List<String> plain = new ArrayList<>();
    boolean recurse = true;
    for (String word : words.all()) {
      if (word.equalsIgnoreCase("+norecurse") || word.equalsIgnoreCase("+norec")) {
        recurse = false;
      } else if (word.startsWith("+")) {
        throw new InputException("compare has no option " + DigWords.printable(word));
      } else {
        plain.add(word.startsWith("@") ? word.substring(1) : word);
      }
    }
    if (plain.size() < (authority.get() ? 2 : 3)) {
      throw new InputException(
          "compare needs NAME, TYPE and servers; try: wiredns compare --auth NAME TYPE");
    }
    RecordType type = DigWords.type(plain.get(1));
    if (type.equals(RecordType.AXFR) || type.equals(RecordType.IXFR)) {
      throw new InputException("compare cannot transfer a zone; use wiredns axfr");
    }
    if (via.get() != null && !authority.get()) {
      throw new InputException("--via is for --auth only");
    }
    if (times.get() < 1 || times.get() > MOST_TIMES) {
      throw new InputException("--times " + times.get() + " is not in 1.." + MOST_TIMES);
    }
    List<InetSocketAddress> servers = new ArrayList<>();
    for (String word : plain.subList(2, plain.size())) {
      servers.add(remote.server(word));
    }
    return new Order(new Question(DigWords.name(plain.get(0)), type), recurse, servers);
  }

  @Override
  public Integer call() throws IOException, InputException {
    Order order = order();
    BiFunction<InetSocketAddress, Message, QueryPlan> plans = plans();
    ZoneAuthority found = null;
    if (authority.get()) {
      Asker asker = new LinkAsker(plans, MOST_QUESTIONS);
      AuthorityFinder.Result result = authority(order.question(), asker);
      if (result.authority() == null) {
        System.err.println("wiredns: " + result.end().cause() + "; try: " + result.end().command());
        return ExitStatus.UNUSABLE;
      }
      found = result.authority();
    }
    Asker asker = new LinkAsker(plans, Integer.MAX_VALUE);
    Comparison comparison =
        new Comparison(order.question(), ask(order, found, asker), found, Instant.now());
    ComparisonText text = new ComparisonText(comparison);
    System.out.print(format.isJson() ? text.json() : text.text());
    return !comparison.isComplete()
        ? ExitStatus.UNUSABLE
        : comparison.isEqual() ? ExitStatus.GOOD : ExitStatus.MALFORMED;
  }

  /** Returns how a server is asked: twice over UDP and then over TCP, all within the timeout. */
  private BiFunction<InetSocketAddress, Message, QueryPlan> plans()
      throws InputException, IOException {
    TsigKey key = remote.key().orElse(null);
    Duration wait = remote.timeout().dividedBy(3);
    return (server, query) ->
        new QueryPlan(List.of(server), null, query, key, false, 2, wait, QueryPlan.Rules.USUAL);
  }

  /** Finds the servers of the zone that has the answer; for DS, that is the zone above. */
  private AuthorityFinder.Result authority(Question question, Asker asker)
      throws IOException, InputException {
    List<InetSocketAddress> first = new ArrayList<>();
    for (String word : via.get() == null ? DigWords.resolvers() : List.of(via.get())) {
      first.add(remote.server(word));
    }
    if (first.isEmpty()) {
      throw new InputException("no server to ask for the root; name one with --via");
    }
    WalkSettings settings =
        new WalkSettings(
            first,
            via.get() != null,
            remote.port(),
            0,
            (name, type, recurse) -> query(new Question(name, type), recurse));
    AuthorityFinder finder = new AuthorityFinder(asker, settings);
    boolean isAbove = question.type().equals(RecordType.DS) && !question.name().isRoot();
    Name name = isAbove ? question.name().parent() : question.name();
    AuthorityFinder.Result walked = finder.byWalk(name);
    return walked.authority() != null
        ? walked
        : finder
            .byAsking(name)
            .map(asked -> new AuthorityFinder.Result(asked, walked.end()))
            .orElse(walked);
  }

  private static Message query(Question question, boolean recurse) {
    Lookup lookup = new Lookup(new DigGlobals());
    lookup.name = question.name();
    lookup.type = question.type();
    lookup.recordClass = question.recordClass();
    lookup.rd = recurse;
    lookup.ad = false;
    lookup.dnssec = true;
    return LookupMessage.of(lookup);
  }

  private List<ComparedServer> ask(Order order, ZoneAuthority found, Asker asker) {
    Map<InetSocketAddress, Name> all = new LinkedHashMap<>();
    if (found != null) {
      all.putAll(found.servers());
    }
    order.servers().forEach(server -> all.putIfAbsent(server, null));
    Map<InetSocketAddress, List<Reading>> readings = new LinkedHashMap<>();
    for (int time = 0; time < times.get(); time++) {
      // One question at a time to each server, so that it is not taken for an attack.
      Map<InetSocketAddress, CompletableFuture<ServerReply>> round = new LinkedHashMap<>();
      all.forEach(
          (server, name) -> {
            boolean recurse = order.recurse() && name == null;
            Name zone = name == null ? null : found.zone();
            round.put(server, asker.ask(server, query(order.question(), recurse), zone));
          });
      round.forEach(
          (server, reply) -> {
            boolean asAuthority = !order.recurse() || all.get(server) != null;
            readings
                .computeIfAbsent(server, key -> new ArrayList<>())
                .add(Reading.of(reply.join(), asAuthority));
          });
    }
    Map<InetSocketAddress, Soa> serials = serials(found, asker);
    List<ComparedServer> servers = new ArrayList<>();
    readings.forEach(
        (server, said) ->
            servers.add(
                new ComparedServer(
                    server,
                    all.get(server),
                    !order.recurse() || all.get(server) != null,
                    said,
                    soa(server, said, serials, found))));
    return servers;
  }

  /** Asks the servers of a zone for its SOA record. */
  private static Map<InetSocketAddress, Soa> serials(ZoneAuthority found, Asker asker) {
    Map<InetSocketAddress, Soa> serials = new LinkedHashMap<>();
    if (found != null) {
      Map<InetSocketAddress, CompletableFuture<ServerReply>> replies = new LinkedHashMap<>();
      Question soa = new Question(found.zone(), RecordType.SOA);
      found
          .servers()
          .keySet()
          .forEach(
              server -> replies.put(server, asker.ask(server, query(soa, false), found.zone())));
      replies.forEach((server, reply) -> serials.put(server, Reading.of(reply.join(), true).soa()));
    }
    return serials;
  }

  /** Returns the SOA record that a server has, of the zone or in its answer. */
  private static Soa soa(
      InetSocketAddress server,
      List<Reading> said,
      Map<InetSocketAddress, Soa> serials,
      ZoneAuthority found) {
    if (found != null) {
      return serials.get(server);
    }
    return said.stream()
        .filter(reading -> reading.ttl() >= 0 || reading.reply().isAuthoritative())
        .map(Reading::soa)
        .filter(soa -> soa != null)
        .findFirst()
        .orElse(null);
  }
}
