package io.wiredns.bench.siege;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;

/** What besieges a server until it is stopped. */
interface Besieger {
  /** Ends the siege: closes all sockets, stops all threads. */
  void stop() throws IOException, InterruptedException;

  /** Returns what it has done, as text. */
  String summary();

  /** Returns what it found wrong, or an empty text. */
  default String fault() {
    return "";
  }

  /** Returns a random address of 127.0.2-9.x, with which the good clients have none in common. */
  static InetSocketAddress local(Random random) throws IOException {
    byte[] octets = {127, 0, (byte) (2 + random.nextInt(8)), (byte) (1 + random.nextInt(250))};
    return new InetSocketAddress(InetAddress.getByAddress(octets), 0);
  }
}
