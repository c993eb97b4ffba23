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
 * The header of a message, its first twelve octets; RFC 1035 section 4.1.1, RFC 6895 section 2.
 * Immutable; may be shared among threads.
 *
 * <pre>
 *   ID 16 | QR 1, OPCODE 4, AA 1, TC 1, RD 1, RA 1, Z 1, AD 1, CD 1, RCODE 4 |
 *   QDCOUNT 16 | ANCOUNT 16 | NSCOUNT 16 | ARCOUNT 16
 * </pre>
 *
 * @param id the identifier (ID), 0 to 65535
 * @param flags the second 16 bits, from QR to RCODE, unchanged, 0 to 65535
 * @param questionCount QDCOUNT, the number of questions, 0 to 65535
 * @param answerCount ANCOUNT, the number of records in the answer section, 0 to 65535
 * @param authorityCount NSCOUNT, the number of records in the authority section, 0 to 65535
 * @param additionalCount ARCOUNT, the number of records in the additional section, 0 to 65535
 * @since 0.1
 */
public record Header(
    int id,
    int flags,
    int questionCount,
    int answerCount,
    int authorityCount,
    int additionalCount) {
  /** The QR bit: the message is a response. */
  public static final int QR = 0x8000;

  /** The AA bit: authoritative answer. */
  public static final int AA = 0x0400;

  /** The TC bit: truncated. */
  public static final int TC = 0x0200;

  /** The RD bit: recursion desired. */
  public static final int RD = 0x0100;

  /** The RA bit: recursion available. */
  public static final int RA = 0x0080;

  /** The Z bit: reserved, sent as zero and ignored when received. */
  public static final int Z = 0x0040;

  /** The AD bit: authentic data, RFC 4035 section 3.2.3. */
  public static final int AD = 0x0020;

  /** The CD bit: checking disabled, RFC 4035 section 3.2.2. */
  public static final int CD = 0x0010;

  static final int OPCODE_SHIFT = 11;
  static final int OPCODE_MASK = 0xF << OPCODE_SHIFT;
  static final int RCODE_MASK = 0xF;

  /**
   * Creates a header.
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
   * Reads only the header of a message, which is enough to answer FORMERR or NOTIMP.
   *
   * @param message the message from position to limit; position and limit do not change, and the
   *     byte order does not matter
   * @return the header
   * @throws WireFormatException if the message has fewer than twelve octets
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
   * Writes the header as twelve octets.
   *
   * @param out the buffer to write to; its position moves past the header, and its byte order does
   *     not matter
   * @throws java.nio.BufferOverflowException if the header does not fit; nothing is written then
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
   * Returns whether this is a response.
   *
   * @return the QR bit
   */
  public boolean isResponse() {
    return (flags & QR) != 0;
  }

  /**
   * Returns the opcode, the kind of message.
   *
   * @return the opcode
   */
  public Opcode opcode() {
    return Opcode.of((flags & OPCODE_MASK) >>> OPCODE_SHIFT);
  }

  /**
   * Returns whether the server is an authority for the first owner name of the answer section.
   *
   * @return the AA bit
   */
  public boolean isAuthoritative() {
    return (flags & AA) != 0;
  }

  /**
   * Returns whether the message is truncated: something that belongs to the answer was left out.
   *
   * @return the TC bit
   */
  public boolean isTruncated() {
    return (flags & TC) != 0;
  }

  /**
   * Returns whether recursion is desired.
   *
   * @return the RD bit
   */
  public boolean isRecursionDesired() {
    return (flags & RD) != 0;
  }

  /**
   * Returns whether recursion is available.
   *
   * @return the RA bit
   */
  public boolean isRecursionAvailable() {
    return (flags & RA) != 0;
  }

  /**
   * Returns the reserved bit.
   *
   * @return the Z bit
   */
  public boolean hasReservedBit() {
    return (flags & Z) != 0;
  }

  /**
   * Returns whether the data are authentic; in a query, whether the client asks for this bit.
   *
   * @return the AD bit
   */
  public boolean isAuthenticData() {
    return (flags & AD) != 0;
  }

  /**
   * Returns whether checking is disabled: the client accepts data that were not validated.
   *
   * @return the CD bit
   */
  public boolean isCheckingDisabled() {
    return (flags & CD) != 0;
  }

  /**
   * Returns the lower four bits of the RCODE. They are not the whole RCODE if the message has an
   * OPT record, which holds eight more bits; use {@link Message#rcode}.
   *
   * @return 0 to 15
   */
  public int rcodeBits() {
    return flags & RCODE_MASK;
  }
}
