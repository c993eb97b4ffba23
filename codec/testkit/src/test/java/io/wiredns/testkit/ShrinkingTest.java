package io.wiredns.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.OptionFault;
import io.wiredns.codec.message.Message;
import io.wiredns.testkit.jqwik.DnsArbitraries;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/** Arbitraries shrink to messages that a person can read. */
class ShrinkingTest {
  /** Returns the smallest value that shrinking finds among those that are wanted. */
  private static <T> T smallest(
      Arbitrary<T> arbitrary, java.util.function.Predicate<T> wanted, long seed) {
    AtomicReference<T> found = new AtomicReference<>();
    JqwikSession.run(
        () -> {
          java.util.Random random = new java.util.Random(seed);
          Shrinkable<T> best = null;
          for (int i = 0; i < 20_000 && best == null; i++) {
            Shrinkable<T> next = arbitrary.generator(1_000).next(random);
            best = wanted.test(next.value()) ? next : null;
          }
          boolean smaller = true;
          for (int steps = 0; smaller && steps < 2_000; steps++) {
            Shrinkable<T> from = best;
            Shrinkable<T> better =
                from.shrink().filter(one -> wanted.test(one.value())).findFirst().orElse(null);
            smaller = better != null;
            best = smaller ? better : best;
          }
          found.set(best.value());
        });
    return found.get();
  }

  @Test
  void aMessageShrinksToTheRecordThatMatters() {
    Message message =
        smallest(
            DnsArbitraries.messages(),
            one -> one.authorities().stream().anyMatch(r -> r.type().equals(RecordType.SOA)),
            7);
    int records =
        message.answers().size() + message.authorities().size() + message.additionals().size();
    assertEquals(1, records, message.toString());
    assertTrue(Messages.octets(message).length < 120, message.toString());
  }

  @Test
  void aMalformedMessageKeepsItsFaultWhileItShrinks() {
    Planted planted =
        smallest(
            DnsArbitraries.planted(OptionFault.COOKIE_LENGTH),
            one -> one.fault() == OptionFault.COOKIE_LENGTH,
            7);
    assertTrue(planted.message().length() < 80, planted.toString());
  }
}
