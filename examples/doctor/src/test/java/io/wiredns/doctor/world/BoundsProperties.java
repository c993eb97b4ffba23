package io.wiredns.doctor.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.wire.Name;
import io.wiredns.dnssec.chain.TrustAnchors;
import io.wiredns.doctor.Diagnosis;
import io.wiredns.doctor.Doctor;
import io.wiredns.doctor.exchange.ExchangeAttempt;
import io.wiredns.doctor.exchange.ReplyJudge;
import io.wiredns.doctor.report.HtmlReport;
import io.wiredns.doctor.report.JsonReport;
import io.wiredns.doctor.report.TextReport;
import io.wiredns.doctor.survey.RootHints;
import io.wiredns.doctor.survey.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever servers reply, a walk ends within its bounds and can be told. */
class BoundsProperties {
  private static final List<String> NAMES =
      List.of(".", "test.", "zone.test.", "www.zone.test.", "ns.zone.test.", "ns.other.", "other.");

  /** Servers that answer anything: records of any sections, RCODEs, flags, and changed octets. */
  private static final class Fuzzed implements Wire {
    private final Random random;
    private final AtomicInteger count = new AtomicInteger();

    Fuzzed(long seed) {
      random = new Random(seed);
    }

    @Override
    public synchronized ExchangeAttempt send(Order order, Duration timeout) {
      count.incrementAndGet();
      ExchangeAttempt attempt =
          new ExchangeAttempt(
              order.server(),
              order.isTcp() ? Transport.TCP : Transport.UDP,
              order.message(),
              order.message().toWire(),
              List.of(),
              false);
      attempt.result = ExchangeAttempt.Result.SILENT;
      if (random.nextInt(8) > 0) {
        byte[] octets = new FuzzedReply(random, NAMES).to(order.message());
        new ReplyJudge(attempt, null).isResponse(octets, order.server());
      }
      return attempt;
    }
  }

  @Property(tries = 150)
  void aWalkEndsWithinItsBounds(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int mostQueries) {
    Fuzzed wire = new Fuzzed(seed);
    Doctor doctor =
        Doctor.builder()
            .root(
                new RootHints(Map.of(Name.of("a."), List.of(World.address(World.ROOT)))),
                TrustAnchors.root())
            .families(true, true)
            .gap(Duration.ZERO)
            .mostQueries(mostQueries)
            .wire(wire)
            .build();
    Diagnosis diagnosis = doctor.diagnose("www.zone.test", RecordType.A, line -> {});
    assertTrue(wire.count.get() <= mostQueries, wire.count::toString);
    assertEquals(wire.count.get(), diagnosis.queries());
    assertEquals(wire.count.get() > 0, diagnosis.queries() > 0);
    String json = JsonReport.of(diagnosis, true);
    assertTrue(json.matches("[ -~]*"), json);
    assertTrue(TextReport.of(diagnosis, true).matches("[ -~\n]*"));
    assertTrue(HtmlReport.of(diagnosis).startsWith("<!"));
  }
}
