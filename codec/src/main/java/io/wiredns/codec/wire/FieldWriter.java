package io.wiredns.codec.wire;

import io.wiredns.codec.code.CodePoint;

/**
 * Where the fields of RDATA or of an option go, one after the other: the mirror of {@link
 * FieldReader}, method by method.
 *
 * <p>Values are those that a reader gives; a record's constructor has checked their ranges.
 *
 * @since 0.1
 */
public interface FieldWriter {
  /**
   * An octet.
   *
   * @param field the field's name
   * @param value 0 to 255
   */
  void u8(String field, int value);

  /**
   * A number of 16 bits.
   *
   * @param field the field's name
   * @param value 0 to 65535
   */
  void u16(String field, int value);

  /**
   * A number of 32 bits.
   *
   * @param field the field's name
   * @param value 0 to 4294967295
   */
  void u32(String field, long value);

  /**
   * A number of 48 bits.
   *
   * @param field the field's name
   * @param value 0 to 2^48 - 1
   */
  void u48(String field, long value);

  /**
   * A number of a registry in 8 bits, a mnemonic or number in text.
   *
   * @param field the field's name
   * @param value the code point, at most 255
   */
  void codePoint8(String field, CodePoint value);

  /**
   * A number of a registry in 16 bits, a mnemonic or the generic form in text.
   *
   * @param field the field's name
   * @param value the code point
   */
  void codePoint16(String field, CodePoint value);

  /**
   * A number of 64 bits.
   *
   * @param field the field's name
   * @param value the bits
   */
  void u64(String field, long value);

  /**
   * Seconds in 32 bits.
   *
   * @param field the field's name
   * @param seconds 0 to 4294967295
   */
  void period(String field, long seconds);

  /**
   * Eight octets; in text four groups of hexadecimal digits with colons between them.
   *
   * @param field the field's name
   * @param value the bits
   */
  void nodeId(String field, long value);

  /**
   * Octets; in text pairs of hexadecimal digits with hyphens between them.
   *
   * @param field the field's name
   * @param octets the octets
   */
  void eui(String field, Octets octets);

  /**
   * A time in 32 bits, in text {@code YYYYMMDDHHmmSS}.
   *
   * @param field the field's name
   * @param seconds since 1970 modulo 2^32
   */
  void time32(String field, long seconds);

  /**
   * An IPv4 address.
   *
   * @param field the field's name
   * @param address its four octets, the first the most significant
   */
  void ipv4(String field, int address);

  /**
   * An IPv6 address.
   *
   * @param field the field's name
   * @param address the address
   */
  void ipv6(String field, Ipv6 address);

  /**
   * A name.
   *
   * @param field the field's name
   * @param name the name
   * @param rule whether it may be compressed
   */
  void name(String field, Name name, NameRule rule);

  /**
   * A character-string: a length octet and the octets.
   *
   * @param field the field's name
   * @param octets at most 255
   */
  void characterString(String field, Octets octets);

  /**
   * An 8-bit length and the octets; in text hexadecimal, {@code -} for none.
   *
   * @param field the field's name
   * @param octets at most 255
   */
  void sized8Hex(String field, Octets octets);

  /**
   * An 8-bit length and the octets; in text base32hex without padding.
   *
   * @param field the field's name
   * @param octets at most 255
   */
  void sized8Base32(String field, Octets octets);

  /**
   * A set of types as NSEC has it; in text mnemonics.
   *
   * @param field the field's name
   * @param types the types
   */
  void typeBitmap(String field, TypeBitmap types);

  /**
   * All octets to the end; in text one quoted string.
   *
   * @param field the field's name
   * @param octets the octets
   */
  void textRest(String field, Octets octets);

  /**
   * Octets without a length; in text hexadecimal.
   *
   * @param field the field's name
   * @param octets the octets
   */
  void octets(String field, Octets octets);

  /**
   * A 16-bit length that is not known yet: that of the fields until {@link #close}.
   *
   * @param field the length's name
   * @return what {@link #close} wants
   */
  int open16(String field);

  /**
   * Fills in the length that {@link #open16} has left open.
   *
   * @param opened what open16 returned
   */
  void close(int opened);

  /**
   * A 16-bit length and the octets; in text the length and base64.
   *
   * @param field the field's name
   * @param octets at most 65535
   */
  void sized16(String field, Octets octets);

  /**
   * All octets to the end; in text base64.
   *
   * @param field the field's name
   * @param octets the octets
   */
  void base64Rest(String field, Octets octets);

  /**
   * All octets to the end; in text hexadecimal.
   *
   * @param field the field's name
   * @param octets the octets
   */
  void hexRest(String field, Octets octets);
}
