package io.wiredns.command.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.codec.tsig.TsigServer;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.Shell;
import io.wiredns.command.line.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignatureCheckTest {
  private static final long NOW = 1_700_000_000L;
  private static final String WORD = "hmac-sha256:cli.key:Y29tbWFuZCBsaW5lIGtleSBmb3IgdGVzdHMu";
  private static final TsigKey KEY = TsigKey.parse(WORD);
  private static final Name OWNER = Name.of("www.example");

  private final TsigClient client = new TsigClient(KEY);
  private final TsigServer server = new TsigServer(TsigKeyRing.of(KEY));
  private final List<String> lines = new ArrayList<>();

  private static ByteBuffer buffer(Message message) {
    ByteBuffer out = ByteBuffer.allocate(2000);
    message.write(out);
    return out;
  }

  private static Message query(int id) {
    return Message.query(id, OWNER, RecordType.TXT);
  }

  private static Message response(int id, String text) {
    return Message.responseTo(query(id))
        .answer(new ResourceRecord(OWNER, 60, Txt.of(text)))
        .build();
  }

  private byte[] say(ByteBuffer written) {
    byte[] octets = Arrays.copyOf(written.array(), written.position());
    lines.add(HexFormat.of().formatHex(octets));
    return octets;
  }

  private byte[] ask(int id, long time) {
    ByteBuffer out = buffer(query(id));
    assertTrue(client.sign(out, 0, Instant.ofEpochSecond(time)));
    byte[] request = say(out);
    server.verify(ByteBuffer.wrap(request), Instant.ofEpochSecond(time));
    return request;
  }

  private void answer(int id, String text, boolean first) {
    ByteBuffer out = buffer(response(id, text));
    assertTrue(
        first
            ? server.sign(out, 0, Instant.ofEpochSecond(NOW))
            : server.signNext(out, 0, Instant.ofEpochSecond(NOW)));
    say(out);
  }

  private List<String> dissect(String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("dissect", "--input", "hex"));
    arguments.addAll(List.of(options));
    Shell.Result result =
        Shell.wiredns(
            String.join("\n", lines).getBytes(StandardCharsets.US_ASCII),
            arguments.toArray(new String[0]));
    assertEquals("", result.err());
    return result.out().lines().toList();
  }

  /** Returns the last member of each line of JSON. */
  private List<String> checks(String... more) throws IOException {
    List<String> options =
        new ArrayList<>(List.of("--format", "json", "--key", WORD, "--now", "" + NOW));
    options.addAll(List.of(more));
    List<String> checks = new ArrayList<>();
    for (String line : dissect(options.toArray(new String[0]))) {
      checks.add(line.replaceAll(".*\"xTSIG\":(\\{[^}]*\\})\\}$", "$1"));
    }
    return checks;
  }

  @Test
  void aPairAndAStreamKeepTheirChain() throws IOException {
    ask(1, NOW);
    answer(1, "one", true);
    ask(2, NOW);
    answer(2, "first", true);
    answer(2, "second", false);
    say(buffer(response(2, "unsigned")));
    String verified = "{\"result\":\"verified\",\"key\":\"cli.key.\"}";
    assertEquals(
        List.of(
            verified,
            verified,
            verified,
            verified,
            verified,
            "{\"result\":\"unsigned\",\"detail\":\"message 1 in a row of a stream without TSIG\"}"),
        checks());
  }

  @Test
  void whatFailsSaysWhichRuleAndWhere() throws IOException {
    byte[] request = ask(1, NOW);
    request[14] ^= 1;
    lines.add(HexFormat.of().formatHex(request));
    int macAt = request.length - 38;
    assertEquals(
        "{\"result\":\"rejected\",\"key\":\"cli.key.\",\"rule\":\"MAC\",\"section\":\"RFC 8945"
            + " section 5.2.2\",\"offset\":"
            + macAt
            + ",\"detail\":\"the MAC does not match the message and the key\"}",
        checks().get(1));
    ask(2, NOW + 1000);
    String time = checks().get(2);
    assertTrue(time.startsWith("{\"result\":\"rejected\",\"key\":\"cli.key.\",\"rule\":\"TIME\""));
    assertTrue(time.contains("\"offset\":" + (macAt - 10)), time);
  }

  @Test
  void unknownKeysUnsignedMessagesAndMissingRequests() throws IOException {
    ask(1, NOW);
    answer(1, "one", true);
    lines.remove(0);
    TsigClient stranger = new TsigClient(TsigKey.parse(WORD.replace("cli", "other")));
    ByteBuffer out = buffer(query(3));
    assertTrue(stranger.sign(out, 0, Instant.ofEpochSecond(NOW)));
    byte[] request = say(out);
    server.verify(ByteBuffer.wrap(request), Instant.ofEpochSecond(NOW));
    ByteBuffer error = ByteBuffer.allocate(512);
    assertTrue(server.writeError(error, Instant.ofEpochSecond(NOW)));
    say(error);
    say(buffer(query(4)));
    say(buffer(response(4, "x")));
    assertEquals(
        List.of(
            "{\"result\":\"rejected\",\"key\":\"cli.key.\",\"rule\":\"NO_REQUEST\",\"section\":"
                + "\"RFC 8945 section 5.3\",\"offset\":45,\"detail\":\"no signed request with this ID"
                + " has been seen\"}",
            "{\"result\":\"unknown-key\",\"offset\":29,\"detail\":\"the key other.key. is not"
                + " known\"}",
            "{\"result\":\"unknown-key\",\"offset\":29,\"detail\":\"the key other.key. is not"
                + " known\"}",
            "{\"result\":\"unsigned\"}",
            "{\"result\":\"unsigned\"}"),
        checks());
  }

  @Test
  void aMalformedTsigIsRejectedInRequestsAndResponses() throws IOException {
    byte[] request = ask(1, NOW);
    answer(1, "one", true);
    byte[] response = HexFormat.of().parseHex(lines.get(1));
    lines.clear();
    for (byte[] message : new byte[][] {request, response}) {
      message[message.length - 1] = 1; // a length of other data that are missing
      lines.add(HexFormat.of().formatHex(message));
    }
    for (String check : checks()) {
      assertTrue(check.startsWith("{\"result\":\"rejected\",\"rule\":\"RECORD\""), check);
    }
  }

  @Test
  void errorsOfServers() throws IOException {
    byte[] request = ask(1, NOW);
    server.verify(ByteBuffer.wrap(request), Instant.ofEpochSecond(NOW + 5000));
    ByteBuffer error = ByteBuffer.allocate(512);
    assertTrue(server.writeError(error, Instant.ofEpochSecond(NOW + 5000)));
    say(error);
    request[14] ^= 1;
    server.verify(ByteBuffer.wrap(request), Instant.ofEpochSecond(NOW));
    ask(1, NOW);
    request[1] = 1;
    server.verify(ByteBuffer.wrap(request), Instant.ofEpochSecond(NOW));
    ByteBuffer unsigned = ByteBuffer.allocate(512);
    assertTrue(server.writeError(unsigned, Instant.ofEpochSecond(NOW)));
    say(unsigned);
    List<String> checks = checks();
    assertTrue(
        checks.get(1).startsWith("{\"result\":\"verified\",\"key\":\"cli.key.\",\"offset\":"),
        checks.get(1));
    assertTrue(checks.get(1).contains("\"error\":\"BADTIME\""), checks.get(1));
    assertTrue(checks.get(1).contains("+5000 seconds"), checks.get(1));
    assertTrue(checks.get(3).contains("\"rule\":\"UNSIGNED_ERROR\""), checks.get(3));
    assertTrue(checks.get(3).contains("\"error\":\"BADSIG\""), checks.get(3));
  }

  @Test
  void withoutKeysNothingIsSaidAndForPeopleALineIs() throws IOException {
    ask(1, NOW);
    assertFalse(dissect("--format", "json").get(0).contains("xTSIG"));
    String now = "2023-11-14T22:13:20Z";
    for (String format : List.of("text", "tree")) {
      List<String> shown = dissect("--format", format, "--key", WORD, "--now", now);
      assertTrue(shown.contains(";; TSIG: verified, key cli.key."), String.join("\n", shown));
    }
    List<String> late = dissect("--key", WORD);
    assertTrue(late.stream().anyMatch(line -> line.startsWith(";; TSIG: rejected, key cli.key.")));
  }

  /** Returns a packet of raw IPv4 and UDP for a capture, from or to port 53. */
  private static byte[] packet(byte[] message, boolean response) {
    int length = 28 + message.length;
    ByteBuffer packet = ByteBuffer.allocate(16 + length);
    packet.putInt((int) NOW).putInt(0).putInt(length).putInt(length);
    packet.putShort((short) 0x4500).putShort((short) length).putInt(0);
    packet.putShort((short) 0x4011).putShort((short) 0).putInt(0x7F000001).putInt(0x7F000001);
    packet.putShort((short) (response ? 53 : 4000)).putShort((short) (response ? 4000 : 53));
    packet.putShort((short) (8 + message.length)).putShort((short) 0).put(message);
    return packet.array();
  }

  @Test
  void aCaptureHasItsOwnClockAndDatagramsMayComeTwice() throws IOException {
    ByteArrayOutputStream capture = new ByteArrayOutputStream();
    capture.writeBytes(
        HexFormat.of().parseHex("a1b2c3d4000200040000000000000000" + "0000ffff00000065"));
    capture.writeBytes(packet(ask(1, NOW), false));
    answer(1, "one", true);
    byte[] response = HexFormat.of().parseHex(lines.get(1));
    capture.writeBytes(packet(response, true));
    capture.writeBytes(packet(response, true));
    Shell.Result result =
        Shell.wiredns(capture.toByteArray(), "dissect", "--format", "json", "--key", WORD);
    List<String> shown = result.out().lines().toList();
    assertEquals(3, shown.size(), result.err());
    for (String line : shown) {
      assertTrue(line.endsWith("\"xTSIG\":{\"result\":\"verified\",\"key\":\"cli.key.\"}}"), line);
    }
  }

  @Test
  void keysOfAFile(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("keys");
    Files.writeString(
        file,
        "key \"cli.key\" { algorithm hmac-sha256; secret \"Y29tbWFuZCBsaW5lIGtleSBmb3IgdGVzdHMu\"; };");
    ask(1, NOW);
    List<String> shown = dissect("--key-file", file.toString(), "--now", "" + NOW);
    assertTrue(shown.contains(";; TSIG: verified, key cli.key."), String.join("\n", shown));
  }

  @Test
  void wrongUse(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("keys");
    Files.writeString(file, "no key");
    String[][] uses = {
      {"--key", "hmac-sha256:c2VjcmV0"},
      {"--key", "hmac-none:k:c2VjcmV0"},
      {"--key", WORD, "--key", WORD},
      {"--key", WORD, "--now", "yesterday"},
      {"--key", WORD, "--now", "281474976710656"},
      {"--now", "5"},
      {"--key-file", file.toString()},
      {"--key-file", file + ".none"}
    };
    for (String[] use : uses) {
      String[] arguments = new String[use.length + 1];
      arguments[0] = "dissect";
      System.arraycopy(use, 0, arguments, 1, use.length);
      Shell.Result result = Shell.wiredns(arguments);
      assertEquals(ExitStatus.UNUSABLE, result.status(), String.join(" ", use));
      assertEquals(1, result.err().lines().count(), result.err());
      assertFalse(result.err().contains("c2Vj"), result.err());
    }
  }
}
