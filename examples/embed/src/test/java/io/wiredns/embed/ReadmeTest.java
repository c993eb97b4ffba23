package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Shared;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README says what is so. */
class ReadmeTest {
  private static String readme() throws IOException {
    return Files.readString(Shared.root().resolve("README.md"));
  }

  @Test
  void theSnippetIsCodeThatIsCompiledAndRun() throws IOException {
    Matcher snippet = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme());
    assertTrue(snippet.find());
    String source =
        Files.readString(
            Shared.root()
                .resolve("examples/embed/src/main/java/io/wiredns/embed/ReadAndWrite.java"));
    List<String> code = source.lines().map(String::strip).toList();
    List<String> missing =
        snippet
            .group(1)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !code.contains(line))
            .toList();
    assertEquals(List.of(), missing);
    assertFalse(snippet.find(), "another snippet, which nobody compiles");
  }

  @Test
  void theSnippetAnswersAQuery() throws WireFormatException {
    ByteBuffer packet = ByteBuffer.allocate(512);
    Message.query(4711, Name.of("www.example."), RecordType.A).write(packet);
    ByteBuffer answer = ReadAndWrite.answer(packet.flip());
    Message response = Message.parse(answer);
    assertEquals(4711, response.id());
    assertEquals("www.example. 300 IN A 192.0.2.7", response.answers().get(0).toString());
    assertEquals(
        "www.example. 300 IN TXT \"served by WireDNS\"", response.answers().get(1).toString());
    MessageView view = new MessageView();
    assertEquals(600, ReadAndWrite.ttls(view, answer));
    assertEquals(-1, ReadAndWrite.ttls(view, ByteBuffer.allocate(3)));
  }

  @Test
  void everyFileThatItNamesIsThere() throws IOException {
    Matcher link = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(readme());
    int links = 0;
    while (link.find()) {
      links++;
      assertTrue(Files.exists(Shared.root().resolve(link.group(1))), link.group(1));
    }
    assertTrue(links > 0);
  }
}
