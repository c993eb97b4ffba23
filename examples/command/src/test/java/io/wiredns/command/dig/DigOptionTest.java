package io.wiredns.command.dig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.line.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares the table of options with the list of dig's, and checks that none is without effect. */
class DigOptionTest {
  /** Options that dig does not have. */
  private static final Set<DigOption> OWN = Set.of(DigOption.JSON);

  /** Returns the words of dig's list, with the abbreviations that dig takes. */
  private static Map<String, Set<String>> list() throws IOException {
    Map<String, Set<String>> list = new TreeMap<>();
    try (InputStream in = DigOptionTest.class.getResourceAsStream("dig-options.txt")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.US_ASCII).split("\n")) {
        if (!line.startsWith("#")) {
          int colon = line.indexOf(':');
          String name = colon < 0 ? line : line.substring(0, colon);
          String rest = colon < 0 ? "" : line.substring(colon + 1).strip();
          list.put(name, Set.of(rest.split(" ")));
        }
      }
    }
    return list;
  }

  @Test
  void everyOptionOfDigIsInTheTableAndNoOther() throws IOException {
    Set<DigOption> found = new HashSet<>(OWN);
    for (String word : list().keySet()) {
      if (!word.startsWith("-")) {
        DigOption option = DigOption.of(word);
        assertNotEquals(null, option, word);
        found.add(option);
      }
    }
    assertEquals(Set.of(DigOption.values()), found);
  }

  @Test
  void theAbbreviationsAreDigs() throws IOException {
    List<String> different = new ArrayList<>();
    list()
        .forEach(
            (word, taken) -> {
              DigOption whole = word.startsWith("-") ? null : DigOption.of(word);
              if (whole == null || whole.value == DigOption.Value.REFUSED) {
                return; // It makes no difference how a refused option is called.
              }
              for (int length = 1; length <= word.length(); length++) {
                String start = word.substring(0, length);
                if (taken.contains(start) != (DigOption.of(start) != null)) {
                  different.add(start + (taken.contains(start) ? " is taken" : " is not taken"));
                }
              }
            });
    assertEquals(List.of(), different);
  }

  @Test
  void everyOptionWithADashIsTakenOrRefusedWithItsReason() throws IOException, InputException {
    Map<String, String> values =
        Map.of(
            "-b", "127.0.0.1#5300",
            "-c", "CH",
            "-f", "file",
            "-k", "/nonexistent/key",
            "-p", "5300",
            "-q", "a.test",
            "-t", "MX",
            "-x", "192.0.2.1",
            "-y", "the.key:c2VjcmV0");
    int dashes = 0;
    for (String word : list().keySet()) {
      if (!word.startsWith("-")) {
        continue;
      }
      dashes++;
      List<String> words = new ArrayList<>(List.of(word));
      if (values.containsKey(word)) {
        words.add(values.get(word));
        assertThrows(InputException.class, () -> DigLine.of(List.of(word), DigLine.defaults()));
      }
      try {
        DigLine.of(words, DigLine.defaults());
      } catch (InputException refused) {
        assertTrue(word.equals("-m") || word.equals("-k"), refused::getMessage);
        assertFalse(refused.getMessage().contains("unknown option"), refused::getMessage);
      }
    }
    assertEquals(16, dashes);
  }

  /** Checks the mechanism: an option that is read must change the query, or what is shown. */
  @ParameterizedTest
  @EnumSource(DigOption.class)
  void noOptionIsTakenWithoutEffect(DigOption option) throws Exception {
    String name = "+" + option.word;
    Map<DigOption, String> values = new HashMap<>();
    values.put(DigOption.BUFSIZE, "700");
    values.put(DigOption.COOKIE, "0123456789abcdef");
    values.put(DigOption.DOMAIN, "d.test");
    values.put(DigOption.EDNS, "1");
    values.put(DigOption.EDNSFLAGS, "0x10");
    values.put(DigOption.EDNSOPT, "NSID:6162");
    values.put(DigOption.NDOTS, "3");
    values.put(DigOption.OPCODE, "status");
    values.put(DigOption.PADDING, "64");
    values.put(DigOption.QID, "5");
    values.put(DigOption.RETRY, "7");
    values.put(DigOption.SPLIT, "8");
    values.put(DigOption.SUBNET, "192.0.2.0/24");
    values.put(DigOption.TIMEOUT, "9");
    values.put(DigOption.TRIES, "7");
    if (option.value == DigOption.Value.REFUSED) {
      String reason = assertThrows(InputException.class, () -> state(name)).getMessage();
      assertTrue(reason.startsWith(name + " ") && reason.length() > 30, reason);
      assertThrows(InputException.class, () -> state("+no" + option.word));
      return;
    }
    String usual = state();
    if (option.value == DigOption.Value.SWITCH) {
      String on = state(name);
      String off = state("+no" + option.word);
      assertNotEquals(on, off, name);
      for (String value : List.of("no", "yes", "")) {
        String wrong = name + "=" + value;
        String reason = assertThrows(InputException.class, () -> state(wrong)).getMessage();
        assertTrue(reason.contains(name + " or +no" + option.word), reason);
      }
    } else {
      assertNotEquals(usual, state(name + "=" + values.get(option)), name);
    }
    if (option.value == DigOption.Value.NEEDED || option.value == DigOption.Value.NEEDED_OR_NO) {
      assertThrows(InputException.class, () -> state(name));
      assertThrows(InputException.class, () -> state(name + "="));
    }
  }

  /** Returns all that the words set, and the query that they make. */
  private static String state(String... words) throws Exception {
    List<String> line = new ArrayList<>(List.of("+noidnin", "+noidnout"));
    line.addAll(List.of(words));
    if (!line.contains("+dns64prefix")) {
      line.add("a.test");
    }
    Lookup lookup = DigLine.of(line, DigLine.defaults()).lookups().get(0);
    StringBuilder text = new StringBuilder();
    for (Object part : List.of(lookup, lookup.shown, lookup.all)) {
      for (Field field : part.getClass().getDeclaredFields()) {
        boolean isPart = field.getType().getName().matches(".*\\.(Dig\\w+|Lookup)");
        if (!Modifier.isStatic(field.getModifiers()) && !isPart) {
          field.setAccessible(true);
          text.append(field.getName()).append('=').append(field.get(part)).append('\n');
        }
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+shrot | unknown option +shrot; did you mean +short?",
        "+dnsec | unknown option +dnsec; did you mean +dnssec?",
        "+nodnsec | unknown option +nodnsec; did you mean +nodnssec?",
        "+norecurs3 | unknown option +norecurs3; did you mean +norecurse?",
        "+mulitline | unknown option +mulitline; did you mean +multiline?",
        "+anwser | unknown option +anwser; did you mean +answer?",
        "+xyzzy | unknown option +xyzzy",
        "+edns=300 | +edns 300 is not in 0..255",
        "+qid=65536 | +qid 65536 is not in 0..65535",
        "+bufsize=x | +bufsize x is not in 0..65535",
        "+nobufsize | +nobufsize has no meaning; leave the option out",
        "+tcp=no | +tcp takes no value; write +tcp or +notcp",
        "+subnet=1.2.3 | 1.2.3 is not an address",
        "+ednsopt=nonesuch | +ednsopt nonesuch is not in 0..65535",
        "+opcode=6 | +opcode=6 is DSO, whose messages have no question (RFC 8490)",
        "+cookie= | +cookie= needs a value; or leave out the =",
        "+dns64prefix a.test | +dns64prefix asks for ipv4only.arpa; leave out other names",
        "@ | @ needs a server",
        "- | - is no option",
        "a.test AXFR +yaml | a transfer has no form in dig's YAML; use +json, an object for each record",
        "--short | unknown option --short; did you mean +short?",
        "-z | unknown option -z; dig's are -46hruvbcfkpqtxy",
        "-t NOTYPE | unknown type NOTYPE",
        "IXFR | IXFR needs the serial to start from; write IXFR=SERIAL",
        "a.test A MX | two types for one name: A and MX; write the name again",
        "-4 -6 | only one of -4 and -6 is possible",
      })
  void mistakesAreSaidWithTheNearestWord(String words, String reason) {
    assertEquals(
        reason,
        assertThrows(
                InputException.class,
                () -> DigLine.of(List.of(words.split(" ")), DigLine.defaults()))
            .getMessage());
  }

  @Test
  void wordsBeforeTheFirstNameAreMeantForAll() throws Exception {
    List<Lookup> lookups =
        DigLine.of(
                List.of("+tcp", "MX", "@192.0.2.1", "a.test", "b.test", "A", "+notcp", "c.test"),
                DigLine.defaults())
            .lookups();
    assertEquals(
        "[a.test MX true, b.test A false, c.test MX true]",
        lookups.stream()
            .map(each -> each.text + " " + each.type + " " + each.tcp)
            .toList()
            .toString());
    assertEquals(List.of("192.0.2.1"), lookups.get(2).servers);
  }

  @Test
  void aTypeThatIsMistypedIsANameWithAWarning() throws Exception {
    DigLine line = DigLine.of(List.of("a.test", "AAAAA"), DigLine.defaults());
    assertEquals(2, line.lookups().size());
    assertEquals(
        List.of("AAAAA is taken as a second name; did you mean the type AAAA?"), line.warnings());
    assertEquals(
        List.of(), DigLine.of(List.of("a.test", "localhost"), DigLine.defaults()).warnings());
  }

  @Test
  void withoutWordsTheRootIsAsked() throws Exception {
    Lookup lookup = DigLine.of(List.of(), DigLine.defaults()).lookups().get(0);
    assertEquals(". NS IN", lookup.text + " " + lookup.type + " " + lookup.recordClass);
  }

  @Test
  void paddingMakesTheQueryAMultipleOfTheBlock() throws Exception {
    for (int block = 1; block <= 512; block++) {
      Lookup lookup =
          DigLine.of(List.of("a.test", "+padding=" + block, "+nsid"), DigLine.defaults())
              .lookups()
              .get(0);
      lookup.name = Name.of("a.test");
      Message message = LookupMessage.of(lookup);
      assertEquals(0, message.toWire().length % block, "block " + block);
    }
  }
}
