package io.wiredns.codec;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of this host for the servers of tests, and for addresses at which nothing must listen. A
 * port is reserved until the process ends: it is not among those that the system chooses for
 * clients and for port 0, and a lock keeps it from the other processes with tests.
 */
public final class Ports {
  /** Systems choose ports above: Linux from 32,768 on, others from 49,152 on. */
  static final int LAST = 32_000;

  private static final int FIRST = 15_000;
  private static final int ATTEMPTS = 1_000;

  /** The locks, of which each is for one octet of a file: the octet with the port's number. */
  private static final List<FileLock> HELD = new ArrayList<>();

  private static FileChannel locks;

  private Ports() {}

  /** Returns a port that is free for UDP and TCP at all addresses, and has not been returned. */
  public static synchronized int reserve() throws IOException {
    if (locks == null) {
      String name = "wiredns-ports-" + System.getProperty("user.name");
      Path file = Path.of(System.getProperty("java.io.tmpdir"), name);
      locks = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      FileLock lock = lock(port);
      if (lock != null && isFree(port)) {
        HELD.add(lock);
        return port;
      }
    }
    throw new IOException("no free port among " + ATTEMPTS + " of " + FIRST + ".." + LAST);
  }

  /** Returns a reserved port for each server. */
  public static <S extends Enum<S>> Map<S, Integer> reserve(Class<S> servers) throws IOException {
    Map<S, Integer> ports = new EnumMap<>(servers);
    for (S server : servers.getEnumConstants()) {
      ports.put(server, reserve());
    }
    return ports;
  }

  private static FileLock lock(int port) throws IOException {
    try {
      return locks.tryLock(port, 1, false);
    } catch (OverlappingFileLockException reserved) {
      return null;
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket stream = new ServerSocket(port);
        DatagramSocket datagram = new DatagramSocket(port)) {
      return stream.getLocalPort() == datagram.getLocalPort();
    } catch (IOException taken) {
      return false;
    }
  }
}
