package io.wiredns.command;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.Unexpected;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Runs the usual commands in one process, from whose list of classes {@code lib/make-archive} makes
 * an archive. What they write does not matter, nor whether they succeed.
 */
final class Training {
  private static final String ZONE =
      """
      $TTL 3600
      @ SOA ns hostmaster 1 7200 900 1209600 300
      @ NS ns
      ns A 192.0.2.1
      www A 192.0.2.2
      www AAAA 2001:db8::2
      txt TXT "text"
      """;

  private Training() {}

  /**
   * Runs the commands.
   *
   * @param arguments a folder for files that are needed meanwhile
   */
  public static void main(String[] arguments) throws IOException {
    Thread.setDefaultUncaughtExceptionHandler(new Unexpected());
    Path folder = Path.of(arguments[0]);
    String zone = Files.writeString(folder.resolve("zone"), ZONE).toString();
    Files.setLastModifiedTime(Path.of(zone), FileTime.from(Instant.EPOCH));
    Message query = Message.query(7, Name.of("www.example"), RecordType.A);
    String hex = HexFormat.of().formatHex(query.toWire());
    String messages = Files.writeString(folder.resolve("messages"), hex + "\n").toString();
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Thread server =
        new Thread(
            () ->
                run(
                    "serve --allow-transfer 127.0.0.0/8 --listen 127.0.0.1:" + port + " --zone",
                    "example=" + zone));
    server.setDaemon(true);
    server.start();
    run("explain NXDOMAIN 16 NODATA ede:7");
    run("explain --format json NXDOMAIN");
    run("explain --summary --message", messages);
    run("explain --message", messages);
    run("rr MX");
    run("rr");
    run("rcodes");
    run("faults POINTER_NOT_PRIOR");
    for (String format : new String[] {"text", "json", "tree", "tsv"}) {
      run("dissect --format " + format, messages);
    }
    run("dissect --tolerant", messages);
    run("reencode", messages);
    run("check-zone example", zone);
    String at = "@127.0.0.1#" + port;
    for (String word : new String[] {"+tries=20", "+short", "+json", "+dnssec", "+tcp"}) {
      run("query " + at + " www.example +timeout=1 " + word);
    }
    run("query " + at + " txt.example TXT");
    run("query " + at + " missing.example");
    run("axfr " + at + " example");
    run("compare www.example A 127.0.0.1#" + port + " 127.0.0.1#" + port);
    run("--help");
    run("dissect --nosuch");
    System.exit(ExitStatus.GOOD);
  }

  /** Runs a command line: words with spaces between them, and words with spaces in them. */
  private static void run(String line, String... more) {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.addAll(List.of(more));
    Wiredns.run(words.toArray(new String[0]));
  }
}
