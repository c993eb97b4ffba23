package io.wiredns.codec.tsig;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/** Appends a TSIG record to a message; RFC 8945 sections 4.2, 4.3 and 5.3. */
final class TsigAppender {
  private static final int ARCOUNT_AT = 10;

  /** Size in octets of a record without names, MAC and other data. */
  private static final int FIXED_OCTETS = 2 + 2 + 4 + 2 + 6 + 2 + 2 + 2 + 2 + 2;

  private static final int SERVER_TIME_OCTETS = 6;

  /** The offset of the message in {@link #octets}, after the previous MAC. */
  private static final int BASE = 2 + TsigAlgorithm.MAX_MAC_OCTETS;

  private static final int RECORD_OCTETS =
      FIXED_OCTETS + 2 * WireLimits.NAME_OCTETS + TsigAlgorithm.MAX_MAC_OCTETS + SERVER_TIME_OCTETS;

  private byte[] octets = new byte[BASE + 512 + RECORD_OCTETS];
  private final byte[] record = new byte[RECORD_OCTETS];

  /** Returns the size of a record in octets; a negative server time means no other data. */
  static int recordOctets(int nameOctets, int algorithmOctets, int macOctets, long serverTime) {
    int other = serverTime < 0 ? 0 : SERVER_TIME_OCTETS;
    return FIXED_OCTETS + nameOctets + algorithmOctets + macOctets + other;
  }

  /** Writes time and fudge and returns the index after them. */
  static int putTime(byte[] target, int at, long time, int fudge) {
    Bytes.put16(target, at, (int) (time >>> 32));
    Bytes.put32(target, at + 2, (int) time);
    Bytes.put16(target, at + 6, fudge);
    return at + 8;
  }

  private static int putEnd(byte[] target, int at, int error, long serverTime) {
    Bytes.put16(target, at, error);
    Bytes.put16(target, at + 2, serverTime < 0 ? 0 : SERVER_TIME_OCTETS);
    if (serverTime < 0) {
      return at + 4;
    }
    Bytes.put16(target, at + 4, (int) (serverTime >>> 32));
    Bytes.put32(target, at + 6, (int) serverTime);
    return at + 4 + SERVER_TIME_OCTETS;
  }

  /**
   * Checks that the buffer holds a message that can be signed; throws for a mistake of the caller.
   */
  static void check(ByteBuffer out, int start) {
    checkWritable(out);
    if (start < 0 || out.position() - start < WireLimits.HEADER_OCTETS) {
      throw new IllegalArgumentException(
          "there is no message between index " + start + " and position " + out.position());
    }
    if (out.position() - start > WireLimits.MESSAGE_OCTETS) {
      throw new IllegalArgumentException(
          "a message of " + (out.position() - start) + " octets exceeds 65535");
    }
  }

  static void checkWritable(ByteBuffer out) {
    if (out.isReadOnly()) {
      throw new IllegalArgumentException("the buffer is read-only: " + out);
    }
  }

  /** Returns the seconds since 1970, which must fit the 48 bits of the field. */
  static long seconds(Instant time) {
    long seconds = time.getEpochSecond();
    if (seconds >>> 48 != 0) {
      throw new IllegalArgumentException("time " + time + " does not fit 48 bits");
    }
    return seconds;
  }

  /** Returns the seconds of a fudge, which must fit the 16 bits of the field. */
  static int fudge(Duration fudge) {
    long seconds = fudge.toSeconds();
    if (seconds >>> 16 != 0) {
      throw new IllegalArgumentException("fudge " + seconds + " is not in 0..65535 seconds");
    }
    return (int) seconds;
  }

  /** Returns whether a record of that size can be appended to the message. */
  private static boolean fits(ByteBuffer out, int start, int recordOctets) {
    return recordOctets <= out.remaining()
        && out.position() - start + recordOctets <= WireLimits.MESSAGE_OCTETS
        && u16(out, start + ARCOUNT_AT) < 0xFFFF;
  }

  /** Reads sixteen bits in network byte order, independent of the buffer's byte order. */
  static int u16(ByteBuffer in, int at) {
    return (in.get(at) & 0xFF) << 8 | in.get(at + 1) & 0xFF;
  }

  static void put16(ByteBuffer out, int at, int value) {
    out.put(at, (byte) (value >>> 8));
    out.put(at + 1, (byte) value);
  }

  /**
   * Signs a message.
   *
   * @param out holds the message from {@code start} to its position; the record is appended there
   * @param chain the previous MAC; receives the new MAC as it is sent
   * @param timersOnly whether only time and fudge follow the message in the input of the MAC
   * @param serverTime the time for the other data, in seconds since 1970; -1 for none
   * @return whether the record fits; if not, nothing has changed
   */
  boolean sign(
      ByteBuffer out,
      int start,
      KeyedMac keyed,
      MacChain chain,
      boolean timersOnly,
      int macOctets,
      long time,
      int fudge,
      int error,
      long serverTime) {
    int size = recordOctets(keyed.nameOctets(), keyed.algorithmOctets(), macOctets, serverTime);
    if (!fits(out, start, size)) {
      return false;
    }
    int length = out.position() - start;
    int room = BASE + length + RECORD_OCTETS;
    if (octets.length < room) {
      octets = new byte[Math.max(room, Math.min(2 * octets.length, 1 << 17))];
    }
    out.get(start, octets, BASE, length);
    int from = chain.putBefore(octets, BASE);
    int p = BASE + length;
    if (timersOnly) {
      p = putTime(octets, p, time, fudge);
    } else {
      p = putTime(octets, keyed.putNames(octets, p, 0), time, fudge);
      p = putEnd(octets, p, error, serverTime);
    }
    byte[] mac = keyed.finish(octets, from, p);
    chain.set(mac, 0, macOctets);
    byte[] r = record;
    p = keyed.putAlgorithm(r, putFrame(keyed.putName(r, 0), size));
    p = putTime(r, p, time, fudge);
    Bytes.put16(r, p, macOctets);
    System.arraycopy(mac, 0, r, p + 2, macOctets);
    p += 2 + macOctets;
    Bytes.put16(r, p, u16(out, start));
    putEnd(r, p + 2, error, serverTime);
    append(out, start, size);
    return true;
  }

  /** Writes type, class, TTL and RDLENGTH after the owner name and returns the index after them. */
  private int putFrame(int nameOctets, int size) {
    int p = nameOctets;
    Bytes.put16(record, p, RecordType.TSIG.value());
    Bytes.put16(record, p + 2, RecordClass.ANY.value());
    Bytes.put32(record, p + 4, 0);
    Bytes.put16(record, p + 8, size - nameOctets - 10);
    return p + 10;
  }

  private void append(ByteBuffer out, int start, int size) {
    put16(out, start + ARCOUNT_AT, u16(out, start + ARCOUNT_AT) + 1);
    out.put(record, 0, size);
  }

  /**
   * Appends a record without MAC to an error response; RFC 8945 section 5.3.2.
   *
   * @param names the key's name, then the algorithm's name, as the request had them
   * @return whether it fits; if not, nothing has changed
   */
  boolean leaveUnsigned(
      ByteBuffer out,
      int start,
      byte[] names,
      int nameOctets,
      int algorithmOctets,
      long time,
      int fudge,
      int error) {
    int size = recordOctets(nameOctets, algorithmOctets, 0, -1);
    if (!fits(out, start, size)) {
      return false;
    }
    System.arraycopy(names, 0, record, 0, nameOctets);
    int p = putFrame(nameOctets, size);
    System.arraycopy(names, nameOctets, record, p, algorithmOctets);
    p = putTime(record, p + algorithmOctets, time, fudge);
    Bytes.put16(record, p, 0);
    Bytes.put16(record, p + 2, u16(out, start));
    putEnd(record, p + 4, error, -1);
    append(out, start, size);
    return true;
  }
}
