package io.wiredns.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CompletionsTest {
  /** More than the futures that are completed together. */
  private static final int QUERIES = 200;

  @Test
  void responsesThatWereReceivedTogetherCompleteTheirFuturesTogether() throws Exception {
    BlockingQueue<ScriptedServer.Query> asked = new LinkedBlockingQueue<>();
    try (ScriptedServer server = new ScriptedServer(asked::add);
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      List<CompletableFuture<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < QUERIES; i++) {
        futures.add(
            client
                .send(Answers.query("h" + i + ".test."))
                .thenApply(response -> responsesRead(client, response)));
      }
      List<ScriptedServer.Query> queries = new ArrayList<>();
      while (queries.size() < QUERIES) {
        queries.add(asked.poll(30, TimeUnit.SECONDS));
      }
      // No response is read before all have arrived.
      CountDownLatch answered = new CountDownLatch(1);
      CountDownLatch stopped = new CountDownLatch(1);
      client
          .loop()
          .execute(
              () -> {
                stopped.countDown();
                await(answered);
              });
      await(stopped);
      for (ScriptedServer.Query query : queries) {
        query.answer(Answers.answer(query.message(), 7));
      }
      answered.countDown();
      int first = Integer.MAX_VALUE;
      for (CompletableFuture<Integer> future : futures) {
        first = Math.min(first, DnsClientTest.get(future));
      }
      assertTrue(first > 1, "responses were read before the first future was completed: " + first);
      assertTrue(first <= Completions.MOST + 1, first + " responses waited for one another");
      assertEquals(0, client.pendingCount());
    }
  }

  private static int responsesRead(DnsClient client, Message response) {
    assertEquals(7, Answers.address(response));
    return (int) client.counters().count(ClientEvent.ANSWERED);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
