package io.wiredns.core.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.Tool;
import io.wiredns.codec.ZoneServers;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneFormatException;
import io.wiredns.codec.zone.ZoneReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What dig and nsupdate say of servers, in our values. */
final class LiveZones {
  static final Name LIVE = Name.of("live.test");
  static final Name BIG = Name.of("big.test");

  private LiveZones() {}

  static InetSocketAddress address(int port) {
    return new InetSocketAddress("127.0.0.1", port);
  }

  /** The records of dig's answer, in their order. */
  static List<ResourceRecord> dig(int port, String... words) {
    String[] command =
        Stream.concat(
                Stream.of("dig", "@127.0.0.1", "-p", "" + port, "+noall", "+answer", "+time=5"),
                Arrays.stream(words))
            .toArray(String[]::new);
    Tool.Result result = Tool.run("", command);
    assertEquals(0, result.status(), result.output());
    byte[] text = result.output().getBytes(StandardCharsets.US_ASCII);
    List<ResourceRecord> records = new ArrayList<>();
    try (ZoneReader reader = ZoneReader.of(new ByteArrayInputStream(text), Name.ROOT)) {
      for (var record = reader.next(); record != null; record = reader.next()) {
        records.add(record);
      }
    } catch (IOException | ZoneFormatException wrong) {
      throw new AssertionError(result.output().lines().limit(20).toList().toString(), wrong);
    }
    return records;
  }

  static long serial(int port, Name zone) {
    ResourceRecord soa = dig(port, zone.toString(), "SOA").get(0);
    return soa.rdata(io.wiredns.codec.rdata.Soa.class).orElseThrow().serial();
  }

  /** Lets nsupdate change a zone, signed. */
  static void nsupdate(int port, Name zone, String... commands) {
    String script =
        "server 127.0.0.1 %d\nzone %s\n%s\nsend\n"
            .formatted(port, zone, String.join("\n", commands));
    Tool.Result result = Tool.run(script, "nsupdate", "-y", ZoneServers.KEY);
    assertEquals(0, result.status(), result.output());
  }

  static boolean isSoa(ResourceRecord record) {
    return record.type().equals(RecordType.SOA);
  }
}
