package io.wiredns.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Shared;
import io.wiredns.command.line.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  private static final byte[] QUERY =
      HexFormat.of().parseHex("123401000001000000000000037777770765786" + "16d706c650000010001");
  private static final byte[] NOTHING = {};

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] frame(byte[] message) {
    byte[] frame = new byte[2 + message.length];
    frame[0] = (byte) (message.length >>> 8);
    frame[1] = (byte) message.length;
    System.arraycopy(message, 0, frame, 2, message.length);
    return frame;
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  @Test
  void guessesEveryKindOfInput() throws IOException {
    String expected = Shell.wiredns(QUERY, "dissect", "--input", "raw", "--format", "json").out();
    assertTrue(expected.startsWith("{\"ID\":4660,\"QR\":0,"), expected);
    String hex = HexFormat.of().formatHex(QUERY);
    byte[][] inputs = {
      QUERY,
      frame(QUERY),
      text(hex + "\n"),
      text("0x" + hex.toUpperCase(java.util.Locale.ROOT)),
      text(HexFormat.ofDelimiter(":").formatHex(QUERY)),
      text(Base64.getEncoder().encodeToString(QUERY) + "\n"),
    };
    for (byte[] input : inputs) {
      Shell.Result result = Shell.wiredns(input, "dissect", "--format", "json");
      assertEquals(expected, result.out(), () -> HexFormat.of().formatHex(input));
      assertEquals(ExitStatus.GOOD, result.status());
    }
  }

  @Test
  void readsCompressedInput() throws IOException {
    ByteArrayOutputStream gz = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gz)) {
      out.write(frame(QUERY));
    }
    Shell.Result result = Shell.wiredns(gz.toByteArray(), "dissect");
    assertTrue(result.out().contains("opcode: QUERY, status: NOERROR, id: 4660"), result.out());
  }

  @Test
  void aMalformedMessageIsOneLineAndStatusOne() throws IOException {
    byte[] cut = java.util.Arrays.copyOf(QUERY, QUERY.length - 1);
    Shell.Result result =
        Shell.wiredns(join(frame(QUERY), frame(cut), frame(QUERY)), "dissect", "--format", "json");
    String[] lines = result.out().split("\n");
    assertEquals(3, lines.length);
    assertEquals(
        "{\"malformed\":{\"fault\":\"QUESTION_TRUNCATED\",\"offset\":25,\"field\":\"question[0]"
            + " type\",\"rule\":\"RFC 1035 section 4.1.2\",\"detail\":\"type and class need 4"
            + " octets, the message has 3 left\"},\"messageOctetsHEX\":\""
            + HexFormat.of().formatHex(cut)
            + "\"}",
        lines[1]);
    assertEquals(ExitStatus.MALFORMED, result.status());
    assertEquals("", result.err());
  }

  @Test
  void tolerantShowsWhatCouldBeReadAndAllFaults() throws IOException {
    byte[] trailing = join(QUERY, NOTHING, new byte[] {7});
    Shell.Result result =
        Shell.wiredns(frame(trailing), "dissect", "--format", "json", "--tolerant");
    assertTrue(result.out().contains("\"NAME\":\"www.example.\""), result.out());
    assertTrue(
        result.out().contains("\"xFaults\":[{\"fault\":\"TRAILING_OCTETS\",\"offset\":29,"),
        result.out());
    assertEquals(ExitStatus.MALFORMED, result.status());
    Shell.Result dig = Shell.wiredns(frame(trailing), "dissect", "--tolerant");
    assertTrue(dig.out().contains(";www.example.\t\tIN\tA"), dig.out());
    assertTrue(dig.out().contains(";; MALFORMED: TRAILING_OCTETS at octet 29"), dig.out());
    Shell.Result nothing =
        Shell.wiredns(frame(new byte[3]), "dissect", "--format", "json", "--tolerant");
    assertTrue(nothing.out().startsWith("{\"messageOctetsHEX\":\"000000\",\"xFaults\":[{"));
  }

  @Test
  void treeMarksTheFaultyOctets() throws IOException {
    byte[] loop = HexFormat.of().parseHex("1234010000010000000000000377777" + "7c00c00010001");
    Shell.Result result = Shell.wiredns(frame(loop), "dissect", "--format", "tree");
    assertTrue(result.out().contains("!!    16 [c0 0c]"), result.out());
    assertTrue(result.out().contains("!! POINTER_NOT_PRIOR at octet 16"), result.out());
    assertEquals(ExitStatus.MALFORMED, result.status());
  }

  @Test
  void theGenericFormIsShownOnRequest() throws IOException {
    byte[] response =
        HexFormat.of()
            .parseHex("123480000001000100000000016100000f0001c00c000f00010000003c0004000ac00c");
    Shell.Result dig = Shell.wiredns(frame(response), "dissect", "--rfc3597");
    assertTrue(dig.out().contains(";a.\t\tCLASS1\tTYPE15\n"), dig.out());
    assertTrue(dig.out().contains("a.\t60\tCLASS1\tTYPE15\t\\# 5 000A016100\n"), dig.out());
    Shell.Result json = Shell.wiredns(frame(response), "dissect", "--rfc3597", "--format", "json");
    assertTrue(json.out().contains("\"rdataMX\":\"\\\\# 5 000A016100\""), json.out());
  }

  @Test
  void theTlvsOfADsoMessageAreShownInEveryFormat() throws IOException {
    byte[] keepalive =
        frame(HexFormat.of().parseHex("1234300000000000000000000001000800003a980000ea60"));
    Shell.Result dig = Shell.wiredns(keepalive, "dissect");
    assertTrue(dig.out().contains(";; DSO TLVS:\n; KEEPALIVE 15000 60000\n"), dig.out());
    Shell.Result json = Shell.wiredns(keepalive, "dissect", "--format", "json");
    assertTrue(json.out().contains("\"text\":\"KEEPALIVE 15000 60000\""), json.out());
    Shell.Result tree = Shell.wiredns(keepalive, "dissect", "--format", "tree");
    assertTrue(tree.out().contains("    12                           tlv[0] KEEPALIVE\n"));
    assertTrue(tree.out().contains("00 00 3a 98                inactivity timeout  15000\n"));
    assertEquals(ExitStatus.GOOD, tree.status());
    byte[] cut = frame(HexFormat.of().parseHex("123430000000000000000000000100020000"));
    for (String format : new String[] {"text", "json", "tree"}) {
      Shell.Result bad = Shell.wiredns(cut, "dissect", "--format", format);
      assertEquals(ExitStatus.MALFORMED, bad.status(), format);
      assertTrue(bad.out().contains("tlv[0] KEEPALIVE inactivity timeout"), bad.out());
      assertEquals(
          ExitStatus.MALFORMED,
          Shell.wiredns(cut, "dissect", "--tolerant", "--format", format).status(),
          format);
    }
  }

  @Test
  void tolerantShowsTheGoodOptionsOfAMalformedOpt() throws IOException {
    byte[] octets =
        HexFormat.of()
            .parseHex("123480000000000000000001" + "00002904d0000000000009000a00010000030000");
    Shell.Result dig = Shell.wiredns(frame(octets), "dissect", "--tolerant");
    assertTrue(
        dig.out().contains("; COOKIE: 00 (\".\") malformed, OPTION_FIELD_TRUNCATED at octet 27\n"));
    assertTrue(dig.out().contains("; NSID:\n"), dig.out());
    assertTrue(
        dig.out().contains(";; MALFORMED: OPTION_FIELD_TRUNCATED at octet 27, additional[0] OPT"));
  }

  @Test
  void reencodeGivesFramesAndAnEmptyOneForAMalformedMessage() throws IOException {
    byte[] input = join(frame(QUERY), frame(new byte[5]), frame(QUERY));
    Shell.Result result = Shell.wiredns(input, "reencode");
    assertArrayEquals(join(frame(QUERY), frame(NOTHING), frame(QUERY)), result.octets());
    assertEquals(ExitStatus.MALFORMED, result.status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dissect no-such-file | no-such-file: no such file",
        "dissect examples | examples: is a directory",
        "dissect --input hex README.md | line 1 is not hexadecimal, two digits for each octet; --input names",
        "dissect --input base64 README.md | line 1 is not base64",
        "dissect --input frames README.md | the stream ends in a frame of",
        "dissect --input pcap README.md | ",
        "dissect --format xml - | expected one of",
        "dissect --port 70000 - | --port 70000 is not in 0..65535",
        "frobnicate | unknown command 'frobnicate'; try wiredns --help",
        "rr MX EXTRA | unknown argument 'EXTRA'; try wiredns rr --help",
        "update --nope | Unknown option: '--nope'; try wiredns update --help",
        "update examples | examples: is a directory",
        "ixfr --from examples @127.0.0.1#1 a.test | examples: is a directory",
        "query @127.0.0.1#1 a.test -k examples | examples: is a directory",
        "explain NOSUCH | ; try: wiredns explain",
      })
  void unusableInputIsOneLineAndStatusTwo(String arguments, String reason) throws IOException {
    Shell.Result result = Shell.wiredns(NOTHING, arguments.trim().split(" "));
    assertEquals(ExitStatus.UNUSABLE, result.status(), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().startsWith("wiredns: "), result.err());
    assertTrue(reason == null || result.err().contains(reason), result.err());
  }

  @Test
  void aLongInputStreamsInAMemoryThatDoesNotGrow() throws IOException {
    // The heap has 128 MiB (see Shell), which is too small for the whole stream.
    byte[] capture = Files.readAllBytes(Shared.capture("mixed.pcapng"));
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    Shell.Result once = Shell.wiredns(capture, "reencode");
    while (frames.size() < 150_000_000) {
      frames.writeBytes(once.octets());
    }
    Shell.Result result = Shell.wiredns(frames.toByteArray(), "reencode");
    assertEquals(ExitStatus.GOOD, result.status(), result.err());
    assertEquals(frames.size(), result.octets().length);
  }
}
