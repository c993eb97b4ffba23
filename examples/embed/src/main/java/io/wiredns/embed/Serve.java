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

/** A server that answers later, over UDP and TCP, and closes when all have their answers. */
public final class Serve implements AutoCloseable {
  private final DnsServer server;

  /**
   * Starts a server.
   *
   * @param address where it listens; port 0 for any that is free
   * @param listener is told of each event, for the meters of a program
   * @throws IOException if the address is taken
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
   * Where it listens.
   *
   * @return the address with its port
   */
  public InetSocketAddress address() {
    return server.udpAddresses().get(0);
  }

  /** Takes no more requests, and gives those that there are two seconds. */
  @Override
  public void close() {
    server.close(Duration.ofSeconds(2));
  }

  @Override
  public String toString() {
    return server.counters().counts().toString();
  }
}
