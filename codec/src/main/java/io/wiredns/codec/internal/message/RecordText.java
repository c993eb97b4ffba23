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
 * Parses the text of a single record. Its methods may be called by any thread.
 *
 * @since 0.1
 */
public final class RecordText {
  private RecordText() {}

  /**
   * Parses a record. If the text has no class, it is IN.
   *
   * @param text the text of the record
   * @param origin the name that is appended to relative names; null if all names must be absolute
   * @param registry the registry with the types
   * @return the record
   * @throws TextFormatException if the text is not a record that a zone may have
   */
  public static ResourceRecord parse(String text, Name origin, Registry registry)
      throws TextFormatException {
    EntryReader entries = new EntryReader(RecordClass.IN, registry);
    Words words = Entries.only(text);
    if (words.startsBlank()) {
      throw new TextFormatException(words.line(0), 1, "an owner", "a blank");
    }
    if (words.count() > 0 && origin == null && !Escapes.endsInDot(words.text(0))) {
      throw words.wrong(0, "an absolute owner, as there is no origin");
    }
    Name owner = words.name(0, "an owner", origin == null ? Name.ROOT : origin);
    return entries.read(words, 1, owner, origin);
  }
}
