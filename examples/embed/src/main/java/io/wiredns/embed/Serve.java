package io.wiredns.embed;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.core.EventListener;
import io.wiredns.core.server.DnsServer;
import io.wiredns.core.server.Request;
import io.wiredns.core.server.ServerEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A server over UDP and TCP whose handler answers later, and which waits for pending answers when
 * it is closed.
 */
public final class Serve implements AutoCloseable {
  private final DnsServer server;

  /**
   * Starts a server.
   *
   * @param address the address to listen on; port 0 for any free port
   * @param listener a listener, which is called for each event, for metrics
   * @throws IOException if the address is in use
   */
  public Serve(InetSocketAddress address, EventListener<ServerEvent> listener) throws IOException {
    server = DnsServer.builder().listen(address).handler(this::answer).listener(listener).start();
  }

  private CompletableFuture<Message> answer(Request request) {
    return CompletableFuture.supplyAsync(
        () ->
            Message.responseTo(request.message())
                .authoritative(true)
                .answer(new ResourceRecord(request.question().name(), 60, A.of("127.0.0.1")))
                .build());
  }

  /**
   * Returns the address of the server.
   *
   * @return the address with the port
   */
  public InetSocketAddress address() {
    return server.udpAddresses().get(0);
  }

  /**
   * Accepts no more requests, and closes the server when all pending ones are answered, after two
   * seconds at the latest.
   */
  @Override
  public void close() {
    server.close(Duration.ofSeconds(2));
  }

  @Override
  public String toString() {
    return server.counters().counts().toString();
  }
}
