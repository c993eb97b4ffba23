package io.wiredns.bench;

import java.net.InetSocketAddress;

/** A client that asks a server for addresses, many at once. */
interface LoadClient extends AutoCloseable {
  /** What is told when a query is over. */
  interface Done {
    void done(boolean answered);
  }

  /** The clients by the names that the command line has. */
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

  /** Asks for the A records of a name. */
  void ask(String name, Done done) throws Exception;

  @Override
  void close();
}
