package io.wiredns.command;

import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.inspect.AsciiBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The text of columns: printable ASCII without tabs, in which {@code |} is only between values. For
 * one thread at a time.
 */
final class ColumnText {
  private static final char BETWEEN = '|';

  /** The escape of {@link #BETWEEN} in a value, by the rules of zone files. */
  private static final String ESCAPE = "\\124";

  /** The number of octets from which on the text is passed on. */
  private static final int FULL = 1 << 16;

  /** The first second after the year 9999. */
  private static final long YEAR_10000 = 253_402_300_800L;

  private static final int SECONDS_OF_A_DAY = 86_400;

  private final OutputStream target;
  private final AsciiBuffer out = new AsciiBuffer();

  /** The name that is written next, without pointers. */
  private final byte[] name = new byte[WireLimits.NAME_OCTETS];

  private final byte[] time = "0000-00-00T00:00:00.000000000Z".getBytes(StandardCharsets.US_ASCII);
  private final byte[] fraction = ".000000000".getBytes(StandardCharsets.US_ASCII);

  ColumnText(OutputStream target) {
    this.target = target;
  }

  /** Passes all text on. */
  void flush() throws IOException {
    if (out.length() > 0) {
      out.moveTo(target);
    }
  }

  void nextColumn() {
    out.append('\t');
  }

  void endOfRow() throws IOException {
    out.append('\n');
    flushIfFull();
  }

  /** Begins a value; writes what divides it from the one before it in its column, if any. */
  void value(int number) throws IOException {
    if (number > 0) {
      out.append(BETWEEN);
      flushIfFull();
    }
  }

  private void flushIfFull() throws IOException {
    if (out.length() >= FULL) {
      out.moveTo(target);
    }
  }

  void number(long number) {
    out.number(number);
  }

  /** Writes words of ours, which need no escape. */
  void word(String word) {
    out.append(word);
  }

  /** Writes text in which only {@link #BETWEEN} may need an escape. */
  void text(CharSequence text) {
    for (int i = 0, end = text.length(); i < end; i++) {
      if (text.charAt(i) == BETWEEN) {
        out.append(text.toString().replace("" + BETWEEN, ESCAPE));
        return;
      }
    }
    out.append(text);
  }

  /** Writes octets as text, with a backslash before a backslash, and other octets as numbers. */
  void octets(Octets octets) {
    for (int i = 0; i < octets.length(); i++) {
      int octet = octets.octetAt(i);
      if (octet < ' ' || octet > '~' || octet == BETWEEN) {
        out.append('\\').append((char) ('0' + octet / 100));
        out.append((char) ('0' + octet / 10 % 10)).append((char) ('0' + octet % 10));
      } else {
        if (octet == '\\') {
          out.append('\\');
        }
        out.append((char) octet);
      }
    }
  }

  /** Writes the octets of a message in hexadecimal digits. */
  void hex(ByteBuffer message) {
    int at = message.arrayOffset() + message.position();
    out.hex(message.array(), at, at + message.remaining());
  }

  /** Returns an array for the octets of the name that {@link #name} writes. */
  byte[] nameOctets() {
    return name;
  }

  /** Writes the name in the array. */
  void name(int length) {
    for (int i = 0; i < length; i++) {
      if (name[i] == BETWEEN) {
        text(new AsciiBuffer().name(name, 0).toString());
        return;
      }
    }
    out.name(name, 0);
  }

  /** Writes an address of four or sixteen octets. */
  void address(byte[] octets) {
    if (octets.length == 4) {
      for (int i = 0; i < 4; i++) {
        if (i > 0) {
          out.append('.');
        }
        out.number(octets[i] & 0xFF);
      }
    } else {
      out.append(new Ipv6(word(octets, 0), word(octets, 8)).toString());
    }
  }

  private static long word(byte[] octets, int at) {
    long word = 0;
    for (int i = at; i < at + Long.BYTES; i++) {
      word = word << 8 | octets[i] & 0xFF;
    }
    return word;
  }

  /** Writes a time in seconds since 1970. */
  void epoch(long seconds, int nanos) {
    digits(fraction, 1, 9, nanos);
    out.number(seconds).ascii(fraction);
  }

  /** Writes a time as ISO 8601 has it. */
  void time(long seconds, int nanos) {
    if (seconds < 0 || seconds >= YEAR_10000) {
      out.append(Instant.ofEpochSecond(seconds, nanos).toString());
      return;
    }
    int ofDay = (int) (seconds % SECONDS_OF_A_DAY);
    date((int) (seconds / SECONDS_OF_A_DAY));
    digits(time, 11, 2, ofDay / 3600);
    digits(time, 14, 2, ofDay / 60 % 60);
    digits(time, 17, 2, ofDay % 60);
    digits(time, 20, 9, nanos);
    out.ascii(time);
  }

  /**
   * Finds the date of a day since 1970-01-01. Years start in March here, so that a leap day is the
   * last of its year; 400 years have 146,097 days.
   */
  private void date(int day) {
    int days = day + 719_468; // since the first of March of the year 0
    int ofEra = days % 146_097;
    int year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    int ofYear = ofEra - (365 * year + year / 4 - year / 100);
    int month = (5 * ofYear + 2) / 153; // 0 for March
    digits(time, 0, 4, days / 146_097 * 400 + year + (month > 9 ? 1 : 0));
    digits(time, 5, 2, month > 9 ? month - 9 : month + 3);
    digits(time, 8, 2, ofYear - (153 * month + 2) / 5 + 1);
  }

  private static void digits(byte[] to, int at, int count, int number) {
    int rest = number;
    for (int i = at + count - 1; i >= at; i--) {
      to[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
