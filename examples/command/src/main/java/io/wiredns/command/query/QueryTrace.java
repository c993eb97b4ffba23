package io.wiredns.command.query;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.dig.DigOptions;
import io.wiredns.command.dig.Lookup;
import io.wiredns.command.dig.LookupMessage;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.trace.NsSearchText;
import io.wiredns.command.trace.TraceJson;
import io.wiredns.command.trace.TraceOutput;
import io.wiredns.command.trace.TraceText;
import io.wiredns.doctor.walk.Asker;
import io.wiredns.doctor.walk.DelegationWalk;
import io.wiredns.doctor.walk.LinkAsker;
import io.wiredns.doctor.walk.NsSearch;
import io.wiredns.doctor.walk.Walk;
import io.wiredns.doctor.walk.WalkSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** Does what the words +trace and +nssearch mean, and writes it. */
final class QueryTrace {
  /** More questions than a walk needs, unless name servers need ever more name servers. */
  private static final int MOST_QUESTIONS = 200;

  private final Asker asker;
  private final WalkSettings settings;
  private final Appendable out;

  private QueryTrace(Asker asker, WalkSettings settings, Appendable out) {
    this.asker = asker;
    this.settings = settings;
    this.out = out;
  }

  /**
   * Does what a query with +trace or +nssearch asks for; returns the exit status.
   *
   * @param first the servers that are asked for those of the root, or for those of the zone
   */
  static int run(Lookup lookup, List<InetSocketAddress> first, Appendable out) throws IOException {
    WalkSettings settings =
        new WalkSettings(
            first,
            !lookup.servers.isEmpty(),
            lookup.all.port,
            lookup.all.family,
            (name, type, recurse) -> query(lookup, name, type, recurse));
    Asker asker =
        new LinkAsker(
            (server, query) -> LookupRun.plan(lookup, List.of(server), query), MOST_QUESTIONS);
    QueryTrace trace = new QueryTrace(asker, settings, out);
    boolean json = lookup.shown.isJson();
    return lookup.nsSearch
        ? trace.nsSearch(lookup.name, lookup.shown)
        : trace.trace(lookup, json ? new TraceJson(out) : new TraceText(lookup.shown, out));
  }

  /**
   * Returns a query, with the flags and options of the words; the client adds its cookies itself.
   */
  private static Message query(Lookup lookup, Name name, RecordType type, boolean recurse) {
    Lookup query = lookup.copy();
    query.name = name;
    query.type = type;
    query.rd = recurse && lookup.rd;
    return LookupMessage.of(query);
  }

  /** Follows the referrals from the root to the servers of a name; returns the exit status. */
  private int trace(Lookup lookup, TraceOutput output) throws IOException {
    Walk walk = new DelegationWalk(asker, settings, output).run(lookup.name, lookup.type);
    output.end(walk.end(), asker.count());
    return walk.end().kind().isResult() ? ExitStatus.GOOD : ExitStatus.MALFORMED;
  }

  /** Asks all servers of the zone of a name for its SOA record; returns the exit status. */
  private int nsSearch(Name name, DigOptions shown) throws IOException {
    NsSearch.Result result = new NsSearch(asker, settings).run(name);
    NsSearchText output = new NsSearchText(shown, out);
    if (shown.isJson()) {
      output.json(result);
    } else {
      output.text(result);
    }
    boolean answered = result.rows().stream().anyMatch(row -> row.trouble() == null);
    return answered ? ExitStatus.GOOD : ExitStatus.MALFORMED;
  }
}
