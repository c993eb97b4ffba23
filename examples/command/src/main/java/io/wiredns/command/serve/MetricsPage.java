package io.wiredns.command.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wiredns.command.output.Voice;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Serves metrics over HTTP at {@code /metrics}, on a few threads. */
final class MetricsPage implements AutoCloseable {
  static final String PATH = "/metrics";

  private static final int BACKLOG = 16;
  private static final int THREADS = 4;

  /** The time in seconds after which a client that sends or reads too slowly is disconnected. */
  private static final String SECONDS = "5";

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int WRONG_METHOD = 405;
  private static final int FAILED = 500;

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS,
          run -> {
            Thread made = new Thread(run, "wiredns-metrics");
            made.setDaemon(true);
            return made;
          });

  private MetricsPage(HttpServer server) {
    this.server = server;
  }

  /** Binds an address. No request is answered before {@link #start}. */
  static MetricsPage bind(InetSocketAddress address) throws IOException {
    // The JDK has no limit by default, and each slow client keeps a thread.
    for (String limit : new String[] {"maxReqTime", "maxRspTime"}) {
      String property = "sun.net.httpserver." + limit;
      if (System.getProperty(property) == null) {
        System.setProperty(property, SECONDS);
      }
    }
    return new MetricsPage(HttpServer.create(address, BACKLOG));
  }

  /** Starts to answer requests with a text. */
  void start(Supplier<String> text) {
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, text));
    server.start();
  }

  private static void answer(HttpExchange exchange, Supplier<String> text) throws IOException {
    try (exchange) {
      boolean isHead = exchange.getRequestMethod().equals("HEAD");
      if (!exchange.getRequestURI().getPath().equals(PATH)) {
        exchange.sendResponseHeaders(NOT_FOUND, -1);
      } else if (!isHead && !exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(WRONG_METHOD, -1);
      } else {
        byte[] octets;
        try {
          octets = text.get().getBytes(StandardCharsets.UTF_8);
        } catch (RuntimeException | Error failure) {
          exchange.sendResponseHeaders(FAILED, -1);
          return;
        }
        exchange.getResponseHeaders().set("Content-Type", MetricsText.CONTENT_TYPE);
        exchange.sendResponseHeaders(OK, isHead ? -1 : octets.length);
        if (!isHead) {
          exchange.getResponseBody().write(octets);
        }
      }
    }
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  /** Returns where the metrics are, such as {@code http://127.0.0.1:9153/metrics}. */
  String url() {
    String host = Voice.address(address().getAddress());
    String inBrackets = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return "http://" + inBrackets + ":" + address().getPort() + PATH;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
