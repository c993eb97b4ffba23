package io.wiredns.bench;

import io.wiredns.bench.WirednsLoad.Way;
import java.net.InetSocketAddress;
import java.util.Set;

/** A client that sends concurrent queries for addresses to a server. */
interface LoadClient extends AutoCloseable {
  /** A callback for the end of a query. */
  interface Done {
    void done(boolean answered);
  }

  /** Creates the client for a name of the command line. */
  static LoadClient of(String name, InetSocketAddress server) throws Exception {
    return switch (name) {
      case "wiredns", "older" -> new WirednsLoad(server, Set.of());
      case "wiredns-view" -> new WirednsLoad(server, Set.of(Way.VIEW));
      case "wiredns-plain" -> new WirednsLoad(server, Set.of(Way.NO_COOKIE));
      case "wiredns-plain-view" -> new WirednsLoad(server, Set.of(Way.NO_COOKIE, Way.VIEW));
      case "wiredns-fresh" -> new WirednsLoad(server, Set.of(Way.FRESH_PORTS));
      case "wiredns-tcp" -> new WirednsLoad(server, Set.of(Way.TCP));
      case "dnsjava" -> new DnsjavaLoad(server, false);
      case "dnsjava-tcp" -> new DnsjavaLoad(server, true);
      case "netty" -> new NettyLoad(server);
      default -> throw new IllegalArgumentException("no client " + name);
    };
  }

  /** Sends a query for the A records of a name. */
  void ask(String name, Done done) throws Exception;

  @Override
  void close();
}
