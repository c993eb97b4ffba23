package io.wiredns.embed;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.DnsClientException;
import io.wiredns.core.client.RequestOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Waits no longer than it wants to: a time-out, a request that is cancelled, threads that wait. */
public final class AskAndGiveUp {
  private AskAndGiveUp() {}

  /**
   * Gives a request so much time.
   *
   * @param client asks
   * @param name for what
   * @param time how long
   * @return the response, or why there is none
   * @throws IOException if there is none for another reason than that time is over
   * @throws InterruptedException if the thread is interrupted, which ends the request
   */
  public static String within(DnsClient client, Name name, Duration time)
      throws IOException, InterruptedException {
    RequestOptions options = RequestOptions.DEFAULT.withTimeout(time);
    try {
      return client.query(Message.query(0, name, RecordType.A), options).rcode().toString();
    } catch (DnsClientException failure) {
      if (failure.reason() != DnsClientException.Reason.TIMEOUT) {
        throw failure;
      }
      return "no response in " + time;
    }
  }

  /**
   * Asks and wants no response any more: nothing of the request is left.
   *
   * @param client asks
   * @param name for what
   * @return the request
   */
  public static CompletableFuture<Message> cancelled(DnsClient client, Name name) {
    CompletableFuture<Message> response = client.send(name, RecordType.A);
    response.cancel(false);
    return response;
  }

  /**
   * Asks for many names, each on a thread that waits: best virtual ones.
   *
   * @param client asks
   * @param names for what
   * @param threads one for each name, as {@code Executors.newVirtualThreadPerTaskExecutor()} has it
   * @return how many were answered
   * @throws InterruptedException if the thread is interrupted
   * @throws ExecutionException if one has no response
   */
  public static int waiting(DnsClient client, List<Name> names, ExecutorService threads)
      throws InterruptedException, ExecutionException {
    List<Callable<Message>> callers =
        names.stream()
            .<Callable<Message>>map(name -> () -> client.query(name, RecordType.A))
            .toList();
    int answered = 0;
    for (Future<Message> response : threads.invokeAll(callers)) {
      answered += response.get().answers().size();
    }
    return answered;
  }
}
