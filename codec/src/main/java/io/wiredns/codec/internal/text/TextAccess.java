package io.wiredns.codec.internal.text;

import io.wiredns.codec.code.CodePointSpace;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.WireAccess;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.wire.Name;
import java.util.Objects;

/**
 * What the library itself may do with {@link TextReader} and users may not: read a value from words
 * that have been taken apart before. Package {@code text} gives the one implementation when that
 * class is initialized.
 *
 * @since 0.1
 */
public abstract class TextAccess {
  /** Written once, by the static initializer of {@link TextReader}. */
  private static TextAccess given;

  /** For the implementation in package {@code text}. */
  protected TextAccess() {}

  /**
   * Gives the implementation.
   *
   * @param access the implementation
   * @throws IllegalStateException if there is one already
   */
  public static void give(TextAccess access) {
    if (given != null) {
      throw new IllegalStateException("given already");
    }
    given = access;
  }

  /**
   * Reads a value that takes all words from one on.
   *
   * @param <T> the value
   * @param decoder reads its fields
   * @param words the words
   * @param from the index of its first word
   * @param origin completes relative names; null if there must be none
   * @param types gives the types of fields that say such
   * @return the value
   * @throws TextFormatException if the words are no such value
   */
  public static <T> T read(
      TextReader.Decoder<? extends T> decoder,
      Words words,
      int from,
      Name origin,
      CodePointSpace<RecordType> types)
      throws TextFormatException {
    return Holder.ACCESS.readWords(decoder, words, from, origin, types);
  }

  /**
   * Does what {@link #read} says.
   *
   * @param <T> the value
   * @param decoder reads its fields
   * @param words the words
   * @param from the index of its first word
   * @param origin completes relative names; null if there must be none
   * @param types gives the types of fields that say such
   * @return the value
   * @throws TextFormatException if the words are no such value
   */
  protected abstract <T> T readWords(
      TextReader.Decoder<? extends T> decoder,
      Words words,
      int from,
      Name origin,
      CodePointSpace<RecordType> types)
      throws TextFormatException;

  /** Initializes {@link TextReader} before it reads what that has given. */
  private static final class Holder {
    static final TextAccess ACCESS = given();

    private static TextAccess given() {
      WireAccess.initialize(TextReader.class);
      return Objects.requireNonNull(given);
    }
  }
}
