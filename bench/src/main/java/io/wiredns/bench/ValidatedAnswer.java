package io.wiredns.bench;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.dnssec.chain.ChainStep;
import io.wiredns.dnssec.chain.ChainVerdict;
import io.wiredns.dnssec.chain.KnownRecords;
import io.wiredns.dnssec.chain.TrustAnchors;
import io.wiredns.dnssec.chain.UsedSignature;
import io.wiredns.dnssec.chain.Validation;
import io.wiredns.dnssec.chain.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.dnssec.ValidatingResolver;

/**
 * Validates recorded answers from the key of the root zone down, as dnsjava's ValidatingResolver
 * does with a resolver that has the same responses: from the octets of the responses to the
 * verdict. At first only the key of the root zone is known, and each asks for what it needs;
 * afterwards all but the response to the question itself is known: dnsjava keeps the keys of zones,
 * WireDNS's caller the responses. The Java platform's verification of the same signatures alone is
 * a part of both. {@link ValidationCost} compares the works in one JVM.
 */
@State(Scope.Thread)
public class ValidatedAnswer extends Settings {
  /** The recorded situation, whose name is its signer, algorithm, kind of denial and question. */
  @Param({
    "bind-8-nsec-www-a",
    "bind-8-nsec-x-wild-a",
    "bind-8-nsec-none-a",
    "ldns-13-nsec3-www-a",
    "ldns-13-nsec3-x-wild-a",
    "ldns-13-nsec3-none-a"
  })
  public String situation;

  private RecordedAnswers recorded;
  private Question question;
  private Validator validator;
  private KnownRecords known;
  private org.xbill.DNS.Message query;
  private List<org.xbill.DNS.RRset> anchors;
  private ValidatingResolver warm;
  private List<PlatformVerification> ofChain;
  private List<PlatformVerification> ofAnswer;

  /** Creates an object whose parameter JMH sets. */
  public ValidatedAnswer() {}

  /**
   * Reads the responses, and checks that both validators find the answer secure.
   *
   * @throws IOException never
   * @throws TextFormatException never
   * @throws WireFormatException never
   * @throws GeneralSecurityException never
   */
  @Setup
  public void load()
      throws IOException, TextFormatException, WireFormatException, GeneralSecurityException {
    recorded = new RecordedAnswers();
    question = recorded.question(situation);
    TrustAnchors anchor = TrustAnchors.read(new ByteArrayInputStream(recorded.anchor()));
    validator = Validator.builder(anchor).build();
    query =
        org.xbill.DNS.Message.newQuery(
            Record.newRecord(
                Name.fromString(question.name().toString()), question.type().value(), DClass.IN));
    ValidatingResolver first = new ValidatingResolver(new RecordedResolver(recorded));
    first.loadTrustAnchors(new ByteArrayInputStream(recorded.anchor()));
    anchors = List.copyOf(first.getTrustAnchors().items());
    warm = resolver();
    known = new KnownRecords();
    Set<Question> asked = new LinkedHashSet<>();
    Validation validation = ask(known, asked);
    if (!isSecure(validation) || !isSecure(dnsjava()) || !isSecure(dnsjavaWarm())) {
      throw new IllegalStateException(situation + " is secure, but not all of these say so");
    }
    ofChain = verifications(validation, List.copyOf(asked));
    ofAnswer = verifications(validation, List.of(question));
  }

  private ValidatingResolver resolver() {
    ValidatingResolver resolver =
        new ValidatingResolver(
            new RecordedResolver(recorded), Clock.fixed(recorded.at(), ZoneOffset.UTC));
    anchors.forEach(resolver.getTrustAnchors()::store);
    return resolver;
  }

  private Validation ask(KnownRecords has, Set<Question> asked) throws WireFormatException {
    Validation validation = validator.validate(question, has, recorded.at());
    while (!validation.needs().isEmpty()) {
      for (Question need : validation.needs()) {
        asked.add(need);
        has.add(Message.parse(recorded.response(need)));
      }
      validation = validator.validate(question, has, recorded.at());
    }
    return validation;
  }

  static boolean isSecure(Validation validation) {
    return validation.verdict() instanceof ChainVerdict.Secure;
  }

  static boolean isSecure(org.xbill.DNS.Message response) {
    return response.getHeader().getFlag(Flags.AD);
  }

  /** Returns the signatures that a verdict rests on, of the RRsets of some responses. */
  private List<PlatformVerification> verifications(Validation validation, List<Question> asked)
      throws WireFormatException, GeneralSecurityException {
    List<RRset> sets = new ArrayList<>();
    for (Question each : asked) {
      Message response = Message.parse(recorded.response(each));
      sets.addAll(
          RRset.group(
              Stream.concat(response.answers().stream(), response.authorities().stream())
                  .toList()));
    }
    List<PlatformVerification> works = new ArrayList<>();
    for (ChainStep step : validation.steps()) {
      for (UsedSignature used : step.signatures()) {
        Dnskey key =
            step.keys().stream()
                .filter(its -> its.keyTag() == used.signature().keyTag())
                .findFirst()
                .orElseThrow();
        for (RRset set : sets) {
          if (set.name().equals(used.owner())
              && set.type().equals(used.signature().typeCovered())) {
            works.add(
                PlatformVerification.of(
                    PlatformVerification.engine(key),
                    PlatformVerification.key(key),
                    used.signature(),
                    set));
            break;
          }
        }
      }
    }
    return works;
  }

  /**
   * Validates with nothing but the trust anchor, and asks for what is missing.
   *
   * @return the result
   * @throws WireFormatException never
   */
  @Benchmark
  public Validation wiredns() throws WireFormatException {
    return ask(new KnownRecords(), new LinkedHashSet<>());
  }

  /**
   * Validates a new response to the question; all others are known.
   *
   * @return the result
   * @throws WireFormatException never
   */
  @Benchmark
  public Validation wirednsWarm() throws WireFormatException {
    known.add(Message.parse(recorded.response(question)));
    return validator.validate(question, known, recorded.at());
  }

  /**
   * Validates with dnsjava and an empty cache of keys.
   *
   * @return the response with the AD flag
   */
  @Benchmark
  public org.xbill.DNS.Message dnsjava() {
    return validated(resolver());
  }

  /**
   * Validates with dnsjava, which has the keys of all zones in its cache.
   *
   * @return the response with the AD flag
   */
  @Benchmark
  public org.xbill.DNS.Message dnsjavaWarm() {
    return validated(warm);
  }

  private org.xbill.DNS.Message validated(ValidatingResolver resolver) {
    return resolver.sendAsync(query, Runnable::run).toCompletableFuture().join();
  }

  /**
   * Verifies all signatures that the verdict rests on, each once, with the Java platform alone.
   *
   * @return their number
   * @throws GeneralSecurityException never
   */
  @Benchmark
  public int signatures() throws GeneralSecurityException {
    return run(ofChain);
  }

  /**
   * Verifies those of the response to the question.
   *
   * @return their number
   * @throws GeneralSecurityException never
   */
  @Benchmark
  public int signaturesWarm() throws GeneralSecurityException {
    return run(ofAnswer);
  }

  private static int run(List<PlatformVerification> works) throws GeneralSecurityException {
    for (PlatformVerification work : works) {
      work.run();
    }
    return works.size();
  }
}
