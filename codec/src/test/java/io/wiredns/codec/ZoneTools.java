package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** dig and nsupdate, which query and update the zones of a server at a port of loopback. */
public final class ZoneTools {
  private ZoneTools() {}

  /** Returns the records that dig prints. */
  public static List<ResourceRecord> dig(int port, String... words) {
    String[] command =
        Stream.concat(
                Stream.of("dig", "@127.0.0.1", "-p", "" + port, "+noall", "+answer", "+time=5"),
                Stream.of(words))
            .toArray(String[]::new);
    Tool.Result result = Tool.run("", command);
    assertEquals(0, result.status(), result.output());
    return records(result.output());
  }

  /** Returns the records of a text with absolute names. */
  public static List<ResourceRecord> records(String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    List<ResourceRecord> records = new ArrayList<>();
    try (ZoneReader reader = ZoneReader.of(new ByteArrayInputStream(octets), Name.ROOT)) {
      for (var record = reader.next(); record != null; record = reader.next()) {
        records.add(record);
      }
    } catch (IOException | TextFormatException wrong) {
      throw new AssertionError(text.lines().limit(20).toList().toString(), wrong);
    }
    return records;
  }

  /** Returns the current serial of a server's zone. */
  public static long serial(int port, Name zone) {
    return dig(port, zone.toString(), "SOA").get(0).rdata(Soa.class).orElseThrow().serial();
  }

  /** Changes a zone by nsupdate, signed with the key of {@link ZoneServers}. */
  public static void update(int port, Name zone, String... commands) {
    String script =
        "server 127.0.0.1 %d\nzone %s\n%s\nsend\n"
            .formatted(port, zone, String.join("\n", commands));
    Tool.Result result = Tool.run(script, "nsupdate", "-y", ZoneServers.KEY);
    assertEquals(0, result.status(), result.output());
  }
}
