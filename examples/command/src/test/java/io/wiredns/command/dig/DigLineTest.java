package io.wiredns.command.dig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Ports;
import io.wiredns.codec.Shared;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.line.InputException;
import io.wiredns.command.query.QueryCommand;
import io.wiredns.command.query.SearchList;
import io.wiredns.command.situation.ScriptedServer;
import io.wiredns.command.situation.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the files that words come from: the defaults, and the search list. */
class DigLineTest {
  @TempDir private Path folder;

  @Test
  void theFileOfDefaultsComesFirstAndCanBeLeftOut() throws IOException, InputException {
    Path defaults = folder.resolve(".digrc");
    Files.writeString(defaults, "+short\n\n+qid=77 name.that.is.ignored MX\n");
    int port = Ports.reserve();
    ScriptedServer.Script script =
        ScriptedServer.Script.of(Step.reply("NOERROR", "www.test. 60 MX 5 mail.test."));
    ScriptedServer server = new ScriptedServer("127.0.0.1", port, script);
    try {
      String at = "@127.0.0.1#" + port;
      StringBuilder out = new StringBuilder();
      QueryCommand.run(List.of(at, "www.test"), defaults, out);
      assertEquals("5 mail.test.\n", out.toString());
      out.setLength(0);
      QueryCommand.run(List.of(at, "-r", "www.test", "MX"), defaults, out);
      assertTrue(out.toString().contains(";; Got answer:"), out::toString);
      assertFalse(out.toString().contains("id: 77"), out::toString);
    } finally {
      server.close();
    }
  }

  @Test
  void theDefaultsOfTheDeveloperAreNotRead() {
    Path home = Path.of(System.getenv("HOME"));
    assertEquals(Path.of("target", "home"), Shared.root().relativize(home).subpath(2, 4));
    assertTrue(Files.notExists(home.resolve(".digrc")), home::toString);
  }

  @Test
  void aMistakeInTheDefaultsIsSaidWithItsLine() throws IOException {
    Path defaults = folder.resolve(".digrc");
    Files.writeString(defaults, "+short\n+shrot\n");
    String reason =
        assertThrows(
                InputException.class,
                () -> QueryCommand.run(List.of("a.test"), defaults, new StringBuilder()))
            .getMessage();
    assertEquals(defaults + ":2: unknown option +shrot; did you mean +short?", reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "www | +nosearch | www.",
        "www | +search | www.a.test. www.b.test. www.",
        "www.x | +search | www.x.a.test. www.x.b.test. www.x.",
        "w.w.x | +search | w.w.x. w.w.x.a.test. w.w.x.b.test.",
        "w.w.x | +search +ndots=3 | w.w.x.a.test. w.w.x.b.test. w.w.x.",
        "www. | +search | www.",
        "www | +domain=c.test | www.c.test. www.",
        "www | +domain=c.test +ndots=0 | www. www.c.test.",
        "www | +showsearch | www.a.test. www.b.test. www.",
        "www | +defname | www.a.test. www.b.test. www.",
      })
  void namesAreSearchedInTheListOfTheSystem(String name, String words, String expected)
      throws IOException, InputException {
    Path configuration = folder.resolve("resolv.conf");
    Files.writeString(
        configuration, "domain old.test\nsearch a.test b.test\noptions edns0 ndots:2\n");
    List<String> line = List.of((words + " " + name).split(" "));
    Lookup lookup = DigLine.of(line, DigLine.defaults()).lookups().get(0);
    List<Name> names = SearchList.of(lookup.all, configuration).names(lookup);
    assertEquals(expected, String.join(" ", names.stream().map(Name::toString).toList()));
    lookup.all.domain = null;
    assertEquals(1, SearchList.of(lookup.all, folder.resolve("none")).names(lookup).size());
  }
}
