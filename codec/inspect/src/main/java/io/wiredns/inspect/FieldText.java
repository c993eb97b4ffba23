package io.wiredns.inspect;

import io.wiredns.codec.code.CertificateType;
import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.rdata.Ds;
import java.nio.charset.StandardCharsets;

// This file is long because the methods for the kinds of fields share the positions in the octets
// and
// in the text.

/**
 * Writes the text of RDATA straight from its octets, by a {@link RDataPlan}. Each field is checked
 * as its decoder checks it. If anything is wrong, nothing is written: the caller then decodes the
 * RDATA, which finds the fault. For one thread at a time.
 *
 * <p>Between the fields of a plan, the positions in the octets and in the text are fields of this
 * object; the loops over octets have them in local variables.
 */
final class FieldText {
  /** The maximum number of characters that an octet becomes, except in a bitmap. */
  private static final int MOST_CHARACTERS = 5;

  /** Room for mnemonics, and for digits that are written in one piece. */
  private static final int EXTRA = 256;

  /** The number of octets in a word of 56 hexadecimal digits. */
  private static final int HEX_WORD = 28;

  /** The number of octets in a word of 56 digits of base 64. */
  private static final int BASE64_WORD = 42;

  private static final int MAX_BLOCK_OCTETS = 32;

  private static final int ALPN = 1;
  private static final int NO_DEFAULT_ALPN = 2;
  private static final int PORT = 3;
  private static final int IPV4HINT = 4;
  private static final int ECH = 5;
  private static final int IPV6HINT = 6;

  private static final byte[][] KEYS = {
    {},
    ascii("alpn="),
    ascii("no-default-alpn"),
    ascii("port="),
    ascii("ipv4hint="),
    ascii("ech="),
    ascii("ipv6hint=")
  };

  private final AsciiBuffer buffer;
  private final Mnemonics names;

  private boolean json;
  private byte[] octets;
  private int end;
  private int first;
  private int at;
  private int bound;
  private byte[] out;
  private int start;
  private int p;

  FieldText(AsciiBuffer buffer, Mnemonics names) {
    this.buffer = buffer;
    this.names = names;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Sets whether quotes and backslashes are escaped once more, as JSON has them. */
  void json(boolean escapes) {
    json = escapes;
  }

  /**
   * Sets the octets of the next RDATA.
   *
   * @param octets the array that contains the RDATA
   * @param from the index of the first octet
   * @param to the index after the last octet
   * @param end the index after the last octet of the message; 0 if names may not have pointers
   */
  void open(byte[] octets, int from, int to, int end) {
    this.octets = octets;
    first = from;
    bound = to;
    this.end = end;
  }

  /**
   * Appends the text of the RDATA.
   *
   * @return false if the RDATA break a rule of their type, or have a rare form that is not written
   *     here; nothing is appended then
   */
  boolean append(byte[] plan) {
    at = first;
    out = buffer.room(MOST_CHARACTERS * (bound - at) + EXTRA);
    start = p = buffer.length;
    for (byte kind : plan) {
      if (!field(kind)) {
        return false;
      }
    }
    if (at != bound) {
      return false;
    }
    buffer.length = p;
    return true;
  }

  /**
   * Appends the octets of the RDATA in hexadecimal, with uncompressed names.
   *
   * @return false if a name or the end of a field is malformed; nothing is appended then
   */
  boolean appendHex(byte[] plan) {
    if (end == 0) {
      buffer.hex(octets, first, bound);
      return true;
    }
    at = first;
    out = buffer.room(2 * (bound - at) + 2 * AsciiNames.MAX_HEX);
    p = buffer.length;
    for (byte kind : plan) {
      if (kind == RDataPlan.NAME) {
        p = AsciiNames.hex(octets, at, bound, end, out, p);
        if (p < 0) {
          return false;
        }
        at = AsciiNames.end(octets, at);
      } else {
        int count = octetsOf(kind);
        if (count > bound - at) {
          return false;
        }
        p = AsciiDigits.hex(out, p, octets, at, at + count);
        at += count;
      }
    }
    buffer.length = AsciiDigits.hex(out, p, octets, at, bound);
    return true;
  }

  /** Returns the length of a field of the types whose names may have pointers. */
  private int octetsOf(byte kind) {
    return switch (kind) {
      case RDataPlan.U8 -> 1;
      case RDataPlan.U16, RDataPlan.TYPE -> 2;
      case RDataPlan.U32, RDataPlan.TIME -> 4;
      case RDataPlan.STRING -> at < bound ? 1 + (octets[at] & 0xFF) : 1;
      default -> bound - at;
    };
  }

  private boolean field(byte kind) {
    return switch (kind) {
      case RDataPlan.IPV4 -> has(4) && ipv4();
      case RDataPlan.NAME -> name();
      case RDataPlan.IPV6 -> has(16) && ipv6();
      case RDataPlan.U8 -> has(1) && number(octets[at - 1] & 0xFF);
      case RDataPlan.U16 -> has(2) && number(u16());
      case RDataPlan.U32 -> has(4) && number(Bytes.u32(octets, at - 4));
      case RDataPlan.TIME -> has(4) && time();
      case RDataPlan.GROUPS -> has(8) && groups();
      case RDataPlan.TYPE -> has(2) && word(names.type(u16()));
      case RDataPlan.ALGORITHM ->
          has(1) && word(ascii(DnssecAlgorithm.of(octets[at - 1] & 0xFF).toText()));
      case RDataPlan.CERTIFICATE -> has(2) && word(ascii(CertificateType.of(u16()).toText()));
      case RDataPlan.STRING -> string();
      case RDataPlan.OPTIONAL -> at == bound || string();
      case RDataPlan.STRINGS -> strings();
      case RDataPlan.TEXT -> quoted(bound);
      case RDataPlan.HEX -> hexWords();
      case RDataPlan.BASE64 -> base64Words();
      case RDataPlan.MORE -> at < bound;
      case RDataPlan.DIGEST -> hasDigest(octets[at - 1]) && hexWords();
      case RDataPlan.SSH_DIGEST ->
          (octets[at - 1] == Ds.SHA384 || hasDigest(octets[at - 1])) && hexWords();
      case RDataPlan.SALT -> salt();
      case RDataPlan.HASH -> hash();
      case RDataPlan.BITMAP -> bitmap();
      case RDataPlan.EUI48 -> hyphens(6);
      case RDataPlan.EUI64 -> hyphens(8);
      case RDataPlan.TAG -> tag();
      case RDataPlan.PARAMS -> params();
      default -> throw new AssertionError("no field kind " + kind);
    };
  }

  /** Moves past octets, if they are there. */
  private boolean has(int count) {
    if (count > bound - at) {
      return false;
    }
    at += count;
    return true;
  }

  /** Returns the number before the position. */
  private int u16() {
    return Bytes.u16(octets, at - 2);
  }

  private void separate() {
    if (p > start) {
      out[p++] = ' ';
    }
  }

  private boolean number(long number) {
    separate();
    p = AsciiDigits.number(out, p, number);
    return true;
  }

  private boolean word(byte[] word) {
    makeRoom(word.length + 1);
    separate();
    copy(word);
    return true;
  }

  private void copy(byte[] word) {
    System.arraycopy(word, 0, out, p, word.length);
    p += word.length;
  }

  /** Makes room for octets beyond those that {@link #append} has provided for. */
  private void makeRoom(int more) {
    if (out.length - p < more + EXTRA + MOST_CHARACTERS * (bound - at)) {
      buffer.length = p;
      out = buffer.room(more + EXTRA + MOST_CHARACTERS * (bound - at));
      buffer.length = start;
    }
  }

  private boolean name() {
    makeRoom(AsciiNames.MAX_JSON);
    separate();
    p = AsciiNames.text(octets, at, bound, end == 0 ? bound : end, json, out, p);
    if (p < 0) {
      return false;
    }
    int next = AsciiNames.end(octets, at);
    if (end == 0 && octets[next - 1] != 0) {
      return false;
    }
    at = next;
    return true;
  }

  private boolean ipv4() {
    separate();
    p = AsciiDigits.ipv4(out, p, octets, at - 4);
    return true;
  }

  private boolean ipv6() {
    separate();
    p = AsciiDigits.ipv6(out, p, octets, at - 16);
    return true;
  }

  private boolean time() {
    separate();
    p = AsciiDigits.time(out, p, Bytes.u32(octets, at - 4));
    return true;
  }

  private boolean groups() {
    separate();
    for (int i = at - 8; i < at; i += 2) {
      p = AsciiDigits.hex(out, p, octets, i, i + 2);
      out[p++] = ':';
    }
    p--;
    return true;
  }

  private boolean hyphens(int count) {
    if (!has(count)) {
      return false;
    }
    separate();
    for (int i = at - count; i < at; i++) {
      p = AsciiDigits.hex(out, p, octets, i, i + 1);
      out[p++] = '-';
    }
    p--;
    return true;
  }

  private boolean string() {
    if (at >= bound) {
      return false;
    }
    int end = at + 1 + (octets[at] & 0xFF);
    if (end > bound) {
      return false;
    }
    at++;
    return quoted(end);
  }

  private boolean strings() {
    do {
      if (!string()) {
        return false;
      }
    } while (at < bound);
    return true;
  }

  /** Writes octets as {@code TextWriter} writes a character-string. */
  private boolean quoted(int end) {
    separate();
    quote();
    p = AsciiNames.string(octets, at, end, json, out, p);
    quote();
    at = end;
    return true;
  }

  private void quote() {
    if (json) {
      out[p++] = '\\';
    }
    out[p++] = '"';
  }

  private boolean hexWords() {
    while (at < bound) {
      int end = Math.min(bound, at + HEX_WORD);
      separate();
      p = AsciiDigits.upperHex(out, p, octets, at, end);
      at = end;
    }
    return true;
  }

  private boolean base64Words() {
    while (at < bound) {
      int end = Math.min(bound, at + BASE64_WORD);
      separate();
      p = AsciiDigits.base64(out, p, octets, at, end);
      at = end;
    }
    return true;
  }

  /** Returns whether the octets that remain can be a digest of a type of DS. */
  private boolean hasDigest(int type) {
    int length = bound - at;
    return switch (type) {
      case Ds.SHA1 -> length == 20;
      case Ds.SHA256 -> length == 32;
      case Ds.SHA384 -> length == 48;
      default -> true;
    };
  }

  private boolean salt() {
    if (at >= bound) {
      return false;
    }
    int from = at + 1;
    int to = from + (octets[at] & 0xFF);
    if (to > bound) {
      return false;
    }
    separate();
    if (from == to) {
      out[p++] = '-';
    } else {
      p = AsciiDigits.upperHex(out, p, octets, from, to);
    }
    at = to;
    return true;
  }

  private boolean hash() {
    if (at >= bound) {
      return false;
    }
    int from = at + 1;
    int to = from + (octets[at] & 0xFF);
    if (to > bound || from == to) {
      return false;
    }
    separate();
    p = AsciiDigits.base32(out, p, octets, from, to);
    at = to;
    return true;
  }

  private boolean bitmap() {
    int before = -1;
    while (at < bound) {
      int window = octets[at] & 0xFF;
      int length = bound - at < 2 ? 0 : octets[at + 1] & 0xFF;
      int end = at + 2 + length;
      if (window <= before
          || length == 0
          || length > MAX_BLOCK_OCTETS
          || end > bound
          || octets[end - 1] == 0) {
        return false;
      }
      for (int i = at + 2; i < end; i++) {
        int bits = octets[i] & 0xFF;
        int type = window << 8 | i - at - 2 << 3;
        while (bits != 0) {
          int bit = Integer.numberOfLeadingZeros(bits) - 24;
          word(names.type(type + bit));
          bits &= ~(0x80 >>> bit);
        }
      }
      before = window;
      at = end;
    }
    return true;
  }

  private boolean tag() {
    if (at >= bound) {
      return false;
    }
    int from = at + 1;
    int to = from + (octets[at] & 0xFF);
    if (to > bound || from == to) {
      return false;
    }
    separate();
    for (int i = from; i < to; i++) {
      int c = octets[i];
      int letter = c | 0x20;
      if ((c < '0' || c > '9') && (letter < 'a' || letter > 'z')) {
        return false;
      }
      out[p++] = (byte) c;
    }
    at = to;
    return true;
  }

  /** Writes the usual parameters of SVCB; the others are left to the decoder. */
  private boolean params() {
    boolean alias = Bytes.u16(octets, first) == 0;
    int outer = bound;
    int before = -1;
    while (at < outer) {
      if (!has(4)) {
        return false;
      }
      int key = Bytes.u16(octets, at - 4);
      int length = u16();
      boolean allowed = alias || key != NO_DEFAULT_ALPN || before == ALPN;
      if (key <= before || key < ALPN || key > IPV6HINT || !allowed || length > outer - at) {
        return false;
      }
      makeRoom(0);
      separate();
      copy(KEYS[key]);
      bound = at + length;
      boolean good = param(key, length);
      bound = outer;
      if (!good) {
        return false;
      }
      before = key;
    }
    return true;
  }

  private boolean param(int key, int length) {
    switch (key) {
      case NO_DEFAULT_ALPN:
        return length == 0;
      case PORT:
        p = length == 2 ? AsciiDigits.number(out, p, Bytes.u16(octets, at)) : p;
        at = bound;
        return length == 2;
      case ECH:
        p = AsciiDigits.base64(out, p, octets, at, bound);
        at = bound;
        return length > 0;
      case ALPN:
        return length > 0 && protocols();
      default:
        return addresses(key == IPV4HINT ? 4 : 16, length);
    }
  }

  private boolean protocols() {
    quote();
    while (at < bound) {
      int end = at + 1 + (octets[at] & 0xFF);
      if (end > bound || end == at + 1) {
        return false;
      }
      for (int i = at + 1; i < end; i++) {
        byte octet = octets[i];
        if (octet <= ' ' || octet > '~' || octet == ',' || octet == '"' || octet == '\\') {
          return false;
        }
        out[p++] = octet;
      }
      at = end;
      if (at < bound) {
        out[p++] = ',';
      }
    }
    quote();
    return true;
  }

  private boolean addresses(int each, int length) {
    if (length == 0 || length % each != 0) {
      return false;
    }
    for (; at < bound; at += each) {
      p = each == 4 ? AsciiDigits.ipv4(out, p, octets, at) : AsciiDigits.ipv6(out, p, octets, at);
      out[p++] = ',';
    }
    p--;
    return true;
  }
}
