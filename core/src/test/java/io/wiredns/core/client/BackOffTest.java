package io.wiredns.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.message.Message;
import io.wiredns.core.EventListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks when a query is sent again, with a clock that the test controls. */
@Timeout(60)
class BackOffTest {
  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(10);

  /** Returns the milliseconds between transmissions, until the request ends. */
  private static List<Long> waits(long seed) throws Exception {
    AtomicLong clock = new AtomicLong();
    List<Long> sent = new ArrayList<>();
    EventListener<ClientEvent> listener =
        (event, server) -> {
          if (event == ClientEvent.SENT_UDP) {
            sent.add(clock.get());
          }
        };
    try (ScriptedServer silent = new ScriptedServer(query -> {});
        DnsClient client =
            DnsClient.builder()
                .server(silent.socketAddress())
                .firstWait(Duration.ofSeconds(1))
                .maxWait(Duration.ofSeconds(4))
                .maxTries(6)
                .timeout(Duration.ofSeconds(60))
                .with(settings -> settings.random = new Random(seed))
                .with(settings -> settings.nanoTime = clock::get)
                .listener(listener)
                .build()) {
      CompletableFuture<Message> future = client.send(Answers.query("one.test."));
      while (sent(client, sent) < 6 && !future.isDone()) {
        clock.addAndGet(STEP);
      }
    }
    List<Long> waits = new ArrayList<>();
    for (int i = 1; i < sent.size(); i++) {
      waits.add(TimeUnit.NANOSECONDS.toMillis(sent.get(i) - sent.get(i - 1)));
    }
    return waits;
  }

  /** Makes the loop run everything that is due, and then counts the transmissions. */
  private static int sent(DnsClient client, List<Long> sent) throws Exception {
    CompletableFuture<Integer> count = new CompletableFuture<>();
    client.loop().schedule(0, () -> count.complete(sent.size()));
    return count.get(30, TimeUnit.SECONDS);
  }

  @Test
  void waitsDoubleUpToTheLongestGiveOrTakeAQuarter() throws Exception {
    long[] expected = {1_000, 2_000, 4_000, 4_000, 4_000};
    for (int seed = 1; seed <= 3; seed++) {
      List<Long> waits = waits(seed);
      assertEquals(expected.length, waits.size());
      for (int i = 0; i < expected.length; i++) {
        long wait = waits.get(i);
        assertTrue(
            wait >= expected[i] * 3 / 4 && wait <= expected[i] * 5 / 4 + 20,
            "wait " + i + ": " + waits);
      }
    }
    assertNotEquals(waits(1), waits(2));
  }
}
