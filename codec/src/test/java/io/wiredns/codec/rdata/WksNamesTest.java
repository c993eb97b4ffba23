package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredns.codec.Tool;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** WKS reads the names of protocols and services of this host, as BIND does. */
class WksNamesTest {
  /** Returns the lines of a table of names as words, without comments. */
  private static List<String[]> table(String file) throws IOException {
    Path path = Path.of(file);
    assumeTrue(Files.exists(path), file + " is not there (Debian: netbase): skipped");
    return Files.readAllLines(path).stream()
        .map(line -> line.replaceAll("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .map(line -> line.split("\\s+"))
        .toList();
  }

  private static Stream<String> names(String[] words) {
    return Stream.concat(Stream.of(words[0]), Stream.of(words).skip(2));
  }

  /** A record with the names of all services of a protocol, read by both. */
  @Test
  void everyServiceOfThisHostBelowPort1024() throws Exception {
    for (String protocol : List.of("tcp", "udp")) {
      TreeMap<String, Integer> ports = new TreeMap<>();
      for (String[] words : table("/etc/services")) {
        String[] port = words[1].split("/");
        if (port[1].equals(protocol) && Integer.parseInt(port[0]) < 1024) {
          names(words).forEach(name -> ports.put(name, Integer.valueOf(port[0])));
        }
      }
      assertTrue(ports.size() > 40, protocol + ": " + ports.keySet());
      String text = "192.0.2.1 " + protocol + " " + String.join(" ", ports.keySet());
      String numbers =
          ports.values().stream()
              .sorted()
              .distinct()
              .map(String::valueOf)
              .collect(Collectors.joining(" "));
      String expected = "192.0.2.1 " + WksNames.protocol(protocol) + " " + numbers;
      assertEquals(expected, parse(text).toText());
      String bind = Tool.run("IN WKS " + text + "\n", "named-rrchecker", "-p").output();
      Tool.compareWithBind(() -> assertEquals("IN\tWKS\t" + expected, bind.strip()));
    }
  }

  @Test
  void everyProtocolOfThisHost() throws Exception {
    int found = 0;
    for (String[] words : table("/etc/protocols")) {
      int number = Integer.parseInt(words[1]);
      if (number < 256) {
        for (String name : names(words).toList()) {
          assertEquals(number, ((Wks) parse("192.0.2.1 " + name + " 1")).protocol(), name);
          found++;
        }
      }
    }
    assertTrue(found > 50, "names: " + found);
  }

  @Test
  void capitalsDoNotMatterAndOtherWordsAreRefused() throws Exception {
    assertEquals("192.0.2.1 6 1 80", parse("192.0.2.1 TCP Www TcpMux").toText());
    assertEquals(80, WksNames.port("WWW".toLowerCase(Locale.ROOT)));
    assertNull(WksNames.port("nosuch"));
    assertNull(WksNames.protocol(""));
    for (String text : List.of("192.0.2.1 tcp nosuch", "192.0.2.1 nosuch 1", "192.0.2.1 tcp -")) {
      assertThrows(TextFormatException.class, () -> parse(text));
    }
  }

  private static RData parse(String text) throws TextFormatException {
    return RData.parse(RecordType.WKS, text);
  }
}
