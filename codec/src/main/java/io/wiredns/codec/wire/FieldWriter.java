package io.wiredns.codec.wire;

import io.wiredns.codec.code.CodePoint;

/**
 * A destination for the fields of RDATA or of an EDNS option, which are written one after the
 * other. Its methods correspond to those of {@link FieldReader}.
 *
 * <p>Values have the form that a reader returns. If a number is out of the range of its field, or
 * octets are too long for the length that precedes them, the method throws an {@link
 * IllegalArgumentException} that names the field, the value and the range. Running out of space in
 * a message is not an error of these methods: the writer of the message checks for it afterwards.
 *
 * <p>A writer may be used only by the thread to which it was passed.
 *
 * @since 0.1
 */
public interface FieldWriter {
  /**
   * Writes an unsigned number of 8 bits.
   *
   * @param field the name of the field
   * @param value the number, 0 to 255
   */
  void u8(String field, int value);

  /**
   * Writes an unsigned number of 16 bits.
   *
   * @param field the name of the field
   * @param value the number, 0 to 65535
   */
  void u16(String field, int value);

  /**
   * Writes an unsigned number of 32 bits.
   *
   * @param field the name of the field
   * @param value the number, 0 to 4294967295
   */
  void u32(String field, long value);

  /**
   * Writes an unsigned number of 48 bits.
   *
   * @param field the name of the field
   * @param value the number, 0 to 2^48 - 1
   */
  void u48(String field, long value);

  /**
   * Writes a code point of 8 bits; as text, the word that {@link CodePoint#toText} returns.
   *
   * @param field the name of the field
   * @param value the code point, at most 255
   */
  void codePoint8(String field, CodePoint value);

  /**
   * Writes a code point of 16 bits; as text, the word that {@link CodePoint#toText} returns, for a
   * record type with the mnemonic of the registry in use.
   *
   * @param field the name of the field
   * @param value the code point
   */
  void codePoint16(String field, CodePoint value);

  /**
   * Writes an unsigned number of 32 bits whose text has the given form.
   *
   * @param field the name of the field
   * @param value the number, 0 to 4294967295
   * @param text the form of the number as text
   */
  void u32(String field, long value, NumberText text);

  /**
   * Writes a number of 64 bits; as text, it is decimal and unsigned.
   *
   * @param field the name of the field
   * @param value the 64 bits
   */
  void u64(String field, long value);

  /**
   * Writes a number of 64 bits whose text has the given form.
   *
   * @param field the name of the field
   * @param value the 64 bits
   * @param text the form of the number as text: {@link NumberText#DECIMAL} or {@link
   *     NumberText#GROUPS}
   */
  void u64(String field, long value, NumberText text);

  /**
   * Writes an IPv4 address.
   *
   * @param field the name of the field
   * @param address the four octets of the address, the first one in the highest 8 bits
   */
  void ipv4(String field, int address);

  /**
   * Writes an IPv6 address.
   *
   * @param field the name of the field
   * @param address the address
   */
  void ipv6(String field, Ipv6 address);

  /**
   * Writes a domain name.
   *
   * @param field the name of the field
   * @param name the name
   * @param rule whether the name may be compressed
   */
  void name(String field, Name name, NameRule rule);

  /**
   * Writes a character-string: a length octet and the octets; RFC 1035 section 3.3.
   *
   * @param field the name of the field
   * @param octets the octets, at most 255
   */
  void characterString(String field, Octets octets);

  /**
   * Writes a length of 8 bits and the octets. As text, the field is one word without the length, or
   * {@code -} if there are no octets; a character-string if the form is {@link OctetsText#TEXT}.
   *
   * @param field the name of the field
   * @param octets the octets, at most 255
   * @param text the form of the octets as text
   */
  void sized8(String field, Octets octets, OctetsText text);

  /**
   * Writes a set of record types in the form of NSEC; as text, mnemonics. RFC 4034 section 4.1.2.
   *
   * @param field the name of the field
   * @param types the types
   */
  void typeBitmap(String field, TypeBitmap types);

  /**
   * Writes octets without a length; as text, one word, or none if there are no octets and the form
   * is not {@link OctetsText#TEXT}.
   *
   * @param field the name of the field
   * @param octets the octets
   * @param text the form of the octets as text
   */
  void octets(String field, Octets octets, OctetsText text);

  /**
   * Writes octets that extend to the end; as text, one or more words if the form is {@link
   * OctetsText#HEX} or {@link OctetsText#BASE64}, one word for the other forms. If there are no
   * octets, there is no word, except an empty string for {@link OctetsText#TEXT}.
   *
   * @param field the name of the field
   * @param octets the octets
   * @param text the form of the octets as text
   */
  void rest(String field, Octets octets, OctetsText text);

  /**
   * Reserves 16 bits for the length of the fields that are written until {@link #close}.
   *
   * @param field the name of the length
   * @return a token for {@link #close}
   */
  int open16(String field);

  /**
   * Fills in the length reserved by {@link #open16}.
   *
   * @param opened the result of {@code open16}
   */
  void close(int opened);

  /**
   * Writes a length of 16 bits and the octets. As text, the field is the length and, unless that is
   * 0, one word with the octets.
   *
   * @param field the name of the field
   * @param octets the octets, at most 65,535
   * @param text the form of the octets as text
   */
  void sized16(String field, Octets octets, OctetsText text);
}
