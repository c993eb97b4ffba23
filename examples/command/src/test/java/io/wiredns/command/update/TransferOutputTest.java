package io.wiredns.command.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredns.command.Shell;
import io.wiredns.command.Wiredns;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.serve.Serving;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The output of {@code wiredns axfr}: a failure to write is not blamed on the server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransferOutputTest {
  private static final Path FULL = Path.of("/dev/full");

  @TempDir private static Path directory;
  private Serving serving;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    Path file = directory.resolve("full.zone");
    StringBuilder text =
        new StringBuilder("$TTL 60\n@ SOA ns hm 1 7200 3600 1209600 60\n@ NS ns\nns A 127.0.0.1\n");
    for (int i = 0; i < 10_000; i++) {
      text.append("h").append(i).append(" A 192.0.2.1\n");
    }
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    serving =
        Serving.start(
            "64m", List.of("--zone", "full.test=" + file, "--allow-transfer", "127.0.0.1"));
  }

  @AfterAll
  void stop() {
    if (serving != null) {
      serving.close();
    }
  }

  private Shell.Result axfr(String... more) throws IOException {
    List<String> words =
        new ArrayList<>(List.of("axfr", "@127.0.0.1#" + serving.port(), "full.test"));
    words.addAll(List.of(more));
    return Shell.wiredns(words.toArray(new String[0]));
  }

  @Test
  void aFullDiskIsNamed() throws IOException {
    assumeTrue(Files.exists(FULL));
    // A link, so that a fault replaces the link and not the device.
    Path link = Files.createSymbolicLink(directory.resolve("full"), FULL);
    Shell.Result result = axfr("-o", link.toString());
    assertEquals("wiredns: " + link + ": No space left on device\n", result.err());
    assertEquals(ExitStatus.UNUSABLE, result.status());
    assertFalse(Files.isRegularFile(link), "the device was replaced by a file");
  }

  @Test
  void fullStandardOutputIsNamed() throws Exception {
    assumeTrue(Files.exists(FULL));
    for (String[] words :
        new String[][] {
          {"axfr", "@127.0.0.1#" + serving.port(), "full.test"}, {"rcodes"}, {"--help"}
        }) {
      File err = directory.resolve("err").toFile();
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.add(Wiredns.class.getName());
      command.addAll(List.of(words));
      Process process =
          new ProcessBuilder(command).redirectOutput(FULL.toFile()).redirectError(err).start();
      assertEquals(ExitStatus.UNUSABLE, process.waitFor(), words[0]);
      String said = Files.readString(err.toPath(), StandardCharsets.US_ASCII);
      assertTrue(said.startsWith("wiredns: standard output"), said);
      assertEquals(1, said.lines().count(), said);
    }
  }

  @Test
  void otherOutputsAreNamed() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("folder"));
    assertEquals("wiredns: " + folder + ": is a directory\n", axfr("-o", folder.toString()).err());
    assertEquals("wiredns: /nowhere/file: no such folder\n", axfr("-o", "/nowhere/file").err());
    Path file = directory.resolve("written.zone");
    Shell.Result result = axfr("-o", file.toString());
    assertEquals("", result.err());
    assertTrue(Files.readString(file).contains("h9999.full.test. 60 IN A 192.0.2.1"));
  }
}
