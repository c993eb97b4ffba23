package io.wiredns.command.dissect;

import io.wiredns.command.input.MessageOrigin;
import io.wiredns.inspect.AsciiBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes the line with the number and origin of a message, in which an instant is written as {@link
 * Instant#toString} writes it. For one thread at a time.
 */
final class MessageTitle {
  private static final byte[] MESSAGE = ascii(";; message ");
  private static final byte[] OCTETS = ascii(" octets");
  private static final byte[] LINE = ascii(", line ");
  private static final byte[] PACKET = ascii(", packet ");
  private static final byte[] UDP = ascii(", UDP, ");
  private static final byte[] TCP = ascii(", TCP, ");
  private static final byte[] TO = ascii(" to ");
  private static final byte[] BETWEEN = ascii(", ");

  private static final int SECONDS_OF_A_DAY = 86_400;

  /** The first second after the year 9999. */
  private static final long YEAR_10000 = 253_402_300_800L;

  private final AsciiBuffer out;

  /** The day whose date {@link #date} has, since 1970-01-01. */
  private long day = -1;

  private byte[] date = {};
  private final byte[] time = ascii("T00:00:00");

  /** A fraction of a second, of which three, six or nine digits are written. */
  private final byte[][] fractions = {ascii(".000Z"), ascii(".000000Z"), ascii(".000000000Z")};

  MessageTitle(AsciiBuffer out) {
    this.out = out;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Writes the line of a message. */
  void write(long number, int octets, MessageOrigin origin) {
    out.ascii(MESSAGE).number(number).ascii(BETWEEN).number(octets).ascii(OCTETS);
    if (origin.isPacket()) {
      out.ascii(PACKET).number(origin.number()).ascii(origin.isTcp() ? TCP : UDP);
      end(origin, 0, origin.sourcePort());
      out.ascii(TO);
      end(origin, origin.addressOctets(), origin.destinationPort());
      out.ascii(BETWEEN);
      time(origin.epochSecond(), origin.nano());
    } else if (origin.number() > 0) {
      out.ascii(LINE).number(origin.number());
    }
    out.append('\n');
  }

  private void end(MessageOrigin origin, int at, int port) {
    out.address(origin.addresses(), at, origin.addressOctets());
    out.append('#').number(port);
  }

  private void time(long seconds, int nanos) {
    if (seconds < 0 || seconds >= YEAR_10000) {
      out.append(Instant.ofEpochSecond(seconds, nanos).toString());
      return;
    }
    if (seconds / SECONDS_OF_A_DAY != day) {
      day = seconds / SECONDS_OF_A_DAY;
      date = ascii(LocalDate.ofEpochDay(day).toString());
    }
    int ofDay = (int) (seconds % SECONDS_OF_A_DAY);
    digits(time, 1, 2, ofDay / 3_600);
    digits(time, 4, 2, ofDay / 60 % 60);
    digits(time, 7, 2, ofDay % 60);
    out.ascii(date).ascii(time);
    if (nanos == 0) {
      out.append('Z');
    } else if (nanos % 1_000_000 == 0) {
      out.ascii(digits(fractions[0], 1, 3, nanos / 1_000_000));
    } else if (nanos % 1_000 == 0) {
      out.ascii(digits(fractions[1], 1, 6, nanos / 1_000));
    } else {
      out.ascii(digits(fractions[2], 1, 9, nanos));
    }
  }

  private static byte[] digits(byte[] to, int at, int count, int number) {
    int rest = number;
    for (int i = at + count - 1; i >= at; i--) {
      to[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return to;
  }
}
