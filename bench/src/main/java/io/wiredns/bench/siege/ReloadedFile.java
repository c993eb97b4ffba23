package io.wiredns.bench.siege;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Does to a zone file what goes wrong with zone files: all of it in half a minute. At the end it
 * writes a good one, which the server must serve.
 */
final class ReloadedFile implements Besieger {
  /** Names that 64 MiB of heap have no room for. */
  private static final int TOO_MANY = 400_000;

  private final InetSocketAddress server;
  private final SiegeZone zone;
  private final Random random;
  private final Map<Deed, Integer> done = new EnumMap<>(Deed.class);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "reloaded-file");
  private volatile String fault = "";

  /** What is done to the file. */
  private enum Deed {
    TORN,
    TORN_FOR_LONG,
    REPLACED,
    TOO_LARGE,
    DELETED,
    LOWER_SERIAL
  }

  ReloadedFile(InetSocketAddress server, SiegeZone zone, long seed) {
    this.server = server;
    this.zone = zone;
    random = new Random(seed);
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      for (int first = random.nextInt(Deed.values().length);
          !stopped.await(100, TimeUnit.MILLISECONDS);
          first++) {
        Deed deed = Deed.values()[first % Deed.values().length];
        done.merge(deed, 1, Integer::sum);
        doIt(deed);
        pause(random.nextInt(2_000));
      }
      fault = ServedSerial.await(server, zone, zone.replace(), random);
    } catch (IOException | InterruptedException | RuntimeException failure) {
      fault = "the writer of the file has died: " + failure;
    }
  }

  private boolean pause(int millis) throws InterruptedException {
    return stopped.await(millis, TimeUnit.MILLISECONDS);
  }

  private void doIt(Deed deed) throws IOException, InterruptedException {
    switch (deed) {
      case TORN -> tear(200 + random.nextInt(1_300), true);
      case TORN_FOR_LONG -> tear(5_000, false);
      case REPLACED -> zone.replace();
      case TOO_LARGE -> {
        zone.replace(zone.latest() + 1, TOO_MANY);
        pause(7_000);
      }
      case DELETED -> {
        Files.delete(zone.file());
        pause(1_000 + random.nextInt(2_000));
        zone.replace();
      }
      default -> {
        zone.replace(Math.max(1, zone.latest() - 1), SiegeZone.HOSTS);
        pause(4_000);
      }
    }
  }

  /**
   * Writes a part of the file, and the rest after a while. For a long while the part must end
   * inside a line: otherwise no server can tell it from a whole file.
   */
  private void tear(int millis, boolean wholeLines) throws IOException, InterruptedException {
    byte[] octets = zone.next();
    int part = octets.length / 4 + random.nextInt(octets.length / 2);
    while (octets[part - 1] == '\n' != wholeLines) {
      part--;
    }
    Path file = zone.file();
    Files.write(file, Arrays.copyOf(octets, part));
    pause(millis);
    Files.write(file, Arrays.copyOfRange(octets, part, octets.length), StandardOpenOption.APPEND);
  }

  @Override
  public void stop() throws InterruptedException {
    stopped.countDown();
    thread.join();
  }

  @Override
  public String summary() {
    return done.toString();
  }

  @Override
  public String fault() {
    return fault;
  }
}
