package io.wiredns.codec.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryScannerTest {
  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Returns a stream that reads at most some octets at once. */
  private static InputStream slow(String text, int most) {
    InputStream all = stream(text);
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return all.read();
      }

      @Override
      public int read(byte[] target, int from, int length) throws IOException {
        return all.read(target, from, Math.min(most, length));
      }
    };
  }

  /**
   * Returns the words of all entries as {@code line:column text}, with {@code |} after each entry.
   */
  private static String scan(InputStream in) throws IOException, TextFormatException {
    EntryScanner scanner = new EntryScanner(in);
    Words words = new Words();
    StringBuilder all = new StringBuilder();
    while (scanner.next(words)) {
      for (int i = 0; i < words.count(); i++) {
        all.append(words.line(i)).append(':').append(words.column(i)).append(' ');
        all.append(words.isQuoted(i) ? "\"" : "").append(words.text(i)).append(' ');
      }
      all.append(words.startsBlank() ? "blank|" : "|");
    }
    return all.toString();
  }

  @Test
  void cutsTheSameHoweverTheOctetsCome() throws IOException, TextFormatException {
    String text = "a  bc\\ d;e \"x\n\n \"f g\\\"\"h ( i ; j\n\tk\"l\" ) m\r\n;n\n\\(o p\\\\\n";
    String words =
        "1:1 a 1:4 bc\\ d |3:2 \"f g\\\" 3:9 h 3:13 i 4:2 k 4:3 \"l 4:9 m blank|6:1 \\(o 6:5 p\\\\"
            + " |";
    assertEquals(words, scan(stream(text)));
    for (int most = 1; most < 12; most++) {
      assertEquals(words, scan(slow(text, most)));
    }
  }

  @Test
  void longWordsAndCommentsGoOverTheBuffersEnd() throws IOException, TextFormatException {
    String word = "w".repeat(100_000);
    assertEquals(
        "1:1 " + word + " 1:100002 x |2:1 y |",
        scan(stream(word + " x;" + "c".repeat(200_000) + "\ny")));
  }

  @Test
  void wordsSayNamesAndTimes() throws IOException, TextFormatException {
    Words words = new Words();
    new EntryScanner(stream("@ a\\.b x. 1h30m 7 \"7\" a..b \"\" TXT")).next(words);
    Name origin = Name.of("example.");
    assertSame(origin, words.name(0, "name", origin));
    assertEquals("a\\.b.example.", words.name(1, "name", origin).toString());
    assertEquals("x.", words.name(2, "name", origin).toString());
    assertEquals(5_400, words.period(3, "time"));
    assertEquals(7, words.period(4, "time"));
    assertThrows(TextFormatException.class, () -> words.period(5, "time"));
    assertThrows(TextFormatException.class, () -> words.period(9, "time"));
    assertEquals(
        "line 1, column 23: expected name, a domain name (a label is empty), found 'a..b'",
        assertThrows(TextFormatException.class, () -> words.name(6, "name", origin)).getMessage());
    assertEquals(
        "line 1, column 34: expected name, found the end of the entry",
        assertThrows(TextFormatException.class, () -> words.name(9, "name", origin)).getMessage());
    assertEquals('@', words.first(0));
    assertEquals(-1, words.first(5));
    assertEquals(-1, words.first(9));
    assertTrue(words.is(8, "TXT"));
    assertFalse(words.is(9, "TXT"));
    words.end(9);
    assertEquals(31, assertThrows(TextFormatException.class, () -> words.end(8)).column());
  }

  @Test
  void aMemoKeepsTheNewestAndNeverMistakesAWord() throws IOException, TextFormatException {
    WordMemo<String> memo = new WordMemo<>();
    Words words = new Words();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      texts.add(Integer.toString(i * 7919, 36));
    }
    new EntryScanner(stream(String.join(" ", texts) + " " + "l".repeat(17))).next(words);
    for (int i = 0; i < words.count(); i++) {
      assertNull(memo.get(words, i));
      memo.put(words, i, words.text(i));
      assertEquals(i < 1_000 ? words.text(i) : null, memo.get(words, i));
    }
    for (int i = 0; i < words.count(); i++) {
      String known = memo.get(words, i);
      assertTrue(known == null || known.equals(words.text(i)));
    }
  }
}
