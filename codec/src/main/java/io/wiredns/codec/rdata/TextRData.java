package io.wiredns.codec.rdata;

import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * The RDATA of TXT and the types like it: one or more character-strings of at most 255 octets each;
 * RFC 1035 section 3.3.14. A longer text, such as a DKIM key (RFC 6376 section 3.6.2.2) or an SPF
 * policy (RFC 7208 section 3.3), is split into several character-strings, which receivers
 * concatenate without separators.
 *
 * <p>Implementations are immutable and may be shared among threads.
 *
 * @since 0.1
 */
public interface TextRData extends RData {
  /**
   * The length in octets of the longest text that fits RDATA together with the length octets of its
   * character-strings.
   */
  int MAX_TEXT_OCTETS = WireLimits.RDATA_OCTETS - 256;

  /**
   * Returns the character-strings.
   *
   * @return the character-strings, at least one, each of at most 255 octets
   */
  List<Octets> strings();

  /**
   * Returns the concatenation of all character-strings.
   *
   * @return the octets of the character-strings, without separators
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
   * Returns the concatenation of all character-strings, decoded as UTF-8.
   *
   * @return the text; malformed UTF-8 is replaced by the replacement character
   */
  default String joinedText() {
    return joined().toUtf8();
  }

  /**
   * Splits a text into character-strings, of which all but the last have 255 octets.
   *
   * @param text the text, at most 65279 octets
   * @return the character-strings, at least one
   * @throws IllegalArgumentException if the text has more than 65279 octets
   */
  static List<Octets> split(Octets text) {
    if (text.length() > MAX_TEXT_OCTETS) {
      throw new IllegalArgumentException(
          "the text has " + text.length() + " octets, at most " + MAX_TEXT_OCTETS + " fit");
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
