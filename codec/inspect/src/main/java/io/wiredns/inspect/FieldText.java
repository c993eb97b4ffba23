package io.wiredns.inspect;

import io.wiredns.codec.code.CertificateType;
import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.rdata.SvcParam;
import java.nio.charset.StandardCharsets;

/**
 * Writes the text of RDATA straight from its octets, by a {@link RDataPlan}. {@link FieldEnds}
 * checks the fields, except names, which are checked as they are written. If anything is wrong,
 * nothing is written: the caller then decodes the RDATA, which finds the fault. For one thread at a
 * time.
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

  /** The names of the usual keys of SVCB, and the sign before their values. */
  private static final byte[][] KEYS = new byte[FieldEnds.IPV6HINT + 1][];

  static {
    for (int key = FieldEnds.ALPN; key < KEYS.length; key++) {
      KEYS[key] = ascii(new Key(key).toText() + (key == FieldEnds.NO_DEFAULT_ALPN ? "" : "="));
    }
  }

  /** A parameter whose text is the name of its key. */
  private record Key(int key) implements SvcParam {}

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
        int next = FieldEnds.of(kind, octets, first, at, bound);
        if (next < 0) {
          return false;
        }
        p = AsciiDigits.hex(out, p, octets, at, next);
        at = next;
      }
    }
    buffer.length = AsciiDigits.hex(out, p, octets, at, bound);
    return true;
  }

  private boolean field(byte kind) {
    if (kind == RDataPlan.NAME) {
      return name();
    }
    int to = FieldEnds.of(kind, octets, first, at, bound);
    if (to < 0 || !field(kind, to)) {
      return false;
    }
    at = to;
    return true;
  }

  /**
   * Writes a field that has been checked.
   *
   * @param to the index after the field
   * @return false if the text has a rare form
   */
  private boolean field(byte kind, int to) {
    switch (kind) {
      case RDataPlan.U8 -> number(octets[at] & 0xFF);
      case RDataPlan.U16 -> number(Bytes.u16(octets, at));
      case RDataPlan.U32 -> number(Bytes.u32(octets, at));
      case RDataPlan.TYPE -> word(names.type(Bytes.u16(octets, at)));
      case RDataPlan.ALGORITHM -> word(ascii(DnssecAlgorithm.of(octets[at] & 0xFF).toText()));
      case RDataPlan.CERTIFICATE -> word(ascii(CertificateType.of(Bytes.u16(octets, at)).toText()));
      case RDataPlan.STRING, RDataPlan.OPTIONAL, RDataPlan.STRINGS -> strings(to);
      case RDataPlan.BITMAP -> bitmap(to);
      case RDataPlan.PARAMS -> {
        return params(to);
      }
      case RDataPlan.MORE -> {}
      case RDataPlan.HEX, RDataPlan.DIGEST, RDataPlan.SSH_DIGEST -> hexWords(to);
      case RDataPlan.BASE64 -> base64Words(to);
      default -> oneWord(kind, to);
    }
    return true;
  }

  private void oneWord(byte kind, int to) {
    separate();
    switch (kind) {
      case RDataPlan.IPV4 -> p = AsciiDigits.ipv4(out, p, octets, at);
      case RDataPlan.IPV6 -> p = AsciiDigits.ipv6(out, p, octets, at);
      case RDataPlan.TIME -> p = AsciiDigits.time(out, p, Bytes.u32(octets, at));
      case RDataPlan.GROUPS -> groups(to, 2, ':');
      case RDataPlan.EUI48, RDataPlan.EUI64 -> groups(to, 1, '-');
      case RDataPlan.TEXT -> quoted(at, to);
      case RDataPlan.SALT -> salt(to);
      case RDataPlan.HASH -> p = AsciiDigits.base32(out, p, octets, at + 1, to);
      case RDataPlan.TAG -> copy(octets, at + 1, to);
      default -> throw new AssertionError("no field kind " + kind);
    }
  }

  private void separate() {
    if (p > start) {
      out[p++] = ' ';
    }
  }

  private void number(long number) {
    separate();
    p = AsciiDigits.number(out, p, number);
  }

  private void word(byte[] word) {
    makeRoom(word.length + 1);
    separate();
    copy(word, 0, word.length);
  }

  private void copy(byte[] from, int start, int to) {
    System.arraycopy(from, start, out, p, to - start);
    p += to - start;
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

  private void groups(int to, int each, char separator) {
    for (int i = at; i < to; i += each) {
      p = AsciiDigits.hex(out, p, octets, i, i + each);
      out[p++] = (byte) separator;
    }
    p--;
  }

  private void strings(int to) {
    for (int i = at; i < to; ) {
      int end = i + 1 + (octets[i] & 0xFF);
      separate();
      quoted(i + 1, end);
      i = end;
    }
  }

  /** Writes octets as {@code TextWriter} writes a character-string. */
  private void quoted(int from, int to) {
    quote();
    p = AsciiNames.string(octets, from, to, json, out, p);
    quote();
  }

  private void quote() {
    if (json) {
      out[p++] = '\\';
    }
    out[p++] = '"';
  }

  private void hexWords(int to) {
    for (int i = at; i < to; i += HEX_WORD) {
      separate();
      p = AsciiDigits.upperHex(out, p, octets, i, Math.min(to, i + HEX_WORD));
    }
  }

  private void base64Words(int to) {
    for (int i = at; i < to; i += BASE64_WORD) {
      separate();
      p = AsciiDigits.base64(out, p, octets, i, Math.min(to, i + BASE64_WORD));
    }
  }

  private void salt(int to) {
    if (at + 1 == to) {
      out[p++] = '-';
    } else {
      p = AsciiDigits.upperHex(out, p, octets, at + 1, to);
    }
  }

  private void bitmap(int to) {
    while (at < to) {
      int window = octets[at] & 0xFF;
      int from = at + 2;
      int end = from + (octets[at + 1] & 0xFF);
      for (int i = from; i < end; i++) {
        int bits = octets[i] & 0xFF;
        int type = window << 8 | i - from << 3;
        while (bits != 0) {
          int bit = Integer.numberOfLeadingZeros(bits) - 24;
          word(names.type(type + bit));
          bits &= ~(0x80 >>> bit);
        }
      }
      at = end;
    }
  }

  private boolean params(int to) {
    while (at < to) {
      int key = Bytes.u16(octets, at);
      if (key < FieldEnds.ALPN || key > FieldEnds.IPV6HINT) {
        return false;
      }
      int from = at + FieldEnds.PARAM_HEADER;
      int end = from + Bytes.u16(octets, at + 2);
      makeRoom(0);
      separate();
      copy(KEYS[key], 0, KEYS[key].length);
      if (!param(key, from, end)) {
        return false;
      }
      at = end;
    }
    return true;
  }

  private boolean param(int key, int from, int to) {
    switch (key) {
      case FieldEnds.NO_DEFAULT_ALPN -> {}
      case FieldEnds.PORT -> p = AsciiDigits.number(out, p, Bytes.u16(octets, from));
      case FieldEnds.ECH -> p = AsciiDigits.base64(out, p, octets, from, to);
      case FieldEnds.ALPN -> {
        return protocols(from, to);
      }
      default -> addresses(key == FieldEnds.IPV4HINT ? 4 : 16, from, to);
    }
    return true;
  }

  private boolean protocols(int from, int to) {
    quote();
    for (int i = from; i < to; ) {
      int end = i + 1 + (octets[i] & 0xFF);
      for (i++; i < end; i++) {
        byte octet = octets[i];
        if (octet <= ' ' || octet > '~' || octet == ',' || octet == '"' || octet == '\\') {
          return false;
        }
        out[p++] = octet;
      }
      out[p++] = ',';
    }
    p--;
    quote();
    return true;
  }

  private void addresses(int each, int from, int to) {
    for (int i = from; i < to; i += each) {
      p = each == 4 ? AsciiDigits.ipv4(out, p, octets, i) : AsciiDigits.ipv6(out, p, octets, i);
      out[p++] = ',';
    }
    p--;
  }
}
