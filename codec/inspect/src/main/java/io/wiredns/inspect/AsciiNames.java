package io.wiredns.inspect;

import io.wiredns.codec.internal.wire.Pointer;
import io.wiredns.codec.internal.wire.WireNames;
import io.wiredns.codec.wire.WireLimits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes the text of names straight from the octets of a message, as {@link
 * io.wiredns.codec.wire.Name#toString} writes that of a value. Stateless; may be used by any
 * thread.
 */
final class AsciiNames {
  /** The maximum number of characters of a name: an octet has at most four. */
  static final int MAX_TEXT = 4 * WireLimits.NAME_OCTETS;

  /** Room for both the text of a name, with its backslashes escaped, and its octets as digits. */
  static final int MAX_JSON = 7 * WireLimits.NAME_OCTETS + 64;

  static final int MALFORMED = -1;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** For each octet whether it is written as itself. */
  private static final boolean[] PLAIN = new boolean[256];

  /**
   * For each octet that is not plain its two or four characters, the first in the lower bits; the
   * upper half is 0 if there are two.
   */
  private static final int[] ESCAPES = new int[256];

  static {
    for (int i = 0; i < 256; i++) {
      boolean printable = i >= 0x21 && i <= 0x7E;
      boolean special = ".\\\"();@$".indexOf(i) >= 0;
      PLAIN[i] = printable && !special;
      ESCAPES[i] =
          printable
              ? '\\' | i << 8
              : '\\' | '0' + i / 100 << 8 | '0' + i / 10 % 10 << 16 | '0' + i % 10 << 24;
    }
  }

  private AsciiNames() {}

  /**
   * Writes the text of a name and follows its pointers.
   *
   * @param message the array whose index 0 is the first octet of the message
   * @param from the index of the first octet of the name
   * @param end the index after the last octet of the message
   * @param out the array that receives the text, with room for {@link #MAX_TEXT} octets
   * @param at the index of the first character
   * @return the index after the last character, or {@link #MALFORMED}
   */
  static int text(byte[] message, int from, int end, byte[] out, int at) {
    int p = at;
    int piece = from;
    int octets = 0;
    int pointers = 0;
    int i = from;
    if (from < 0) {
      return MALFORMED;
    }
    while (i < end) {
      int label = message[i];
      if (label > 0) {
        octets += label + 1;
        int next = i + label + 1;
        if (label > WireLimits.LABEL_OCTETS || octets >= WireLimits.NAME_OCTETS || next >= end) {
          return MALFORMED;
        }
        p = label(message, i + 1, next, out, p);
        out[p++] = '.';
        i = next;
      } else if (label == 0) {
        if (p == at) {
          out[p++] = '.';
        }
        return p;
      } else {
        int target = Pointer.isAt(message, i, end) ? Pointer.target(message, i) : piece;
        if (target >= piece
            || target < WireLimits.HEADER_OCTETS
            || ++pointers > WireLimits.NAME_POINTERS) {
          return MALFORMED;
        }
        piece = i = target;
      }
    }
    return MALFORMED;
  }

  private static int label(byte[] message, int from, int to, byte[] out, int at) {
    int p = at;
    for (int i = from; i < to; i++) {
      byte octet = message[i];
      if (PLAIN[octet & 0xFF]) {
        out[p++] = octet;
      } else {
        p = escaped(octet & 0xFF, out, p);
      }
    }
    return p;
  }

  /** Writes an octet that has two or four characters; there must be room for four. */
  private static int escaped(int octet, byte[] out, int at) {
    int escape = ESCAPES[octet];
    INT.set(out, at, escape);
    return at + (escape >>> 16 == 0 ? 2 : 4);
  }

  /**
   * Returns the index after an uncompressed name, or {@link #MALFORMED}.
   *
   * @param octets the array that contains the name
   * @param from the index of its first octet
   * @param end the index after the last octet that it may have
   */
  static int end(byte[] octets, int from, int end) {
    int i = WireNames.pieceEnd(octets, from, end);
    return i < end && octets[i] == 0 && i - from < WireLimits.NAME_OCTETS ? i + 1 : MALFORMED;
  }

  /** Writes the text of an uncompressed name that {@link #end} has accepted. */
  static int uncompressed(byte[] octets, int from, byte[] out, int at) {
    int p = at;
    int i = from;
    for (int label = octets[i]; label > 0; label = octets[i]) {
      int next = i + label + 1;
      p = label(octets, i + 1, next, out, p);
      out[p++] = '.';
      i = next;
    }
    if (p == at) {
      out[p++] = '.';
    }
    return p;
  }

  /** Writes octets as the text of a character-string, without the quotes. */
  static int string(byte[] octets, int from, int to, byte[] out, int at) {
    int p = at;
    for (int i = from; i < to; i++) {
      byte octet = octets[i];
      if (octet == '"' || octet == '\\') {
        out[p++] = '\\';
        out[p++] = octet;
      } else if (octet >= ' ' && octet <= '~') {
        out[p++] = octet;
      } else {
        p = escaped(octet & 0xFF, out, p);
      }
    }
    return p;
  }

  /**
   * Escapes quotes and backslashes in a text by a backslash, in place.
   *
   * @return the number of backslashes that were added; there must be room for them
   */
  static int escapeQuotes(byte[] text, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      if (text[i] == '"' || text[i] == '\\') {
        count++;
      }
    }
    int p = to + count;
    for (int i = to - 1; p > i + 1; i--) {
      byte character = text[i];
      text[--p] = character;
      if (character == '"' || character == '\\') {
        text[--p] = '\\';
      }
    }
    return count;
  }

  /**
   * Writes the uncompressed octets of a name as hexadecimal digits and follows its pointers.
   *
   * @param message the array whose index 0 is the first octet of the message
   * @param from the index of the first octet of a name that {@link #text} has accepted
   */
  static int hex(byte[] message, int from, byte[] out, int at) {
    int p = at;
    int i = from;
    while (true) {
      int last = WireNames.pieceEnd(message, i, message.length);
      if (message[last] == 0) {
        return AsciiDigits.hex(out, p, message, i, last + 1);
      }
      p = AsciiDigits.hex(out, p, message, i, last);
      i = Pointer.target(message, last);
    }
  }
}
