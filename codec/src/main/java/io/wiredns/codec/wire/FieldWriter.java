package io.wiredns.codec.wire;

import io.wiredns.codec.code.CodePoint;

/**
 * Where the fields of RDATA or of an option go, one after the other: the mirror of {@link
 * FieldReader}, method by method.
 *
 * <p>Values are those that a reader gives. Every writer refuses a number that its field does not
 * hold, and octets that the length before them cannot say, with an {@link IllegalArgumentException}
 * that names the field, the value and the range. What does not fit into a message is no error: the
 * one that writes the message asks for it.
 *
 * <p>A writer is for the thread on which it was given.
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
   * A number of 32 bits that is written otherwise than in decimal.
   *
   * @param field the field's name
   * @param value 0 to 4294967295
   * @param text what it looks like in text
   */
  void u32(String field, long value, NumberText text);

  /**
   * A number of 64 bits.
   *
   * @param field the field's name
   * @param value the bits
   */
  void u64(String field, long value);

  /**
   * A number of 64 bits that is written otherwise than in decimal.
   *
   * @param field the field's name
   * @param value the bits
   * @param text what it looks like in text: {@link NumberText#DECIMAL} or {@link NumberText#GROUPS}
   */
  void u64(String field, long value, NumberText text);

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
   * An 8-bit length and the octets, which in text stand without the length: one word, {@code -} for
   * none.
   *
   * @param field the field's name
   * @param octets at most 255
   * @param text what they look like in text
   */
  void sized8(String field, Octets octets, OctetsText text);

  /**
   * A set of types as NSEC has it; in text mnemonics.
   *
   * @param field the field's name
   * @param types the types
   */
  void typeBitmap(String field, TypeBitmap types);

  /**
   * Octets without a length of their own; in text one word.
   *
   * @param field the field's name
   * @param octets the octets
   * @param text what they look like in text
   */
  void octets(String field, Octets octets, OctetsText text);

  /**
   * All octets to the end; in text one word or several, of {@link OctetsText#TEXT} one.
   *
   * @param field the field's name
   * @param octets the octets
   * @param text what they look like in text
   */
  void rest(String field, Octets octets, OctetsText text);

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
   * A 16-bit length and the octets; in text the length and, if it is not 0, the octets in one word.
   *
   * @param field the field's name
   * @param octets at most 65535
   * @param text what the octets look like in text
   */
  void sized16(String field, Octets octets, OctetsText text);
}
