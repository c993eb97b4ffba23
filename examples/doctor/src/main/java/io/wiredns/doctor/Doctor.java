package io.wiredns.doctor;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.dnssec.chain.TrustAnchors;
import io.wiredns.doctor.judge.Judge;
import io.wiredns.doctor.judge.Landscapes;
import io.wiredns.doctor.survey.CaptureSurvey;
import io.wiredns.doctor.survey.LocalMachine;
import io.wiredns.doctor.survey.NetworkWire;
import io.wiredns.doctor.survey.Observation;
import io.wiredns.doctor.survey.Reach;
import io.wiredns.doctor.survey.ResolverPlace;
import io.wiredns.doctor.survey.RootHints;
import io.wiredns.doctor.survey.Survey;
import io.wiredns.doctor.survey.SurveyPlan;
import io.wiredns.doctor.survey.Surveyor;
import io.wiredns.doctor.survey.Wire;
import io.wiredns.doctor.verdict.Verdicts;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds out why a name does not resolve. It asks the resolvers, walks from the root down to the
 * zone of the name, asks each of its servers in many ways, and judges what came back.
 *
 * <p>It is bounded: at most {@link Builder#mostQueries} queries are sent, and none after {@link
 * Builder#time}. To each address at most one query is under way, and at most twenty are sent in a
 * second; up to eight servers are asked at the same time. What a limit forbids is in {@link
 * Diagnosis#leftOut}.
 *
 * <p>Immutable; may be shared among threads, each of which makes walks of its own.
 *
 * @since 0.1
 */
public final class Doctor {
  private final Builder settings;

  private Doctor(Builder settings) {
    this.settings = settings;
  }

  /**
   * Starts a doctor for the Internet: the root servers and the trust anchors are built in.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Walks, and returns what was found. It waits in the calling thread until the end, and asks in
   * threads of its own.
   *
   * @param name the name as it was written; without a dot at the end the search list of the local
   *     machine is looked at, too
   * @param type the type
   * @param progress takes a line for each step, some from other threads
   * @return the diagnosis
   * @throws IllegalArgumentException if the name is malformed or the type is one of transfers
   */
  public Diagnosis diagnose(String name, RecordType type, Consumer<String> progress) {
    Question question = new Question(Name.of(name), type);
    if (type.equals(RecordType.AXFR) || type.equals(RecordType.IXFR)) {
      throw new IllegalArgumentException("a walk has no question for " + type);
    }
    SurveyPlan plan = settings.plan(name, question);
    return judge(new Surveyor(plan, settings.wire, progress).run());
  }

  /**
   * Starts a diagnosis from the messages of a capture, with the checks that need no asking.
   *
   * @param name the name
   * @param type the type
   * @return an object that takes the messages
   * @throws IllegalArgumentException if the name is malformed
   */
  public CaptureSurvey capture(String name, RecordType type) {
    return new CaptureSurvey(settings.plan(name, new Question(Name.of(name), type)));
  }

  /**
   * Judges the messages of a capture.
   *
   * @param capture the messages
   * @return the diagnosis, with no queries
   */
  public Diagnosis diagnose(CaptureSurvey capture) {
    return judge(capture.survey());
  }

  /** Judges a survey. */
  static Diagnosis judge(Survey survey) {
    List<Finding> findings = Judge.findings(survey);
    Landscape landscape = Landscapes.of(survey, findings);
    Question question = survey.plan().question();
    boolean isAnswered = survey.observations().stream().anyMatch(seen -> !seen.isLost());
    boolean isFound = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    if (!isAnswered && !isFound) {
      return new Diagnosis.NotAsked(
          new Diagnosis.Account(question, List.of(), survey.queries(), survey.leftOut(), landscape),
          reason(survey));
    }
    return Verdicts.diagnose(question, findings, survey.queries(), survey.leftOut(), landscape);
  }

  private static String reason(Survey survey) {
    Optional<Observation> last = survey.observations().stream().reduce((one, other) -> other);
    if (last.isEmpty() && survey.isOfCapture() && !survey.leftOut().isEmpty()) {
      return "no message is about " + survey.plan().question().name();
    }
    return last.map(seen -> "nothing answered: " + seen.server() + ": " + seen.words())
        .orElse("nothing could be asked");
  }

  /**
   * The settings of a {@link Doctor}. Mutable; for one thread.
   *
   * @since 0.1
   */
  public static final class Builder {
    private static final int QUERIES = 400;
    private static final int DNS_PORT = 53;

    private RootHints hints = RootHints.internet();
    private TrustAnchors anchors = TrustAnchors.root();
    private int port = DNS_PORT;
    private final List<ResolverPlace> resolvers = new ArrayList<>();
    private LocalMachine machine = LocalMachine.none();
    private TsigKey key;
    private InetAddress from;
    private boolean transfers;
    private int mostQueries = QUERIES;
    private Duration time = Duration.ofSeconds(60);
    private Duration timeout = Duration.ofSeconds(2);
    private Duration gap = Duration.ofMillis(50);
    private Set<Check> checks = EnumSet.allOf(Check.class);
    private List<ResourceRecord> zoneFile = List.of();
    private Wire wire = new NetworkWire();
    private Boolean hasIpv4;
    private Boolean hasIpv6;

    private Builder() {}

    private Builder(Builder other) {
      hints = other.hints;
      anchors = other.anchors;
      port = other.port;
      resolvers.addAll(other.resolvers);
      machine = other.machine;
      key = other.key;
      from = other.from;
      transfers = other.transfers;
      mostQueries = other.mostQueries;
      time = other.time;
      timeout = other.timeout;
      gap = other.gap;
      checks = EnumSet.copyOf(other.checks);
      zoneFile = List.copyOf(other.zoneFile);
      wire = other.wire;
      hasIpv4 = other.hasIpv4;
      hasIpv6 = other.hasIpv6;
    }

    /**
     * Sets the servers of the root and the trust anchors, which belong together.
     *
     * @param servers the servers of the root
     * @param trusted the trust anchors
     * @return this object
     */
    public Builder root(RootHints servers, TrustAnchors trusted) {
      hints = Objects.requireNonNull(servers);
      anchors = Objects.requireNonNull(trusted);
      return this;
    }

    /**
     * Sets the port of all authoritative servers, 53 by default; for tests.
     *
     * @param number the port, 1 to 65,535
     * @return this object
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder port(int number) {
      port = positive(number, 0xFFFF, "port");
      return this;
    }

    /**
     * Adds a resolver to ask.
     *
     * @param resolver the resolver
     * @return this object
     */
    public Builder resolver(ResolverPlace resolver) {
      resolvers.add(Objects.requireNonNull(resolver));
      return this;
    }

    /**
     * Sets the local machine, whose files are looked at; none by default.
     *
     * @param local the machine
     * @return this object
     */
    public Builder machine(LocalMachine local) {
      machine = Objects.requireNonNull(local);
      return this;
    }

    /**
     * Sets a key, with which each server is asked once.
     *
     * @param shared the key
     * @return this object
     */
    public Builder key(TsigKey shared) {
      key = Objects.requireNonNull(shared);
      return this;
    }

    /**
     * Sets another address of this host, from which the question is asked once more.
     *
     * @param address the address
     * @return this object
     */
    public Builder from(InetAddress address) {
      from = Objects.requireNonNull(address);
      return this;
    }

    /**
     * Sets whether a transfer of the zone is tried at each server; false by default.
     *
     * @param tries whether it is
     * @return this object
     */
    public Builder transfers(boolean tries) {
      transfers = tries;
      return this;
    }

    /**
     * Sets how many queries are sent at most; 400 by default.
     *
     * @param number the number, at least 1
     * @return this object
     * @throws IllegalArgumentException if the number is not positive
     */
    public Builder mostQueries(int number) {
      mostQueries = positive(number, Integer.MAX_VALUE, "number of queries");
      return this;
    }

    /**
     * Sets the time after which no query is sent; a minute by default.
     *
     * @param whole the time
     * @return this object
     * @throws IllegalArgumentException if the time is not positive
     */
    public Builder time(Duration whole) {
      time = positive(whole);
      return this;
    }

    /**
     * Sets how long a reply is awaited; two seconds by default.
     *
     * @param each the time
     * @return this object
     * @throws IllegalArgumentException if the time is not positive
     */
    public Builder timeout(Duration each) {
      timeout = positive(each);
      return this;
    }

    /**
     * Sets the least time between two queries to one address; 50 ms by default.
     *
     * @param least the time, which may be zero in tests
     * @return this object
     * @throws IllegalArgumentException if the time is negative
     */
    public Builder gap(Duration least) {
      if (least.isNegative()) {
        throw new IllegalArgumentException("the gap is negative: " + least);
      }
      gap = least;
      return this;
    }

    /**
     * Sets the checks that are done; all by default.
     *
     * @param wanted the checks, at least one
     * @return this object
     * @throws IllegalArgumentException if there is none
     */
    public Builder checks(Set<Check> wanted) {
      checks = EnumSet.copyOf(wanted);
      return this;
    }

    /**
     * Sets the records of the zone as its file has them, which the servers are compared with.
     *
     * @param records the records
     * @return this object
     */
    public Builder zoneFile(List<ResourceRecord> records) {
      zoneFile = List.copyOf(records);
      return this;
    }

    /**
     * Sets how queries are sent; over the network by default.
     *
     * @param other sends queries
     * @return this object
     */
    public Builder wire(Wire other) {
      wire = Objects.requireNonNull(other);
      return this;
    }

    /**
     * Sets which families of addresses are asked; by default those to which this host has a way.
     *
     * @param four whether addresses of IPv4 are asked
     * @param six whether addresses of IPv6 are asked
     * @return this object
     */
    public Builder families(boolean four, boolean six) {
      hasIpv4 = four;
      hasIpv6 = six;
      return this;
    }

    /**
     * Returns a doctor with these settings.
     *
     * @return the doctor
     */
    public Doctor build() {
      return new Doctor(new Builder(this));
    }

    private SurveyPlan plan(String typed, Question question) {
      return new SurveyPlan(
          typed,
          question,
          hints,
          anchors,
          port,
          resolvers,
          machine,
          Optional.ofNullable(key),
          Optional.ofNullable(from),
          hasIpv4 == null ? Reach.has(4, hints) : hasIpv4,
          hasIpv6 == null ? Reach.has(16, hints) : hasIpv6,
          transfers,
          mostQueries,
          time,
          timeout,
          gap,
          checks,
          zoneFile);
    }

    private static int positive(int number, int most, String what) {
      if (number < 1 || number > most) {
        throw new IllegalArgumentException(
            "the %s is %d, not from 1 to %d".formatted(what, number, most));
      }
      return number;
    }

    private static Duration positive(Duration duration) {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException("the time is not positive: " + duration);
      }
      return duration;
    }
  }
}
