package io.wiredns.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredns.codec.Await;
import io.wiredns.codec.Differences;
import io.wiredns.codec.Tool;
import io.wiredns.codec.ZoneServers;
import io.wiredns.codec.ZoneTools;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.line.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the commands against BIND, Knot and NSD of Debian; skipped if they are not installed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveZoneCommandsTest {
  @TempDir private Path directory;

  private ZoneServers servers;

  @BeforeAll
  void start() throws IOException {
    servers = ZoneServers.start();
  }

  @AfterAll
  void stop() throws IOException {
    if (servers != null) {
      servers.close();
    }
  }

  private static Shell.Result run(String... words) throws IOException {
    return Shell.wiredns(words);
  }

  private String port(ZoneServers.Server server) {
    return Integer.toString(servers.port(server));
  }

  private String at(ZoneServers.Server server) {
    return "127.0.0.1#" + port(server);
  }

  private List<ResourceRecord> dig(ZoneServers.Server server, String... words) {
    return ZoneTools.dig(servers.port(server), words);
  }

  private long serial(ZoneServers.Server server, String zone) {
    return ZoneTools.serial(servers.port(server), Name.of(zone));
  }

  @ParameterizedTest
  @EnumSource(ZoneServers.Server.class)
  @Order(1)
  void axfrWritesWhatDigDoes(ZoneServers.Server server) throws IOException {
    Shell.Result result =
        run("axfr", "@" + at(server), "big.test", "-y", ZoneServers.KEY.substring(12));
    assertEquals("", result.err());
    assertEquals(ExitStatus.GOOD, result.status());
    List<ResourceRecord> ours = ZoneTools.records(result.out());
    List<ResourceRecord> theirs = dig(server, "-y", ZoneServers.KEY, "big.test", "AXFR");
    assertEquals(theirs.subList(0, theirs.size() - 1), ours);
    String last = result.out().lines().reduce("", (before, line) -> line);
    assertTrue(
        last.startsWith("; AXFR of big.test.: " + (ZoneServers.BIG_RECORDS + 1) + " records in "),
        last);
    assertTrue(last.endsWith(", from " + at(server)), last);
  }

  @Test
  @Order(1)
  void jsonIsALineARecord() throws IOException {
    Shell.Result result =
        run("axfr", "-p", port(ZoneServers.Server.BIND), "@127.0.0.1", "live.test", "--json");
    List<String> lines = result.out().lines().toList();
    assertEquals(dig(ZoneServers.Server.BIND, "live.test", "AXFR").size() - 1, lines.size());
    JsonNode soa = new ObjectMapper().readTree(lines.get(0));
    assertEquals("live.test.", soa.get("NAME").asText());
    assertEquals("SOA", soa.get("TYPEname").asText());
    assertEquals("ZONE", soa.get("xKind").asText());
    assertTrue(soa.get("rdataSOA").asText().startsWith("ns.live.test. hm.live.test. "));
  }

  @Test
  @Order(1)
  void aRefusalIsStatusOneAndNoFile() throws IOException {
    Path file = directory.resolve("refused.zone");
    Shell.Result result =
        run("axfr", "@" + at(ZoneServers.Server.BIND), "big.test", "-o", file.toString());
    assertEquals(ExitStatus.MALFORMED, result.status());
    assertTrue(result.err().contains("the server answered REFUSED"), result.err());
    assertTrue(result.err().contains("wiredns explain REFUSED"), result.err());
    assertFalse(Files.exists(file));
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(), files.filter(one -> one.toString().endsWith(".part")).toList());
    }
    String wrong = "zone.key:b3RoZXItc2VjcmV0LW90aGVyLXNlY3JldA==";
    result = run("axfr", "@" + at(ZoneServers.Server.KNOT), "big.test", "-y", wrong);
    assertEquals(ExitStatus.MALFORMED, result.status());
    assertTrue(result.err().contains("the server answered BADSIG"), result.err());
    assertTrue(result.err().contains("check that the server has this key"), result.err());
  }

  @Test
  @Order(1)
  void wrongUseIsStatusTwo() throws IOException {
    for (String[] words :
        new String[][] {
          {"axfr", "live.test"},
          {"axfr", "@127.0.0.1"},
          {"axfr", "@127.0.0.1", "live.test", "+frobnicate"},
          {"axfr", "@127.0.0.1", "live.test", "+udp"},
          {"axfr", "@127.0.0.1", "live.test", "-y", "nokey"},
          {"axfr", "@127.0.0.1#99999", "live.test"},
          {"axfr", "@127.0.0.1", "li..ve"},
          {"ixfr", "@127.0.0.1", "live.test"},
          {"ixfr", "@127.0.0.1", "live.test", "soon"},
          {"ixfr", "@127.0.0.1", "live.test", "4294967296"},
          {"ixfr", "@127.0.0.1", "live.test", "--from", "/nowhere/zone"},
          {"notify", "live.test"},
          {"notify", "live.test", "@127.0.0.1", "--type", "ANY"},
          {"compare", "live.test", "SOA"},
          {"compare", "live.test", "FROG", "127.0.0.1"},
          {"compare", "live.test", "AXFR", "127.0.0.1"},
          {"update", "/nowhere/script"},
        }) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      PrintStream before = System.err;
      int status;
      try {
        System.setErr(new PrintStream(err, true, StandardCharsets.US_ASCII));
        status = Wiredns.run(words);
      } finally {
        System.setErr(before);
      }
      assertEquals(ExitStatus.UNUSABLE, status, List.of(words).toString());
      String said = err.toString(StandardCharsets.US_ASCII);
      assertEquals(1, said.lines().count(), said);
      assertTrue(said.startsWith("wiredns: "), said);
    }
  }

  private void update(ZoneServers.Server server, String zone, String... lines) throws IOException {
    String script =
        "server 127.0.0.1 %s\nzone %s\nkey %s\n%s\nsend\n"
            .formatted(
                port(server),
                zone,
                ZoneServers.KEY.replaceFirst(":([^:]*)$", " $1"),
                String.join("\n", lines));
    Shell.Result result = Shell.wiredns(script.getBytes(StandardCharsets.US_ASCII), "update", "-");
    assertEquals("", result.err());
    assertEquals(ExitStatus.GOOD, result.status());
  }

  @ParameterizedTest
  @EnumSource(names = {"BIND", "KNOT"})
  @Order(2)
  void anUpdateComesAsADifference(ZoneServers.Server server) throws IOException {
    Path before = directory.resolve(server + "-before.zone");
    Shell.Result axfr = run("axfr", "@" + at(server), "live.test", "-o", before.toString());
    assertEquals(ExitStatus.GOOD, axfr.status(), axfr.err());
    assertEquals("", axfr.out());
    long serial = serial(server, "live.test");
    update(
        server,
        "live.test",
        "prereq nxdomain cli.live.test",
        "prereq yxrrset h1.live.test TXT",
        "update add cli.live.test 60 TXT \"from the command\"",
        "update delete h1.live.test MX");
    Shell.Result ixfr = run("ixfr", "@" + at(server), "live.test", "" + serial, "+udp");
    assertEquals("", ixfr.err());
    assertEquals(ExitStatus.GOOD, ixfr.status());
    List<ResourceRecord> theirs = dig(server, "live.test", "IXFR=" + serial);
    assertEquals(theirs.subList(1, theirs.size() - 1), ZoneTools.records(ixfr.out()));
    assertTrue(ixfr.out().startsWith("; deleted from version " + serial + "\n"), ixfr.out());
    assertTrue(ixfr.out().contains("\n; added in version " + (serial + 1) + "\n"), ixfr.out());
    // The older file and the difference together are the present zone.
    Path after = directory.resolve(server + "-after.zone");
    Shell.Result from =
        run(
            "ixfr",
            "@" + at(server),
            "live.test",
            "--from",
            before.toString(),
            "-o",
            after.toString());
    assertEquals(ExitStatus.GOOD, from.status(), from.err());
    String text = Files.readString(after);
    Differences.assertSameElements(
        new HashSet<>(dig(server, "live.test", "AXFR")),
        new HashSet<>(ZoneTools.records(text)),
        "records of the zone");
    assertTrue(text.contains("; IXFR of live.test.: "), text);
    Shell.Result check = run("check-zone", "live.test", after.toString());
    assertEquals(ExitStatus.GOOD, check.status(), check.out());
    // Repeated, the command finds no changes.
    Shell.Result again =
        run("ixfr", "@" + at(server), "live.test", "" + serial(server, "live.test"));
    assertTrue(again.out().startsWith("; nothing new\nlive.test. "), again.out());
  }

  @Test
  @Order(3)
  void aPrerequisiteThatFailsIsStatusOne() throws IOException {
    String script =
        "server 127.0.0.1 %s\nzone live.test\nnxdomain h2.live.test\ndelete h2.live.test\nsend\n"
            .formatted(port(ZoneServers.Server.BIND));
    Shell.Result result =
        Shell.wiredns(script.getBytes(StandardCharsets.US_ASCII), "update", "-y", ZoneServers.KEY);
    assertEquals(ExitStatus.MALFORMED, result.status());
    assertTrue(
        result.err().startsWith("wiredns: update of live.test. failed: YXDOMAIN; "), result.err());
    assertEquals(1, dig(ZoneServers.Server.BIND, "h2.live.test", "A").size());
  }

  /** Checks that the command changes a zone in the same way as nsupdate. */
  @Test
  @Order(4)
  void itDoesWhatNsupdateDoes() throws IOException {
    String lines =
        """
        update add twin.live.test 60 A 192.0.2.1
        update add twin.live.test 60 A 192.0.2.2
        update add twin.live.test 60 MX 5 h3.live.test
        update delete twin.live.test A 192.0.2.1
        update add twin.live.test 90 TXT "a;b" "c\\"d"
        update delete h3.live.test TXT
        update delete h4.live.test
        """;
    update(ZoneServers.Server.BIND, "live.test", lines);
    String script =
        "server 127.0.0.1 %s\nzone live.test\n%ssend\n"
            .formatted(port(ZoneServers.Server.KNOT), lines);
    assertEquals(0, Tool.run(script, "nsupdate", "-y", ZoneServers.KEY).status());
    List<List<String>> zones = new ArrayList<>();
    for (ZoneServers.Server server : List.of(ZoneServers.Server.BIND, ZoneServers.Server.KNOT)) {
      zones.add(
          dig(server, "live.test", "AXFR").stream()
              .filter(record -> !record.type().toString().equals("SOA"))
              .map(ResourceRecord::toString)
              .sorted()
              .toList());
    }
    assertEquals(zones.get(1), zones.get(0));
    assertTrue(zones.get(0).contains("twin.live.test. 60 IN A 192.0.2.2"));
  }

  @Test
  @Order(5)
  void notifyBringsTheSecondariesAndCompareShowsIt() throws IOException {
    String[] compare = {
      "compare",
      "mark.notify.test",
      "TXT",
      at(ZoneServers.Server.BIND),
      at(ZoneServers.Server.KNOT),
      at(ZoneServers.Server.NSD),
      "+norecurse"
    };
    Shell.Result result = run(compare);
    assertEquals(ExitStatus.GOOD, result.status(), result.out());
    assertEquals(3, result.out().lines().filter(line -> line.startsWith("= ")).count());
    assertTrue(result.out().endsWith("NXDOMAIN\nall 3 say the same\n"), result.out());

    update(ZoneServers.Server.BIND, "notify.test", "update add mark.notify.test 60 TXT here");
    result = run(compare);
    assertEquals(ExitStatus.MALFORMED, result.status(), result.out());
    List<String> rows = result.out().lines().toList();
    assertTrue(rows.get(0).startsWith("! " + at(ZoneServers.Server.BIND)), rows.get(0));
    assertTrue(rows.get(0).endsWith("TXT \"here\""), rows.get(0));
    assertTrue(rows.get(1).startsWith("= "), rows.get(1));
    assertTrue(result.out().contains("2 of 3 agree, 1 differs"), result.out());

    Shell.Result soa =
        run(
            "compare",
            "notify.test",
            "SOA",
            at(ZoneServers.Server.BIND),
            at(ZoneServers.Server.KNOT));
    assertTrue(soa.out().contains("SOA serial 2 "), soa.out());
    assertTrue(soa.out().contains("SOA serial 1 "), soa.out());
    assertTrue(soa.out().contains(";; SERIALS: 1 is older than 2 by 1"), soa.out());

    result =
        run(
            "notify",
            "notify.test",
            "@" + at(ZoneServers.Server.KNOT),
            "@" + at(ZoneServers.Server.NSD));
    assertEquals("", result.err());
    assertEquals(
        at(ZoneServers.Server.KNOT) + "  heard\n" + at(ZoneServers.Server.NSD) + "  heard\n",
        result.out());
    assertEquals(ExitStatus.GOOD, result.status());
    // The transfers run in other processes, and nothing reports when they have finished.
    for (ZoneServers.Server secondary : List.of(ZoneServers.Server.KNOT, ZoneServers.Server.NSD)) {
      Await.until(
          secondary + " has come for notify.test", () -> serial(secondary, "notify.test") >= 2);
    }
    result = run(compare);
    assertEquals(ExitStatus.GOOD, result.status(), result.out());
  }

  @Test
  @Order(6)
  void whoDoesNotFollowTheZoneOrIsNotThereIsSaid() throws IOException {
    Shell.Result result =
        run(
            "notify",
            "--timeout",
            "1",
            "nobodys.test",
            "@" + at(ZoneServers.Server.BIND),
            "@127.0.0.1#1");
    List<String> rows = result.out().lines().toList();
    assertTrue(rows.get(0).startsWith(at(ZoneServers.Server.BIND) + "  NOTAUTH; "), rows.get(0));
    assertTrue(rows.get(1).startsWith("127.0.0.1#1  "), rows.get(1));
    assertEquals(ExitStatus.UNUSABLE, result.status());
    result =
        run(
            "compare",
            "--timeout",
            "1",
            "live.test",
            "NS",
            at(ZoneServers.Server.BIND),
            "127.0.0.1#1");
    assertTrue(result.out().contains("! 127.0.0.1#1"), result.out());
    assertTrue(result.out().contains("they are only 1 of 2, 1 did not answer"), result.out());
    assertEquals(ExitStatus.UNUSABLE, result.status());
    result = run("axfr", "@127.0.0.1#1", "live.test");
    assertEquals("wiredns: 127.0.0.1#1: nothing listens there for TCP\n", result.err());
    assertEquals(ExitStatus.UNUSABLE, result.status());
  }
}
