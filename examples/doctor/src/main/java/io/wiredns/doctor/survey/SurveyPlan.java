package io.wiredns.doctor.survey;

import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.dnssec.chain.TrustAnchors;
import io.wiredns.doctor.Check;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked, and within which limits. Immutable.
 *
 * @param typed the name as it was written, with or without the last dot
 * @param question the question
 * @param hints the servers of the root
 * @param anchors the trust anchors
 * @param port the port of all servers but the resolvers
 * @param resolvers the resolvers
 * @param machine the local machine
 * @param key the key for TSIG
 * @param from another address to send from
 * @param hasIpv4 whether there is a way to addresses of IPv4
 * @param hasIpv6 whether there is a way to addresses of IPv6
 * @param transfers whether a transfer is tried
 * @param mostQueries how many queries are sent at most
 * @param time how long queries are sent
 * @param timeout how long a reply is awaited
 * @param gap the least time between two queries to a server, of which only one is under way
 * @param checks the checks that are wanted
 * @param zoneFile the records of the zone as its file has them; none if no file was given
 */
public record SurveyPlan(
    String typed,
    Question question,
    RootHints hints,
    TrustAnchors anchors,
    int port,
    List<ResolverPlace> resolvers,
    LocalMachine machine,
    Optional<TsigKey> key,
    Optional<InetAddress> from,
    boolean hasIpv4,
    boolean hasIpv6,
    boolean transfers,
    int mostQueries,
    Duration time,
    Duration timeout,
    Duration gap,
    Set<Check> checks,
    List<ResourceRecord> zoneFile) {
  public SurveyPlan {
    resolvers = List.copyOf(resolvers);
    checks = Set.copyOf(checks);
    zoneFile = List.copyOf(zoneFile);
  }

  /** Returns the plan for the target of an alias. */
  SurveyPlan withName(Name name) {
    return with(name.toString(), new Question(name, question.type()), resolvers, List.of());
  }

  /** Returns the plan with other resolvers. */
  SurveyPlan withResolvers(List<ResolverPlace> others) {
    return with(typed, question, others, zoneFile);
  }

  private SurveyPlan with(
      String otherTyped,
      Question otherQuestion,
      List<ResolverPlace> otherResolvers,
      List<ResourceRecord> otherFile) {
    return new SurveyPlan(
        otherTyped,
        otherQuestion,
        hints,
        anchors,
        port,
        otherResolvers,
        machine,
        key,
        from,
        hasIpv4,
        hasIpv6,
        transfers,
        mostQueries,
        time,
        timeout,
        gap,
        checks,
        otherFile);
  }

  /** Returns whether there is a way to an address. */
  boolean reaches(InetAddress address) {
    return address instanceof Inet6Address ? hasIpv6 : hasIpv4;
  }

  /** Returns whether one of the checks of a probe is wanted. */
  boolean wants(Probe probe) {
    return probe.checks().stream().anyMatch(checks::contains);
  }
}
