package io.wiredns.bench.siege;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;

/** The kinds of siege. */
enum SiegeKind {
  /** 1,000 connections with incomplete messages of 64 KiB. */
  PARTIAL,
  /** 1,000 connections that ask much and hardly read. */
  READERS,
  /** 200 connections that transfer the zone at 1 KiB a second, and a good transfer beside them. */
  TRANSFERS,
  /** 2,000 idle connections. */
  IDLE,
  /** 600 connections, idle, partial and reading slowly, for a server of 200 descriptors. */
  DESCRIPTORS,
  /** 10,000 malformed packets a second, and malformed frames. */
  MALFORMED,
  /** A zone file that is torn, replaced, too large, deleted, or has a lower serial. */
  RELOAD;

  private static final int FEW_DESCRIPTORS = 200;

  /** Returns the name as in the command. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the maximum number of descriptors of the server, or 0 for what the system allows. */
  int descriptors() {
    return this == DESCRIPTORS ? FEW_DESCRIPTORS : 0;
  }

  /**
   * Begins a siege.
   *
   * @param strength 1 for all of it, 0.1 for a tenth
   */
  Besieger begin(InetSocketAddress server, SiegeZone zone, double strength, long seed)
      throws IOException {
    return switch (this) {
      case PARTIAL -> swarm(server, new PartialFrames(), 1_000, strength, seed);
      case READERS -> swarm(server, new SlowReaders(), 1_000, strength, seed);
      case TRANSFERS ->
          new Besiegers(
              List.of(
                  new GoodTransfers(server, seed),
                  swarm(server, new SlowTransfers(), 200, strength, seed)));
      case IDLE -> swarm(server, new IdleConnections(), 2_000, strength, seed);
      case DESCRIPTORS ->
          new Besiegers(
              List.of(
                  swarm(server, new IdleConnections(), 200, strength, seed),
                  swarm(server, new PartialFrames(), 200, strength, seed + 1),
                  swarm(server, new SlowReaders(), 200, strength, seed + 2)));
      case MALFORMED ->
          new MalformedPackets(server, (int) (10_000 * strength), (int) (50 * strength), seed);
      case RELOAD -> new ReloadedFile(server, zone, seed);
    };
  }

  /** Half of the connections can be opened again in a second, so that all are in two seconds. */
  private static Swarm swarm(
      InetSocketAddress server, Conduct conduct, int size, double strength, long seed)
      throws IOException {
    int connections = (int) Math.max(1, size * strength);
    return new Swarm(server, conduct, connections, Math.max(1, connections / 2), seed);
  }
}
