package io.wiredns.codec.rdata;

import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * The data of TXT and of the types like it: one or more character-strings of at most 255 octets
 * each; RFC 1035 section 3.3.14. What is longer, such as a key of DKIM (RFC 6376 section 3.6.2.2)
 * or a policy of SPF (RFC 7208 section 3.3), is split into several, which readers join again with
 * nothing between them.
 *
 * <p>Implementations are immutable and may be shared among threads.
 *
 * @since 0.1
 */
public interface TextRData extends RData {
  /** The most octets that fit RDATA with their length octets. */
  int MAX_TEXT_OCTETS = WireLimits.RDATA_OCTETS - 256;

  /**
   * The character-strings.
   *
   * @return one at least, each of at most 255 octets
   */
  List<Octets> strings();

  /**
   * All character-strings as one text.
   *
   * @return their octets, nothing between them
   */
  default Octets joined() {
    List<Octets> strings = strings();
    if (strings.size() == 1) {
      return strings.get(0);
    }
    int length = 0;
    for (Octets string : strings) {
      length += string.length();
    }
    byte[] all = new byte[length];
    int at = 0;
    for (Octets string : strings) {
      string.copyTo(all, at);
      at += string.length();
    }
    return Octets.of(all);
  }

  /**
   * All character-strings as one text in UTF-8.
   *
   * @return the text; what is not UTF-8 becomes the replacement character
   */
  default String joinedText() {
    return joined().toUtf8();
  }

  /**
   * Splits a text into as few character-strings as hold it: all but the last have 255 octets.
   *
   * @param text the text, at most 65279 octets
   * @return the character-strings, one at least
   * @throws IllegalArgumentException if the text does not fit RDATA
   */
  static List<Octets> split(Octets text) {
    if (text.length() > MAX_TEXT_OCTETS) {
      throw new IllegalArgumentException(
          "a text of " + text.length() + " octets, at most " + MAX_TEXT_OCTETS + " fit RDATA");
    }
    List<Octets> strings = new ArrayList<>();
    byte[] octets = text.toArray();
    int from = 0;
    do {
      int length = Math.min(WireLimits.CHARACTER_STRING_OCTETS, octets.length - from);
      strings.add(Octets.of(octets, from, length));
      from += length;
    } while (from < octets.length);
    return strings;
  }
}
