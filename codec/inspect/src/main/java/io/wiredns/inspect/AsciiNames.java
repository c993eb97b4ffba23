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

  /** The maximum number of characters of a name in JSON, where an escape is escaped. */
  static final int MAX_JSON = 5 * WireLimits.NAME_OCTETS;

  static final int MAX_HEX = 2 * WireLimits.NAME_OCTETS;

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
   * @param inlineEnd the index after the last octet that the name may have in its place
   * @param end the index after the last octet of the message
   * @param json whether backslashes and quotes are escaped once more
   * @param out the array that receives the text, with room for {@link #MAX_TEXT} octets, or {@link
   *     #MAX_JSON}
   * @param at the index of the first character
   * @return the index after the last character, or {@link #MALFORMED}
   */
  static int text(
      byte[] message, int from, int inlineEnd, int end, boolean json, byte[] out, int at) {
    int p = at;
    int piece = from;
    int bound = inlineEnd;
    int octets = 0;
    int pointers = 0;
    int i = from;
    while (i >= 0 && i < bound) {
      int label = message[i];
      if (label > 0) {
        octets += label + 1;
        int next = i + label + 1;
        if (label > WireLimits.LABEL_OCTETS || octets >= WireLimits.NAME_OCTETS || next >= bound) {
          return MALFORMED;
        }
        for (i++; i < next; i++) {
          byte octet = message[i];
          if (PLAIN[octet & 0xFF]) {
            out[p++] = octet;
          } else {
            p = escaped(octet & 0xFF, json, out, p);
          }
        }
        out[p++] = '.';
      } else if (label == 0) {
        if (p == at) {
          out[p++] = '.';
        }
        return p;
      } else {
        i = target(message, piece, i, bound);
        piece = i;
        bound = end;
        if (++pointers > WireLimits.NAME_POINTERS) {
          return MALFORMED;
        }
      }
    }
    return MALFORMED;
  }

  /**
   * Writes the uncompressed octets of a name as hexadecimal digits and follows its pointers; the
   * parameters are those of {@link #text}.
   */
  static int hex(byte[] message, int from, int inlineEnd, int end, byte[] out, int at) {
    int p = at;
    int i = from;
    int bound = inlineEnd;
    int octets = 1;
    for (int pointers = 0; i >= 0 && pointers <= WireLimits.NAME_POINTERS; pointers++) {
      int last = WireNames.pieceEnd(message, i, bound);
      octets += last - i;
      if (last >= bound || octets > WireLimits.NAME_OCTETS) {
        return MALFORMED;
      }
      if (message[last] == 0) {
        return AsciiDigits.hex(out, p, message, i, last + 1);
      }
      p = AsciiDigits.hex(out, p, message, i, last);
      i = target(message, i, last, bound);
      bound = end;
    }
    return MALFORMED;
  }

  /** Returns where the pointer at an index leads, or {@link #MALFORMED}. */
  private static int target(byte[] message, int piece, int at, int bound) {
    int target = Pointer.isAt(message, at, bound) ? Pointer.target(message, at) : piece;
    return target < piece && target >= WireLimits.HEADER_OCTETS ? target : MALFORMED;
  }

  /** Returns the index after a name, in its own place, that {@link #text} has accepted. */
  static int end(byte[] message, int from) {
    int last = WireNames.pieceEnd(message, from, message.length);
    return message[last] == 0 ? last + 1 : last + Pointer.OCTETS;
  }

  /** Writes an octet as two or four characters; there must be room for eight. */
  private static int escaped(int octet, boolean json, byte[] out, int at) {
    int p = at;
    if (json) {
      out[p++] = '\\';
      if (octet == '"' || octet == '\\') {
        out[p] = '\\';
        out[p + 1] = '\\';
        out[p + 2] = (byte) octet;
        return p + 3;
      }
    }
    int escape = ESCAPES[octet];
    INT.set(out, p, escape);
    return p + (escape >>> 16 == 0 ? 2 : 4);
  }

  /** Writes octets as the text of a character-string, without the quotes. */
  static int string(byte[] octets, int from, int to, boolean json, byte[] out, int at) {
    int p = at;
    for (int i = from; i < to; i++) {
      byte octet = octets[i];
      if (octet >= ' ' && octet <= '~' && octet != '"' && octet != '\\') {
        out[p++] = octet;
      } else {
        p = escaped(octet & 0xFF, json, out, p);
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
}
