package io.wiredns.codec.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.text.TextFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneIncludeTest {
  @TempDir private Path directory;
  private Path root;

  @BeforeEach
  void files() throws IOException {
    root = Files.createDirectory(directory.resolve("root"));
    Files.createDirectory(root.resolve("sub"));
    Files.createDirectory(directory.resolve("root-beside"));
    put(directory.resolve("secret"), "secret 5 TXT secret\n");
    put(directory.resolve("root-beside/secret"), "secret 5 TXT secret\n");
    put(root.resolve("good"), " TXT inherited\na TXT good\n$ORIGIN x\nb TXT good\n$TTL 7\n");
    put(root.resolve("sub/good"), "$INCLUDE good\n");
    put(root.resolve("bad"), "a TXT good\nb FOO bad\n");
    Files.createSymbolicLink(root.resolve("out"), directory.resolve("secret"));
    Files.createSymbolicLink(root.resolve("up"), directory);
    Files.createSymbolicLink(root.resolve("in"), root.resolve("good"));
  }

  private static void put(Path file, String text) throws IOException {
    Files.writeString(file, text);
  }

  private ZoneReader reader(String text) throws IOException {
    return ZoneReader.builder(Zones.ORIGIN).includeRoot(root).open(Zones.stream(text), "zone");
  }

  @Test
  void goesOnWithOwnerAndOriginAndGivesThemBack() throws IOException, TextFormatException {
    assertEquals(
        """
        o.example. 5 IN TXT "o"
        o.example. 5 IN TXT "inherited"
        a.example. 5 IN TXT "good"
        b.x.example. 5 IN TXT "good"
        o.example. 7 IN TXT "back"
        c.example. 7 IN TXT "back"
        """,
        Zones.lines(Zones.all(reader("$TTL 5\no TXT o\n$INCLUDE good\n TXT back\nc TXT back\n"))));
    assertEquals(
        """
        o.example. 5 IN TXT "o"
        o.example. 5 IN TXT "inherited"
        a.of.example. 5 IN TXT "good"
        b.x.of.example. 5 IN TXT "good"
        """,
        Zones.lines(Zones.all(reader("$TTL 5\no TXT o\n$INCLUDE \"good\" of\n"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"good", "./good", "sub/good", "sub/../good", "in", "up/root/good", "sub//good"})
  void readsWhatLiesInside(String name) throws IOException {
    assertEquals(List.of(), Zones.faults(reader("o 5 TXT o\n$INCLUDE " + name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret",
        "sub/../../secret",
        "out",
        "up/secret",
        "up/../secret",
        "../root-beside/secret",
        "/etc/passwd",
        "/etc/no-such-file",
        "sub",
        "no-such-file",
        ".",
        "..",
        "/",
        "\"\"",
        "up",
        "\"a\u0000b\"",
        "\u00e9",
        "good/x",
        "//etc/passwd",
        "/dev/zero",
        "/proc/self/environ",
      })
  void readsNothingElse(String name) throws IOException {
    List<TextFormatException> faults =
        Zones.faults(reader("o 5 TXT o\n$INCLUDE " + name + "\np 5 TXT p\n"));
    assertEquals(1, faults.size(), faults::toString);
    assertEquals("zone", faults.get(0).file().orElseThrow());
    assertEquals(2, faults.get(0).line());
    assertEquals(10, faults.get(0).column());
    assertTrue(faults.get(0).expected().startsWith("a file "), faults::toString);
  }

  @Test
  void anAbsoluteNameInsideIsInside() throws IOException {
    String name = root.toAbsolutePath().resolve("good").toString();
    assertEquals(List.of(), Zones.faults(reader("o 5 TXT o\n$INCLUDE " + name)));
  }

  @Test
  void faultsOfAnIncludedFileHaveItsName() throws IOException {
    TextFormatException fault = Zones.faults(reader("$TTL 5\n$INCLUDE bad\n")).get(0);
    assertEquals(root.resolve("bad").toString(), fault.file().orElseThrow());
    assertEquals(2, fault.line());
    assertEquals(3, fault.column());
  }

  @Test
  void isRefusedWithoutADirectory() throws IOException {
    TextFormatException fault = Zones.faults(Zones.reader("$INCLUDE good\n")).get(0);
    assertEquals(
        "-:1:1: expected no $INCLUDE, as ZoneReader.Builder.includeRoot names no directory, found"
            + " '$INCLUDE'",
        fault.getMessage());
    assertEquals(9, Zones.faults(Zones.reader("$INCLUDE")).get(0).column());
    assertEquals(14, Zones.faults(reader("$INCLUDE a b c")).get(0).column());
  }

  @Test
  void aCircleIsRefused() throws IOException {
    put(root.resolve("one"), "$INCLUDE two\n");
    put(root.resolve("two"), "$INCLUDE sub/../one\n");
    put(root.resolve("self"), "$INCLUDE self\n");
    for (String name : new String[] {"one", "self"}) {
      List<TextFormatException> faults = Zones.faults(reader("$INCLUDE " + name));
      assertEquals(1, faults.size());
      assertEquals("a file that does not include itself", faults.get(0).expected());
    }
    try (ZoneReader zone =
        ZoneReader.builder(Zones.ORIGIN).includeRoot(root).open(root.resolve("self"))) {
      assertEquals("a file that does not include itself", Zones.faults(zone).get(0).expected());
    }
  }

  private static final String DEPTH =
      "at most %d files that include each other (limit of ZoneReader.Builder.maxIncludeDepth)";

  @Test
  void octetsAreBounded() throws IOException {
    put(root.resolve("ten"), "a 5 TXT a\n");
    ZoneReader reader =
        ZoneReader.builder(Zones.ORIGIN)
            .includeRoot(root)
            .maxIncludeOctets(25)
            .open(Zones.stream("$INCLUDE ten\n".repeat(4)), "zone");
    List<TextFormatException> faults = Zones.faults(reader);
    assertEquals(2, faults.size(), faults::toString);
    assertEquals(
        "zone:3:10: expected at most 25 octets in all $INCLUDEs (limit of"
            + " ZoneReader.Builder.maxIncludeOctets), found 'ten'",
        faults.get(0).getMessage());
  }

  @Test
  void depthAndNumberAreBounded() throws IOException {
    for (int i = 0; i < 20; i++) {
      put(root.resolve("deep" + i), "$INCLUDE deep" + (i + 1) + "\n$INCLUDE deep" + (i + 1));
    }
    put(root.resolve("deep20"), "a 5 TXT a\n");
    List<TextFormatException> faults = Zones.faults(reader("$INCLUDE deep0"));
    assertEquals(DEPTH.formatted(16), faults.get(0).expected());
    assertEquals(root.resolve("deep15").toString(), faults.get(0).file().orElseThrow());
    assertEquals(
        "at most 1024 $INCLUDEs in all (limit of ZoneReader.Builder.maxIncludeFiles)",
        faults.get(faults.size() - 1).expected());
    assertTrue(faults.size() < 4 * 1_024, () -> faults.size() + " faults");
    ZoneReader none =
        ZoneReader.builder(Zones.ORIGIN)
            .includeRoot(root)
            .maxIncludeDepth(0)
            .maxIncludeFiles(5)
            .open(Zones.stream("$INCLUDE good"), "-");
    assertEquals(DEPTH.formatted(0), Zones.faults(none).get(0).expected());
  }

  @Test
  void aFileThatIsReadIsClosed() throws IOException, TextFormatException {
    ZoneReader reader =
        ZoneReader.builder(Zones.ORIGIN).includeRoot(root).open(root.resolve("good"));
    reader.close();
    assertEquals(List.of(), Zones.all(reader));
  }
}
