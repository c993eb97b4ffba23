package io.wiredns.command.dissect;

import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.inspect.AsciiBuffer;
import io.wiredns.inspect.DigText;
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
  private static final byte[] ESCAPE = "\\124".getBytes(StandardCharsets.US_ASCII);

  /** The number of octets from which on the text is passed on. */
  private static final int FULL = 1 << 16;

  /** The first second after the year 9999. */
  private static final long YEAR_10000 = 253_402_300_800L;

  private final OutputStream target;
  private final AsciiBuffer out = new AsciiBuffer();

  /** The name that is written next, without pointers. */
  private final byte[] name = new byte[WireLimits.NAME_OCTETS];

  /** The last second that was written; most packets are of the same second as the one before. */
  private long second;

  private final byte[] time = "1970-01-01T00:00:00.000000000Z".getBytes(StandardCharsets.US_ASCII);
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

  /** Ends a column, and its row if it is the last of it. */
  void endOfColumn(boolean last) throws IOException {
    out.append(last ? '\n' : '\t');
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
    int from = out.length();
    out.append(text).replace(from, BETWEEN, ESCAPE);
  }

  /** Writes the text of RDATA; writes nothing if they are malformed. */
  void data(DigText text, MessageView view, RecordView record)
      throws WireFormatException, IOException {
    int from = out.length();
    text.writeRData(view, record, out);
    out.replace(from, BETWEEN, ESCAPE);
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

  /** Returns an array for the octets of the name that {@link #name} writes next. */
  byte[] nameOctets() {
    return name;
  }

  /** Writes the name in the array. */
  void name() {
    int from = out.length();
    out.name(name, 0).replace(from, BETWEEN, ESCAPE);
  }

  /** Writes an address of four or sixteen octets. */
  void address(byte[] octets, int from, int count) {
    out.address(octets, from, count);
  }

  /** Writes a time in seconds since 1970. */
  void epoch(long seconds, int nanos) {
    digits(fraction, 1, 9, nanos);
    out.number(seconds).ascii(fraction);
  }

  /** Writes a time as ISO 8601 has it. */
  void time(long seconds, int nanos) {
    if (seconds != second) {
      if (seconds < 0 || seconds >= YEAR_10000) {
        out.append(Instant.ofEpochSecond(seconds, nanos).toString());
        return;
      }
      second = seconds;
      second(seconds);
    }
    digits(time, 20, 9, nanos);
    out.ascii(time);
  }

  private void second(long seconds) {
    byte[] text = Instant.ofEpochSecond(seconds).toString().getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, time, 0, text.length - 1);
  }

  private static void digits(byte[] to, int at, int count, int number) {
    int rest = number;
    for (int i = at + count - 1; i >= at; i--) {
      to[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
