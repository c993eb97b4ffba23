package io.wiredns.bench;

import java.net.InetSocketAddress;

/** A client that sends concurrent queries for addresses to a server. */
interface LoadClient extends AutoCloseable {
  /** A callback for the end of a query. */
  interface Done {
    void done(boolean answered);
  }

  /** Creates the client for a name of the command line. */
  static LoadClient of(String name, InetSocketAddress server) throws Exception {
    return switch (name) {
      case "wiredns" -> new WirednsLoad(server, false, false, false);
      case "wiredns-view" -> new WirednsLoad(server, false, false, true);
      case "wiredns-fresh" -> new WirednsLoad(server, true, false, false);
      case "wiredns-tcp" -> new WirednsLoad(server, false, true, false);
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
