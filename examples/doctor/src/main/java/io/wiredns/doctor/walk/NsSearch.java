package io.wiredns.doctor.walk;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.wire.Name;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks all servers of the zone that contains a name for its SOA record. Writes nothing. */
public final class NsSearch {
  /**
   * What a server has.
   *
   * @param name the name of the server
   * @param reply what came back
   * @param soa the SOA record of the zone; null if the server is of no use
   * @param trouble why it is of no use; null if it is
   */
  public record Row(Name name, ServerReply reply, Soa soa, String trouble) {}

  /**
   * What was found.
   *
   * @param authority the servers of the zone; null if they were not found
   * @param rows what each address has
   * @param cause why the servers were not found; null if they were
   */
  public record Result(ZoneAuthority authority, List<Row> rows, String cause) {
    public Result {
      rows = List.copyOf(rows);
    }
  }

  private final Asker asker;
  private final WalkSettings settings;

  public NsSearch(Asker asker, WalkSettings settings) {
    this.asker = asker;
    this.settings = settings;
  }

  /** Finds the servers, with the first servers as resolvers as dig does, or else by a walk. */
  public Result run(Name name) throws IOException {
    AuthorityFinder finder = new AuthorityFinder(asker, settings);
    Optional<ZoneAuthority> asked = finder.byAsking(name);
    ZoneAuthority authority;
    if (asked.isPresent()) {
      authority = asked.get();
    } else {
      AuthorityFinder.Result walked = finder.byWalk(name);
      if (walked.authority() == null) {
        return new Result(null, List.of(), walked.end().cause());
      }
      authority = walked.authority();
    }
    return new Result(authority, rows(authority), null);
  }

  private List<Row> rows(ZoneAuthority authority) {
    Map<InetSocketAddress, CompletableFuture<ServerReply>> replies = new LinkedHashMap<>();
    Map<InetSocketAddress, Name> servers = authority.servers();
    for (InetSocketAddress server : servers.keySet()) {
      replies.put(
          server,
          asker.ask(
              server,
              settings.queries().query(authority.zone(), RecordType.SOA, false),
              authority.zone()));
    }
    List<Row> rows = new ArrayList<>();
    replies.forEach(
        (server, reply) -> rows.add(row(servers.get(server), reply.join(), authority.zone())));
    return rows;
  }

  private static Row row(Name name, ServerReply reply, Name zone) {
    TraceFinding finding = TraceFinding.of(reply, zone);
    Optional<Soa> soa =
        reply.records(Soa.class, Section.ANSWER).stream()
            .filter(record -> record.name().equals(zone))
            .map(NsSearch::soa)
            .findFirst();
    if (finding == TraceFinding.ANSWER && soa.isPresent()) {
      return new Row(name, reply, soa.get(), null);
    }
    String trouble =
        finding.isUsable()
            ? "answers " + reply.outcome().label() + ", without the SOA record of " + zone
            : finding.reason(reply, zone);
    return new Row(
        name, reply, finding == TraceFinding.NOT_AUTHORITATIVE ? soa.orElse(null) : null, trouble);
  }

  private static Soa soa(ResourceRecord record) {
    return record.rdata(Soa.class).orElseThrow();
  }
}
