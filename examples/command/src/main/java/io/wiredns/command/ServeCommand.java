package io.wiredns.command;

import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.core.EventListener;
import io.wiredns.core.server.DnsServer;
import io.wiredns.core.server.RateLimit;
import io.wiredns.core.server.ServerEvent;
import io.wiredns.zone.TransferAccess;
import io.wiredns.zone.Zone;
import io.wiredns.zone.ZoneServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves zone files. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Answers queries from zone files, as an authoritative server over UDP and TCP, until it is"
          + " stopped.",
      "Zone files are read again when they change; older versions since the start are kept for IXFR.",
      "Recommended: java -XX:+UseSerialGC -Xmx128m -jar wiredns.jar serve ...; a million records need"
          + " about 300 MiB, and twice as much while they are read.",
      "Exit status: 2 for wrong use, an unreadable zone or an address that is in use."
    })
final class ServeCommand implements Callable<Integer> {
  private static final long WATCH_SECONDS = 1;

  @Option(
      names = "--listen",
      paramLabel = "ADDR:PORT",
      required = true,
      description =
          "An address to listen on, such as 192.0.2.1:53 or [2001:db8::1]:53; may be repeated.")
  private List<String> addresses;

  @Option(
      names = "--zone",
      paramLabel = "ORIGIN=FILE",
      required = true,
      description = "A zone and its file; may be repeated.")
  private List<String> zones;

  @Option(
      names = "--key",
      paramLabel = "[ALGORITHM:]NAME:SECRET",
      description = "A TSIG key, hmac-sha256 by default; may be repeated.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "A file with TSIG keys of tsig-keygen; may be repeated.")
  private List<Path> keyFiles = new ArrayList<>();

  @Option(
      names = "--allow-transfer",
      paramLabel = "CIDR|key:NAME",
      description = "The clients that may transfer zones; none by default. May be repeated.")
  private List<String> transfers = new ArrayList<>();

  @Option(
      names = "--rate-limit",
      paramLabel = "N|off",
      description =
          "The maximum number of UDP responses about one name to a network (IPv4 /24, IPv6 /56) in a"
              + " second; ten times as many about all names together. 1,000 by default,"
              + " off for no limit. Loopback addresses have no limit.")
  private String rateLimit;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "The number of threads for each UDP address, and of those for TCP; 1 by default.")
  private int threads = 1;

  @Option(
      names = "--verbose",
      description = "Writes to standard error which packets were dropped, and why.")
  private boolean verbose;

  private final Map<Name, Path> files = new LinkedHashMap<>();
  private final Map<Path, FileTime> read = new LinkedHashMap<>();

  @Override
  public Integer call() throws IOException, InputException, InterruptedException {
    ZoneServer zoneServer = new ZoneServer(access());
    for (String zone : zones) {
      add(zone);
    }
    for (Map.Entry<Name, Path> zone : files.entrySet()) {
      zoneServer.put(load(zone.getKey(), zone.getValue()));
    }
    CountDownLatch stopped = new CountDownLatch(1);
    try (DnsServer server = settings(zoneServer).start()) {
      Thread hook = new Thread(() -> stop(server, stopped), "wiredns-stop");
      Runtime.getRuntime().addShutdownHook(hook);
      server.udpAddresses().forEach(address -> System.out.println("listening at " + address));
      while (!stopped.await(WATCH_SECONDS, TimeUnit.SECONDS)) {
        files.forEach((name, file) -> reload(zoneServer, name, file));
      }
    }
    return Wiredns.GOOD;
  }

  private static void stop(DnsServer server, CountDownLatch stopped) {
    server.close();
    System.err.println("wiredns: " + server.counters());
    stopped.countDown();
  }

  private DnsServer.Builder settings(ZoneServer zoneServer) throws InputException, IOException {
    DnsServer.Builder settings = DnsServer.builder();
    try {
      for (String address : addresses) {
        settings.listen(address(address));
      }
      settings.viewHandler(zoneServer).handler(zoneServer).threadCount(threads).keys(keys());
      if (rateLimit != null) {
        settings.rateLimit(rateLimit(rateLimit));
      }
    } catch (IllegalArgumentException wrong) {
      throw new InputException(wrong.getMessage());
    }
    return settings.listener(listener());
  }

  private static RateLimit rateLimit(String text) throws InputException {
    if (text.equals("off")) {
      return RateLimit.off();
    }
    try {
      return RateLimit.of(Integer.parseInt(text));
    } catch (NumberFormatException wrong) {
      throw new InputException("--rate-limit " + text + " is neither a number nor off");
    }
  }

  private EventListener<ServerEvent> listener() {
    return new EventListener<ServerEvent>() {
      @Override
      public void event(ServerEvent event, InetSocketAddress peer) {
        if (verbose && !event.isEveryday()) {
          System.err.println("wiredns: " + event + " " + peer);
        }
      }

      @Override
      public void failed(Throwable failure, InetSocketAddress peer) {
        if (verbose) {
          System.err.println("wiredns: " + peer + ": " + failure);
        }
      }
    };
  }

  private static InetSocketAddress address(String text) throws InputException {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
    // Only digits, hexadecimal digits, dots and colons, so that no name is looked up.
    if (!host.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.%a-z0-9]*")
        || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new InputException("--listen " + text + ": expected ADDR:PORT");
    }
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException | IllegalArgumentException wrong) {
      throw new InputException("--listen " + text + ": " + wrong.getMessage());
    }
  }

  private List<TsigKey> keys() throws InputException, IOException {
    List<TsigKey> all = new ArrayList<>();
    for (String key : keys) {
      all.add(DigWords.key(key));
    }
    for (Path file : keyFiles) {
      all.addAll(DigWords.keys(file));
    }
    return all;
  }

  private TransferAccess access() throws InputException {
    TransferAccess access = new TransferAccess();
    try {
      transfers.forEach(access::allow);
    } catch (IllegalArgumentException wrong) {
      throw new InputException("--allow-transfer " + wrong.getMessage());
    }
    return access;
  }

  private void add(String zone) throws InputException {
    int equals = zone.indexOf('=');
    if (equals < 0) {
      throw new InputException("--zone " + zone + ": expected ORIGIN=FILE");
    }
    try {
      files.put(Name.of(zone.substring(0, equals)), Path.of(zone.substring(equals + 1)));
    } catch (IllegalArgumentException wrong) {
      throw new InputException("--zone " + zone + ": " + wrong.getMessage());
    }
  }

  private Zone load(Name origin, Path file) throws IOException, InputException {
    FileTime time = Files.getLastModifiedTime(file);
    try (ZoneReader reader = ZoneReader.of(file, origin)) {
      Zone zone = Zone.read(reader);
      read.put(file, time);
      zone.ignoredRecords()
          .forEach(
              record ->
                  System.err.println(
                      "wiredns: "
                          + file
                          + ": ignored, as it is not in the zone: "
                          + record.name()));
      return zone;
    } catch (TextFormatException | IllegalArgumentException wrong) {
      throw new InputException(file + ": " + wrong.getMessage());
    }
  }

  /**
   * Loads a new version of a file. If it has an error, the error is reported and the old version
   * stays.
   */
  private void reload(ZoneServer zoneServer, Name origin, Path file) {
    try {
      FileTime time = Files.getLastModifiedTime(file);
      if (!time.equals(read.get(file))) {
        read.put(file, time);
        zoneServer.put(load(origin, file));
      }
    } catch (IOException | InputException wrong) {
      System.err.println("wiredns: " + wrong.getMessage());
    }
  }
}
