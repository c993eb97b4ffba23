package io.wiredns.command.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Tool;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.InProcess;
import io.wiredns.command.Shell;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.situation.RecordingServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateCommandTest {
  /** Every form of a line, with and without the optional words. */
  private static final String SCRIPT =
      """
      ; a comment
      zone zone.test.
      class IN
      ttl 300
      prereq nxdomain a.zone.test.
      prereq yxdomain b.zone.test
      prereq nxrrset c.zone.test MX
      prereq nxrrset c.zone.test IN TXT
      prereq yxrrset d.zone.test. IN A
      prereq yxrrset d.zone.test. AAAA
      prereq yxrrset e.zone.test. IN A 192.0.2.1
      prereq yxrrset e.zone.test. TXT "a b" c
      update add f.zone.test. 60 IN A 192.0.2.2
      update add f.zone.test. 60 MX 10 mail.zone.test.
      update add f.zone.test. IN TXT "semi;colon" "quo\\"te"
      update add f.zone.test. TXT plain
      update delete g.zone.test.
      update delete g.zone.test. A
      update delete g.zone.test. IN A
      update delete g.zone.test. A 192.0.2.3
      update delete g.zone.test. 60 IN A 192.0.2.4
      update del g.zone.test. MX 10 mail.zone.test.
      send
      nxdomain h.zone.test.
      add h.zone.test. 3600 TXT again
      delete h.zone.test. ANY

      update add i.zone.test. 5 HTTPS 1 . alpn=h2
      update add i.zone.test. 5 TYPE65280 \\# 2 abcd
      """;

  @TempDir private Path directory;

  private static Function<Message, Message> says(Rcode rcode) {
    return request -> Message.responseTo(request).rcode(rcode).build();
  }

  private Shell.Result run(RecordingServer server, String script, String... options)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("update", "-p", server.port()));
    words.addAll(List.of(options));
    return Shell.wiredns(
        ("server 127.0.0.1\n" + script).getBytes(StandardCharsets.US_ASCII),
        words.toArray(new String[0]));
  }

  /** Returns a message without the parts that differ between senders: ID and OPT. */
  private static Message content(Message message) {
    MessageBuilder content = message.toBuilder().id(0).clear(Section.ADDITIONAL);
    return content.build();
  }

  @Test
  void whatIsSentIsWhatNsupdateSends() throws IOException {
    List<Message> ours;
    List<Message> theirs;
    try (RecordingServer server = new RecordingServer(says(Rcode.NOERROR))) {
      Shell.Result result = run(server, SCRIPT);
      assertEquals("", result.err());
      assertEquals("", result.out());
      assertEquals(ExitStatus.GOOD, result.status());
      ours = server.requests().stream().map(UpdateCommandTest::content).toList();
    }
    try (RecordingServer server = new RecordingServer(says(Rcode.NOERROR))) {
      Tool.Result result =
          Tool.run("server 127.0.0.1 " + server.port() + "\n" + SCRIPT + "send\n", "nsupdate");
      assertEquals(0, result.status());
      theirs = server.requests().stream().map(UpdateCommandTest::content).toList();
    }
    assertEquals(3, ours.size());
    assertEquals(theirs, ours);
    assertEquals(Opcode.UPDATE, ours.get(0).opcode());
    assertEquals(8, ours.get(0).answers().size());
    assertEquals(10, ours.get(0).authorities().size());
  }

  @Test
  void aScriptMayBeAFile() throws IOException {
    try (RecordingServer server = new RecordingServer(says(Rcode.NOERROR))) {
      Path file =
          Files.writeString(
              directory.resolve("script"),
              "server 127.0.0.1 "
                  + server.port()
                  + "\nzone zone.test\nupdate delete a.zone.test\nsend\nquit\nnonsense\n");
      Shell.Result result = Shell.wiredns("update", file.toString());
      assertEquals("", result.err());
      assertEquals(ExitStatus.GOOD, result.status());
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void aRefusalIsSaidAndDoesNotEndTheScript() throws IOException {
    try (RecordingServer server = new RecordingServer(says(Rcode.YXDOMAIN))) {
      Shell.Result result =
          run(
              server,
              "zone zone.test\nnxdomain a.zone.test\nsend\nanswer\ndelete b.zone.test\nsend\n");
      assertTrue(
          result.err().startsWith("wiredns: update of zone.test. failed: YXDOMAIN; "),
          result.err());
      assertTrue(result.out().contains("opcode: UPDATE, status: YXDOMAIN"), result.out());
      assertEquals(2, server.requests().size());
      assertEquals(ExitStatus.MALFORMED, result.status());
    }
  }

  @Test
  void showShowsWhatWouldBeSent() throws IOException {
    try (RecordingServer server = new RecordingServer(says(Rcode.NOERROR))) {
      Shell.Result result =
          run(
              server,
              "zone zone.test\nyxrrset a.zone.test A\nadd a.zone.test 5 TXT x\nshow\nquit\n");
      assertTrue(result.out().contains(";; PREREQUISITE SECTION:\na.zone.test."), result.out());
      assertTrue(result.out().contains(";; UPDATE SECTION:\na.zone.test."), result.out());
      assertEquals(List.of(), server.requests());
    }
  }

  @Test
  void aZoneThatIsNotSaidIsFound() throws IOException {
    Function<Message, Message> answer =
        request -> {
          MessageBuilder response = Message.responseTo(request);
          if (request.opcode().equals(Opcode.QUERY)) {
            Name name = request.questions().get(0).name();
            Name zone = Name.of("zone.test");
            assertEquals(RecordType.SOA, request.questions().get(0).type());
            response.rcode(name.equals(zone) ? Rcode.NOERROR : Rcode.NXDOMAIN);
            ResourceRecord soa =
                new ResourceRecord(
                    zone, 60, new Soa(Name.of("ns.zone.test"), Name.ROOT, 1, 2, 3, 4, 5));
            response.authority(soa);
          }
          return response.build();
        };
    try (RecordingServer server = new RecordingServer(answer)) {
      Shell.Result result = run(server, "add deep.a.zone.test 60 A 192.0.2.1\nsend\n");
      assertEquals("", result.err());
      assertEquals(2, server.requests().size());
      Message update = server.requests().get(1);
      assertEquals(Name.of("zone.test"), update.questions().get(0).name());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "frobnicate | column 1: expected a command such as server, zone, prereq, update or send",
        "zone | column 5: expected a word more",
        "zone a b | column 8: expected the end of the entry, found 'b'",
        "update | column 7: expected add or delete",
        "update replace a.zone.test | column 8: expected add or delete, found 'replace'",
        "add a.zone.test A 192.0.2.1 | column 17: expected a TTL, as the script has no ttl command",
        "add a.zone.test 5 A 192.0.2 | column 21: expected address, an IPv4 address",
        "add a.zone.test 5 A | column 20: expected address, found the end of the entry",
        "add a.zone.test 5 FROG x | column 19: expected a type, found 'FROG'",
        "add a.zone.test 5 ANY x | column 19: expected a type that is allowed in zones (RFC 6895 section 3.1), found 'ANY'",
        "add a..test 5 A 192.0.2.1 | column 5: expected a name",
        "add a.zone.test 5 TXT \"open | expected '\"' before the end of the line",
        "prereq yxrrset a.zone.test | column 27: expected a type, found the end",
        "prereq nxdomain a.zone.test A | column 29: expected the end of the entry, found 'A'",
        "server | column 7: expected the server's address, found the end",
        "server 127.0.0.1 http | column 18: expected a port, found 'http'",
        "key name | column 9: expected a word more",
        "key name no&base64 | the key: the secret of name. is not base64",
        "class FROG | column 7: expected a class, found 'FROG'",
        "ttl soon | column 5: expected a TTL in seconds",
        "answer | there is no response yet",
        "gsstsig | nsupdate's command gsstsig is not supported",
      })
  void aWrongLineIsNamedWithItsPlace(String line, String reason) throws IOException {
    assertError("zone zone.test\n" + line + "\n", ":2: ", reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "add a.other.test 5 A 192.0.2.1 | a.other.test. is not in zone zone.test.",
        "add a.zone.test 5 SOA . . 1 1 1 1 1 | an SOA record must be at zone.test., not at a.zone.test.",
        "delete zone.test SOA | an UPDATE cannot delete all SOA records of zone.test.",
      })
  void nonsenseIsRefusedWhereItStands(String line, String reason) throws IOException {
    assertError("zone zone.test\n" + line + "\nsend\n", ":2: ", reason);
  }

  private static void assertError(String script, String place, String reason) throws IOException {
    java.io.StringWriter err = new java.io.StringWriter();
    int status = InProcess.update(script, err);
    assertTrue(err.toString().contains("-" + place), err.toString());
    assertTrue(err.toString().contains(reason), err.toString());
    assertEquals(ExitStatus.UNUSABLE, status);
  }

  @Test
  void nobodyThereIsSaid() throws IOException {
    int port;
    try (RecordingServer closed = new RecordingServer(says(Rcode.NOERROR))) {
      port = Integer.parseInt(closed.port());
    }
    Shell.Result result =
        Shell.wiredns(
            "server 127.0.0.1\nzone zone.test\ndelete a.zone.test\nsend\n"
                .getBytes(StandardCharsets.US_ASCII),
            "update",
            "-p",
            "" + port,
            "--timeout",
            "1");
    assertTrue(
        result.err().startsWith("wiredns: update of zone.test. at 127.0.0.1#" + port + ": "),
        result.err());
    assertEquals(ExitStatus.UNUSABLE, result.status());
  }
}
