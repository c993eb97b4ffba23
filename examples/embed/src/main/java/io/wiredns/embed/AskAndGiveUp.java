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

/**
 * Three ways to ask: with a timeout, with a request that is cancelled, and on threads that block
 * until there is a response.
 */
public final class AskAndGiveUp {
  private AskAndGiveUp() {}

  /**
   * Asks for an address, and gives up after a timeout.
   *
   * @param client the client
   * @param name the name to ask for
   * @param time the timeout
   * @return the response code, or a sentence if there is no response in time
   * @throws IOException if there is no response for another reason than the timeout
   * @throws InterruptedException if the thread is interrupted, which cancels the request
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
   * Asks for an address and cancels the request, which releases everything that belongs to it.
   *
   * @param client the client
   * @param name the name to ask for
   * @return the request
   */
  public static CompletableFuture<Message> cancelled(DnsClient client, Name name) {
    CompletableFuture<Message> response = client.send(name, RecordType.A);
    response.cancel(false);
    return response;
  }

  /**
   * Asks for the addresses of many names, each on a thread that blocks, preferably a virtual one.
   *
   * @param client the client
   * @param names the names to ask for
   * @param threads an executor that has a thread for each name, such as {@code
   *     Executors.newVirtualThreadPerTaskExecutor()}
   * @return the number of records in the answer sections of all responses
   * @throws InterruptedException if the thread is interrupted
   * @throws ExecutionException if there is no response to a query
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
