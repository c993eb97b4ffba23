package io.wiredns.bench;

import java.io.IOException;

/** Sends queries for the hosts of the zone load.test, and counts the answers. */
interface Load extends AutoCloseable {
  /** The number of hosts in the zone, named h0, h1 and so on. */
  int HOSTS = 10_000;

  /** Sends queries for some seconds, and waits until all have ended. */
  void run(int seconds) throws Exception;

  /** Returns the number of answered queries. */
  long answered();

  /** Returns the number of failed queries. */
  long failed();

  /** Sets both numbers to 0. */
  void reset();

  @Override
  void close() throws IOException;
}
