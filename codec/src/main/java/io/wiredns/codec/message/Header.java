package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.Diagnosis;
import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A message's first twelve octets; RFC 1035 section 4.1.1, RFC 6895 section 2.
 *
 * <pre>
 *   ID 16 | QR 1, OPCODE 4, AA 1, TC 1, RD 1, RA 1, Z 1, AD 1, CD 1, RCODE 4 |
 *   QDCOUNT 16 | ANCOUNT 16 | NSCOUNT 16 | ARCOUNT 16
 * </pre>
 *
 * @param id the identifier, 0 to 65535
 * @param flags the second sixteen bits as they are, 0 to 65535
 * @param questionCount QDCOUNT, 0 to 65535
 * @param answerCount ANCOUNT, 0 to 65535
 * @param authorityCount NSCOUNT, 0 to 65535
 * @param additionalCount ARCOUNT, 0 to 65535
 * @since 0.1
 */
public record Header(
    int id,
    int flags,
    int questionCount,
    int answerCount,
    int authorityCount,
    int additionalCount) {
  /** Response. */
  public static final int QR = 0x8000;

  /** Authoritative answer. */
  public static final int AA = 0x0400;

  /** Truncated. */
  public static final int TC = 0x0200;

  /** Recursion desired. */
  public static final int RD = 0x0100;

  /** Recursion available. */
  public static final int RA = 0x0080;

  /** Reserved: sent as zero, ignored when received. */
  public static final int Z = 0x0040;

  /** Authentic data, RFC 4035 section 3.2.3. */
  public static final int AD = 0x0020;

  /** Checking disabled, RFC 4035 section 3.2.2. */
  public static final int CD = 0x0010;

  static final int OPCODE_SHIFT = 11;
  static final int OPCODE_MASK = 0xF << OPCODE_SHIFT;
  static final int RCODE_MASK = 0xF;

  /**
   * A header of those fields.
   *
   * @param id 0 to 65535
   * @param flags 0 to 65535
   * @param questionCount 0 to 65535
   * @param answerCount 0 to 65535
   * @param authorityCount 0 to 65535
   * @param additionalCount 0 to 65535
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Header {
    check("ID", id);
    check("flags", flags);
    check("QDCOUNT", questionCount);
    check("ANCOUNT", answerCount);
    check("NSCOUNT", authorityCount);
    check("ARCOUNT", additionalCount);
  }

  private static void check(String field, int value) {
    if (value < 0 || value > 0xFFFF) {
      throw FieldRanges.refused(field, value, 0xFFFF);
    }
  }

  /**
   * Reads the header of a message and nothing else of it: enough to answer FORMERR or NOTIMP.
   *
   * @param message the message from position to limit; not disturbed, its byte order is of no
   *     account
   * @return the header
   * @throws WireFormatException if there are fewer than twelve octets
   */
  public static Header peek(ByteBuffer message) throws WireFormatException {
    int length = message.remaining();
    if (length < WireLimits.HEADER_OCTETS) {
      Diagnosis diagnosis = new Diagnosis();
      diagnosis.set(MessageFault.HEADER_TRUNCATED, length, length, WireLimits.HEADER_OCTETS);
      throw diagnosis.exception("header");
    }
    byte[] octets = new byte[WireLimits.HEADER_OCTETS];
    message.get(message.position(), octets);
    return read(octets, 0);
  }

  static Header read(byte[] a, int at) {
    return new Header(
        Bytes.u16(a, at),
        Bytes.u16(a, at + 2),
        Bytes.u16(a, at + 4),
        Bytes.u16(a, at + 6),
        Bytes.u16(a, at + 8),
        Bytes.u16(a, at + 10));
  }

  /**
   * Writes the twelve octets.
   *
   * @param out takes them at its position, which moves behind them; its byte order does not matter
   * @throws java.nio.BufferOverflowException if they do not fit; nothing is written then
   */
  public void write(ByteBuffer out) {
    byte[] octets = new byte[WireLimits.HEADER_OCTETS];
    ByteBuffer.wrap(octets)
        .order(ByteOrder.BIG_ENDIAN)
        .putShort((short) id)
        .putShort((short) flags)
        .putShort((short) questionCount)
        .putShort((short) answerCount)
        .putShort((short) authorityCount)
        .putShort((short) additionalCount);
    out.put(octets);
  }

  /**
   * Whether this is a response.
   *
   * @return the QR bit
   */
  public boolean isResponse() {
    return (flags & QR) != 0;
  }

  /**
   * The kind of message.
   *
   * @return the opcode
   */
  public Opcode opcode() {
    return Opcode.of((flags & OPCODE_MASK) >>> OPCODE_SHIFT);
  }

  /**
   * Whether the server is an authority for the first owner name of the answer.
   *
   * @return the AA bit
   */
  public boolean isAuthoritative() {
    return (flags & AA) != 0;
  }

  /**
   * Whether something that belongs to the answer was left out.
   *
   * @return the TC bit
   */
  public boolean isTruncated() {
    return (flags & TC) != 0;
  }

  /**
   * Whether recursion is desired.
   *
   * @return the RD bit
   */
  public boolean isRecursionDesired() {
    return (flags & RD) != 0;
  }

  /**
   * Whether recursion is available.
   *
   * @return the RA bit
   */
  public boolean isRecursionAvailable() {
    return (flags & RA) != 0;
  }

  /**
   * The reserved bit.
   *
   * @return the Z bit
   */
  public boolean hasReservedBit() {
    return (flags & Z) != 0;
  }

  /**
   * Whether the data are authentic, or in a query whether that is asked.
   *
   * @return the AD bit
   */
  public boolean isAuthenticData() {
    return (flags & AD) != 0;
  }

  /**
   * Whether data that did not validate are wanted.
   *
   * @return the CD bit
   */
  public boolean isCheckingDisabled() {
    return (flags & CD) != 0;
  }

  /**
   * The lower four bits of the RCODE, which alone do not say how a request ended: OPT may hold
   * eight more ({@link Message#rcode}).
   *
   * @return 0 to 15
   */
  public int rcodeBits() {
    return flags & RCODE_MASK;
  }
}
