package io.wiredns.bench.siege;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;

/** How the connections of a {@link Swarm} behave. Each method may end one by an IOException. */
interface Conduct {
  /** Returns the receive buffer of each connection, or 0 for what the system gives. */
  default int receiveBuffer() {
    return 0;
  }

  /** Returns whether a connection reads what comes as it comes. */
  default boolean reads() {
    return true;
  }

  /** Returns the milliseconds from one {@link #tick} of a connection to the next. */
  default int interval() {
    return 1_000;
  }

  /** Called once a connection has been opened. */
  void connected(Link link, Random random) throws IOException;

  /** Called at even intervals. */
  void tick(Link link, Random random, ByteBuffer scratch) throws IOException;
}
