package io.wiredns.command.serve;

import io.wiredns.codec.wire.Name;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.FormatOptions;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Option;
import io.wiredns.command.line.Subcommand;
import io.wiredns.command.line.Syntax;
import io.wiredns.command.output.Voice;
import io.wiredns.core.server.DnsServer;
import io.wiredns.doctor.report.JsonLine;
import io.wiredns.zone.Change;
import io.wiredns.zone.Zone;
import io.wiredns.zone.ZoneServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Serves zone files. */
public final class ServeCommand implements Subcommand {
  private final Option<List<String>> addresses =
      Option.texts(
              "--listen",
              "ADDR:PORT",
              "An address to listen on over UDP and TCP, such as 192.0.2.1:53 or [2001:db8::1]:53; may"
                  + " be repeated. 0.0.0.0 and [::] stand for all IPv4 or IPv6 addresses of this"
                  + " machine's interfaces, and follow changes; an address that no interface has, such"
                  + " as 127.0.0.2, must be named.")
          .required();

  private final Option<List<String>> zones =
      Option.texts(
              "--zone", "ORIGIN=FILE", "A zone and its file; may be repeated. $INCLUDE is refused.")
          .required();

  private final Option<Boolean> verbose =
      Option.flag(
          "--verbose",
          "Writes to standard error which packets were dropped, and why, and which servers accepted"
              + " a notification.");

  private final ServeTransfers transfers = new ServeTransfers();

  private final ServeAnswers answers = new ServeAnswers();

  private final ServeAbuse abuse = new ServeAbuse();

  private final ServeLimits.Memory memory = new ServeLimits.Memory();

  private final ServeLimits.Times times = new ServeLimits.Times();

  private final Process process = new Process();

  /** The options for the process itself. */
  static final class Process {
    private final Option<Integer> threads =
        Option.integer(
            "--threads",
            "N",
            "The number of threads for each UDP address, and of those for TCP; 1 by default.");

    private final Option<String> metrics =
        Option.text(
            "--metrics",
            "ADDR:PORT",
            "Serves metrics for Prometheus at http://ADDR:PORT/metrics, without access control: use"
                + " an address that only your own machines reach.");

    private List<Option<?>> options() {
      return List.of(threads, metrics);
    }
  }

  private RequestMetrics requestMetrics;
  private ZoneMetrics zoneMetrics;

  private final FormatOptions format =
      new FormatOptions("a line for each address, and for each line on standard error");

  private void log(String line) {
    if (format.isJson()) {
      JsonLine json = new JsonLine().text("time", Voice.time(Instant.now()));
      System.err.println(json.text("message", line));
    } else {
      System.err.println("wiredns: " + line);
    }
  }

  private void listening(InetSocketAddress address) {
    String server = Voice.server(address);
    System.out.println(
        format.isJson() ? new JsonLine().text("listening", server) : "listening at " + server);
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
            "serve",
            "Answers queries from zone files, as an authoritative server over UDP and TCP, until it is"
                + " stopped.",
            "",
            "A zone file that has changed is read again when its size and time have not changed for 3"
                + " seconds. If it cannot be read or has an error, the zone stays as it is, and a line on"
                + " standard error gives the reason. Replace zone files by renaming, and raise the serial: a"
                + " version with the same or a lower serial is served, but secondary servers do not fetch"
                + " it. Earlier versions since the start are kept for IXFR.",
            "",
            "SIGHUP reads all zone files again at once; keys, secrets and options stay as they are. SIGTERM"
                + " answers the requests that have arrived, and ends the server.",
            "",
            "Recommended: java -XX:+UseSerialGC -Xmx128m -jar wiredns.jar serve ...; for a million short"
                + " records -XX:+UseTransparentHugePages and -Xmx400m, or -Xmx640m if most of them may"
                + " change at once, because both versions are in memory while a file is read again."
                + " -XX:+UseParallelGC instead of -XX:+UseSerialGC reads large zones sooner if there are"
                + " two or more processors.",
            "",
            "Exit status: 2 for wrong use, an unreadable zone or an address that is in use.",
            "")
        .synopsis("wiredns serve --listen ADDR:PORT... --zone ORIGIN=FILE... [OPTION...]")
        .options(addresses, zones, verbose)
        .options(format.options())
        .group("%nSecondary servers:%n", transfers.options())
        .group("%nAnswers:%n", answers.options())
        .group("%nForged source addresses:%n", abuse.options())
        .group("%nMemory and connections:%n", memory.options())
        .group("%nTimes:%n", times.options())
        .group("%nThreads and metrics:%n", process.options())
        .footer(
            "",
            "Example: wiredns serve --listen 192.0.2.1:53 --zone example.org=example.org.zone"
                + " --allow-transfer 192.0.2.2 --notify example.org=192.0.2.2");
  }

  @Override
  public Integer call() throws IOException, InputException, InterruptedException {
    ZoneServer zoneServer = new ZoneServer(transfers.access());
    try (MetricsPage page = page();
        Announcer announcer =
            new Announcer(transfers.notified(), transfers.notifyKey(), this::log, verbose.get())) {
      ZoneFiles files = files(zoneServer, announcer);
      for (Name zone : transfers.notified().keySet()) {
        if (!files.contains(zone)) {
          throw new InputException("--notify " + zone + ": no such zone in --zone");
        }
      }
      DnsServer.Builder settings = settings(zoneServer);
      ServeWatch watch = new ServeWatch(files, this::log, this::listening);
      files.load();
      // Moves the objects of a zone next to each other, in the order in which they were read: a
      // lookup then waits for memory less often, which is most of its time.
      System.gc();
      try (DnsServer server = settings.start()) {
        Thread hook = new Thread(() -> stop(server, watch), "wiredns-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        if (page != null) {
          page.start(new ServerMetrics(requestMetrics, zoneMetrics, server)::text);
          log("metrics at " + page.url());
        }
        zoneServer.zones().forEach(announcer::announce);
        if (verbose.get()) {
          log(server.toString());
        }
        watch.run(server);
      }
    }
    return ExitStatus.GOOD;
  }

  private ZoneFiles files(ZoneServer zoneServer, Announcer announcer) throws InputException {
    ZoneFiles.Listener listener =
        new ZoneFiles.Listener() {
          @Override
          public void taken(Zone zone, Change change) {
            if (zoneMetrics != null) {
              zoneMetrics.taken(zone, change, System.nanoTime());
            }
            if (change == Change.NEWER) {
              announcer.announce(zone);
            }
          }

          @Override
          public void failed(Name zone) {
            if (zoneMetrics != null) {
              zoneMetrics.failed(zone);
            }
          }
        };
    ZoneFiles files = new ZoneFiles(zoneServer, this::log, listener);
    for (String zone : zones.get()) {
      int equals = zone.indexOf('=');
      if (equals < 0 || equals == zone.length() - 1) {
        throw new InputException("--zone " + zone + ": expected ORIGIN=FILE");
      }
      try {
        files.add(Name.of(zone.substring(0, equals)), Path.of(zone.substring(equals + 1)));
      } catch (IllegalArgumentException wrong) {
        throw new InputException("--zone " + zone + ": " + wrong.getMessage());
      }
    }
    return files;
  }

  private void stop(DnsServer server, ServeWatch watch) {
    watch.stop();
    server.close(times.grace());
    log(Voice.counts("stopped", server.counters().counts()));
  }

  /** Returns the settings of the server that the options describe. */
  DnsServer.Builder settings(ZoneServer zoneServer) throws InputException, IOException {
    DnsServer.Builder settings = DnsServer.builder();
    for (String address : addresses.get()) {
      settings.listen(ServeValues.address("--listen", address));
    }
    settings
        .viewHandler(zoneServer)
        .handler(zoneServer)
        .listener(new ServeListener(this::log, verbose.get(), requestMetrics));
    try {
      settings.keys(transfers.keys());
    } catch (IllegalArgumentException wrong) {
      throw new InputException("--key: " + wrong.getMessage());
    }
    answers.apply(settings, zoneServer);
    abuse.apply(settings);
    memory.apply(settings);
    times.apply(settings);
    ServeValues.set(process.threads, settings::threadCount);
    return settings;
  }

  /** Returns the page of metrics; null if there is none. */
  private MetricsPage page() throws InputException, IOException {
    String metrics = process.metrics.get();
    if (metrics == null) {
      return null;
    }
    requestMetrics = new RequestMetrics();
    zoneMetrics = new ZoneMetrics();
    InetSocketAddress address = ServeValues.address("--metrics", metrics);
    try {
      return MetricsPage.bind(address);
    } catch (IOException inUse) {
      throw new InputException("--metrics " + metrics + ": " + inUse.getMessage());
    } catch (NoClassDefFoundError missing) {
      throw new InputException("--metrics needs the module jdk.httpserver, which this Java lacks");
    }
  }
}
