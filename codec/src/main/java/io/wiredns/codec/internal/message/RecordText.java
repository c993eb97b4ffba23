package io.wiredns.codec.internal.message;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.internal.text.Entries;
import io.wiredns.codec.internal.text.Escapes;
import io.wiredns.codec.internal.text.Words;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;

/**
 * A record from a text of its own.
 *
 * @since 0.1
 */
public final class RecordText {
  private RecordText() {}

  /**
   * Reads a record.
   *
   * @param text its text
   * @param origin completes relative names; null if there must be none
   * @param registry knows the types
   * @return the record
   * @throws TextFormatException if the text is no record of a zone
   */
  public static ResourceRecord parse(String text, Name origin, Registry registry)
      throws TextFormatException {
    EntryReader entries = new EntryReader(RecordClass.IN, registry);
    Words words = Entries.only(text);
    if (words.startsBlank()) {
      throw new TextFormatException(words.line(0), 1, "an owner", "a blank");
    }
    if (words.count() > 0 && origin == null && !Escapes.endsInDot(words.text(0))) {
      throw words.wrong(0, "an absolute owner, for there is no origin");
    }
    Name owner = words.name(0, "an owner", origin == null ? Name.ROOT : origin);
    return entries.read(words, 1, owner, origin);
  }
}
