package io.wiredns.command.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.server.DnsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wiredns serve --notify} with a server of this library as the secondary. */
class AnnouncerTest {
  private static final Name ZONE = Name.of("notify.test");
  private static final String KEY = "hmac-sha256:transfer:c2VjcmV0LXNlY3JldC1zZWNyZXQ=";

  @TempDir private Path directory;

  /** The notifications that arrived: zone, serial, key. */
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  private volatile Rcode answer = Rcode.NOERROR;

  private DnsServer secondary() throws IOException {
    return DnsServer.builder()
        .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
        .keys(List.of(TsigKey.parse(KEY)))
        .opcodes(Opcode.NOTIFY)
        .handler(
            request -> {
              Message notify = request.message();
              heard.add(
                  notify.questions().get(0)
                      + " "
                      + notify.answers().get(0).rdata(Soa.class).orElseThrow().serial()
                      + " "
                      + request.key().map(key -> key.name().toString()).orElse("unsigned"));
              return CompletableFuture.completedFuture(
                  Message.responseTo(notify).rcode(answer).build());
            })
        .start();
  }

  private String heard() throws InterruptedException {
    return heard.poll(30, TimeUnit.SECONDS);
  }

  private Path zone(int serial) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("notify.zone"),
            "$TTL 60\n@ SOA ns hm " + serial + " 7200 3600 1209600 60\n@ NS ns\nns A 127.0.0.1\n");
    Files.setLastModifiedTime(file, FileTime.fromMillis(serial));
    return file;
  }

  private static String at(DnsServer server) {
    return "127.0.0.1#" + server.udpAddresses().get(0).getPort();
  }

  /** Starts a server with serial 6 of the zone, which notifies a secondary. */
  private Serving serve(DnsServer secondary, String... more) throws Exception {
    List<String> options = new ArrayList<>(List.of("--zone", "notify.test=" + zone(6)));
    options.addAll(List.of("--notify", "notify.test=" + at(secondary)));
    options.addAll(List.of(more));
    return Serving.start("64m", options);
  }

  @Test
  void greaterSerialsAreAnnounced() throws Exception {
    try (DnsServer secondary = secondary();
        Serving serving = serve(secondary, "--key", KEY, "--notify-key", "transfer", "--verbose")) {
      assertEquals(ZONE + " IN SOA 6 transfer.", heard());
      serving.expect("notification of " + at(secondary) + " was accepted, serial 6");
      zone(7);
      serving.signal("HUP");
      serving.expect("serial 7, 3 records");
      assertEquals(ZONE + " IN SOA 7 transfer.", heard());
      serving.expect("was accepted, serial 7");
      zone(5);
      serving.signal("HUP");
      serving.expect("LOWER SERIAL 5 AFTER 7");
      serving.signal("HUP");
      serving.expect("unchanged");
      answer = Rcode.REFUSED;
      zone(8);
      serving.signal("HUP");
      serving.expect("serial 8, 3 records");
      // The lower serial was not announced.
      assertEquals(ZONE + " IN SOA 8 transfer.", heard());
      serving.expect("notification of " + at(secondary) + " was answered with REFUSED");
      secondary.close(Duration.ofSeconds(5));
      zone(9);
      serving.signal("HUP");
      serving.expect("serial 9, 3 records");
      String failed = serving.line();
      assertTrue(failed.contains("notification of " + at(secondary) + " failed: "), failed);
      assertEquals(-1, failed.indexOf("null"), failed);
      assertEquals(9, serving.serial(ZONE));
    }
  }

  @Test
  void withoutAKeyItIsNotSigned() throws Exception {
    try (DnsServer secondary = secondary();
        Serving serving = serve(secondary)) {
      assertEquals(ZONE + " IN SOA 6 unsigned", heard());
      assertEquals(List.of(), serving.lines());
    }
  }
}
