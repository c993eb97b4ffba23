package io.wiredns.codec.internal.text;

import io.wiredns.codec.code.CodePointSpace;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.WireAccess;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.wire.Name;

/**
 * Access to {@link TextReader} for the library only: reads a value from words that have been split
 * before. Package {@code text} registers the only implementation when that class is initialized.
 *
 * @since 0.1
 */
public abstract class TextAccess {
  /**
   * Set once, by the static initializer of {@link TextReader}. A thread that reads null runs or
   * awaits that initializer; the implementation has no fields.
   */
  private static TextAccess registered;

  /** Creates the implementation in package {@code text}. */
  protected TextAccess() {}

  /**
   * Registers the implementation.
   *
   * @param access the implementation
   * @throws IllegalStateException if there is one already
   */
  public static void register(TextAccess access) {
    if (registered != null) {
      throw new IllegalStateException("registered already");
    }
    registered = access;
  }

  /**
   * Reads a value from all words from an index on.
   *
   * @param <T> the type of the value
   * @param decoder reads its fields
   * @param words the words
   * @param from the index of its first word
   * @param origin completes relative names; null if relative names are errors
   * @param types the record types for fields that contain a type
   * @return the value
   * @throws TextFormatException if the words are not such a value
   */
  public static <T> T read(
      TextReader.Decoder<? extends T> decoder,
      Words words,
      int from,
      Name origin,
      CodePointSpace<RecordType> types)
      throws TextFormatException {
    if (registered == null) {
      WireAccess.initialize(TextReader.class);
    }
    return registered.readWords(decoder, words, from, origin, types);
  }

  /**
   * Implements {@link #read}.
   *
   * @param <T> the type of the value
   * @param decoder reads its fields
   * @param words the words
   * @param from the index of its first word
   * @param origin completes relative names; null if relative names are errors
   * @param types the record types for fields that contain a type
   * @return the value
   * @throws TextFormatException if the words are not such a value
   */
  protected abstract <T> T readWords(
      TextReader.Decoder<? extends T> decoder,
      Words words,
      int from,
      Name origin,
      CodePointSpace<RecordType> types)
      throws TextFormatException;
}
