package io.wiredns.codec.internal.text;

import io.wiredns.codec.text.TextFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads texts that contain one entry.
 *
 * @since 0.1
 */
public final class Entries {
  private Entries() {}

  /**
   * Reads the words of a text that is one entry, on one line or, with parentheses, on several
   * lines.
   *
   * @param text the text
   * @return the words; empty if the text has no entry
   * @throws TextFormatException if the text cannot be split into words, or has more than one entry
   */
  public static Words only(String text) throws TextFormatException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    EntryScanner scanner = new EntryScanner(new ByteArrayInputStream(octets));
    Words words = new Words();
    try {
      scanner.next(words);
      Words after = new Words();
      if (scanner.next(after)) {
        throw after.wrong(0, "the end of the text");
      }
      return words;
    } catch (IOException impossible) {
      throw new AssertionError("an array was not readable", impossible);
    }
  }
}
