package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks which messages of a capture are measured. */
class CandidatesTest {
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);

  private static String capture(String name) {
    return Path.of(System.getProperty("wiredns.root", ".."))
        .resolve("examples/captures")
        .resolve(name)
        .toString();
  }

  @Test
  void malformedMessagesAreCountedAndLeftOut() {
    Candidates candidates = new Candidates();
    byte[] good = MessageSets.octets("answer").get(0);
    candidates.offer(good);
    candidates.offer(Arrays.copyOf(good, good.length - 1));
    candidates.offer(new byte[3]);
    candidates.offer(good);
    assertEquals(2, candidates.malformed());
    assertEquals(2, candidates.wellFormed().size());
    assertEquals(2, candidates.common().size());
    assertArrayEquals(good, candidates.common().get(1));
  }

  @Test
  void whatAPeerRefusesIsLeftOutAndAPeerThatRefusesMuch() {
    Candidates candidates = new Candidates();
    byte[] good = MessageSets.octets("query").get(0);
    for (int i = 0; i < 20; i++) {
      candidates.offer(good.clone());
    }
    candidates.peer("few", List.of(3, 7));
    candidates.peer("many", List.of(0, 1, 2));
    assertEquals(List.of("dnsjava", "netty", "minidns", "few", "many"), candidates.peers());
    assertEquals(0, candidates.refused("dnsjava"));
    assertEquals(2, candidates.refused("few"));
    assertEquals(false, candidates.isOut("few"));
    assertEquals(true, candidates.isOut("many"));
    List<byte[]> expected = new ArrayList<>(candidates.wellFormed());
    expected.remove(7);
    expected.remove(3);
    assertEquals(expected, candidates.common());
  }

  @Test
  void whatOnlyAPeerRefusesIsNotMalformed() {
    Candidates candidates = new Candidates();
    // An AAAA record of class CH, whose data are opaque, but which dnsjava reads as an address.
    String chaos = "1234 8000 0000 0001 0000 0000 00 001c 0003 00000000 0003 010203";
    candidates.offer(HexFormat.of().parseHex(chaos.replace(" ", "")));
    assertEquals(0, candidates.malformed());
    assertEquals(1, candidates.refused("dnsjava"));
    assertEquals(1, candidates.wellFormed().size());
  }

  @Test
  void aCaptureIsReadWhateverItsForm() throws Exception {
    for (String name : List.of("mixed.pcapng", "dnssec.pcapng.xz", "transfer.pcap.gz")) {
      Candidates candidates = Capture.candidates(capture(name), 53, out);
      assertTrue(candidates.common().size() > 10, name + ": " + told);
    }
    assertTrue(told.toString(StandardCharsets.UTF_8).contains(" malformed, left out"));
  }

  @Test
  void aPortWithoutDnsAndAFileThatIsNoneAreTold() throws Exception {
    assertEquals(false, Capture.measure(capture("mixed.pcapng"), 9, out));
    assertTrue(told.toString(StandardCharsets.UTF_8).contains("no message to measure"));
    assertThrows(IOException.class, () -> Capture.measure(capture("none.pcap"), 53, out));
    assertThrows(IOException.class, () -> Capture.measure(capture("README.md"), 53, out));
  }

  @Test
  void aFileOfFramesIsASet(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("some.frames");
    List<byte[]> messages = MessageSets.octets("mixed").subList(0, 7);
    FrameFile.write(file, messages);
    String set = FrameFile.set(file);
    assertEquals(7, MessageSets.size(set));
    assertArrayEquals(messages.get(6), MessageSets.octets(set).get(6));
    assertEquals(7, new Inputs(set, "direct").messages.length);
  }
}
