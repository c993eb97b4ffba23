package io.wiredns.codec.wire;

import io.wiredns.codec.code.CodePoint;
import io.wiredns.codec.code.CodePointSpace;

/**
 * A source of the fields of RDATA or of an EDNS option, which are read one after the other.
 *
 * <p>A decoder is written once against this interface and works with every source: the octets of a
 * message, an annotated dissection of them, or text. Each method states the form of the field as
 * octets, and its form as text unless that is the usual one of zone files, such as a decimal
 * number. The name of the field appears in errors and dissections; it has no other effect.
 *
 * <p>If the source does not contain the field, the method ends the decoding with an unchecked
 * exception. The method that started the decoding catches it and reports the fault, usually by its
 * own checked exception. Decoders must not catch it and must not throw exceptions; they report
 * errors to {@link #require}. A reader is valid until the decoder that received it returns.
 *
 * <p>A reader may be used only by the thread that runs the decoder.
 *
 * @since 0.1
 */
public interface FieldReader {
  /**
   * Reads an unsigned number of 8 bits.
   *
   * @param field the name of the field
   * @return the number, 0 to 255
   */
  int u8(String field);

  /**
   * Reads an unsigned number of 16 bits.
   *
   * @param field the name of the field
   * @return the number, 0 to 65535
   */
  int u16(String field);

  /**
   * Reads an unsigned number of 32 bits.
   *
   * @param field the name of the field
   * @return the number, 0 to 4294967295
   */
  long u32(String field);

  /**
   * Reads an unsigned number of 48 bits.
   *
   * @param field the name of the field
   * @return the number, 0 to 2^48 - 1
   */
  long u48(String field);

  /**
   * Reads a code point of 8 bits; as text, a mnemonic or a number.
   *
   * @param <T> the type of the code points
   * @param field the name of the field
   * @param space the space of the code points
   * @return the code point
   */
  <T extends CodePoint> T codePoint8(String field, CodePointSpace<T> space);

  /**
   * Reads a code point of 16 bits; as text, a mnemonic, the generic form, such as {@code
   * TYPE65280}, or a number.
   *
   * @param <T> the type of the code points
   * @param field the name of the field
   * @param space the space of the code points
   * @return the code point
   */
  <T extends CodePoint> T codePoint16(String field, CodePointSpace<T> space);

  /**
   * Reads an unsigned number of 32 bits whose text has the given form.
   *
   * @param field the name of the field
   * @param text the form of the number as text
   * @return the number, 0 to 4294967295
   */
  long u32(String field, NumberText text);

  /**
   * Reads a number of 64 bits; as text, it is decimal and unsigned.
   *
   * @param field the name of the field
   * @return the 64 bits
   */
  long u64(String field);

  /**
   * Reads a number of 64 bits whose text has the given form.
   *
   * @param field the name of the field
   * @param text the form of the number as text: {@link NumberText#DECIMAL} or {@link
   *     NumberText#GROUPS}
   * @return the 64 bits
   */
  long u64(String field, NumberText text);

  /**
   * Reads an IPv4 address.
   *
   * @param field the name of the field
   * @return the four octets of the address, the first one in the highest 8 bits
   */
  int ipv4(String field);

  /**
   * Reads an IPv6 address.
   *
   * @param field the name of the field
   * @return the address
   */
  Ipv6 ipv6(String field);

  /**
   * Reads a domain name.
   *
   * @param field the name of the field
   * @param rule whether the name may be compressed
   * @return the name, with its case unchanged
   */
  Name name(String field, NameRule rule);

  /**
   * Reads a character-string: a length octet and that number of octets; RFC 1035 section 3.3.
   *
   * @param field the name of the field
   * @return the octets after the length octet
   */
  Octets characterString(String field);

  /**
   * Reads a length of 8 bits and that number of octets. As text, the field is one word without the
   * length, or {@code -} if there are no octets; a character-string if the form is {@link
   * OctetsText#TEXT}.
   *
   * @param field the name of the field
   * @param text the form of the octets as text
   * @return the octets after the length
   */
  Octets sized8(String field, OctetsText text);

  /**
   * Reads a set of record types in the form of NSEC; as text, mnemonics. RFC 4034 section 4.1.2.
   *
   * @param field the name of the field
   * @return the types, possibly none
   */
  TypeBitmap typeBitmap(String field);

  /**
   * Reads a given number of octets; as text, one word, or none if the number is 0 and the form is
   * not {@link OctetsText#TEXT}.
   *
   * @param field the name of the field
   * @param count the number of octets
   * @param text the form of the octets as text
   * @return the octets
   */
  Octets octets(String field, int count, OctetsText text);

  /**
   * Reads all octets that remain; as text, all words that remain, joined and possibly none; or one
   * word if the form is {@link OctetsText#TEXT}.
   *
   * @param field the name of the field
   * @param text the form of the octets as text
   * @return the octets, possibly none
   */
  Octets rest(String field, OctetsText text);

  /**
   * Reads a length of 16 bits and limits the following fields to that number of octets, until
   * {@link #close}. Such fields have no text of their own; the text is that of the value that
   * contains them.
   *
   * @param field the name of the length
   * @param tooLong the fault to report at the length if it extends past the end; a field that
   *     extends past the length is reported as the fault set by {@link Fault#withFieldInside}
   * @return a token for {@link #close}
   */
  int open16(String field, Fault tooLong);

  /**
   * Ends the range of octets begun by {@link #open16}; no octets may remain in it.
   *
   * @param field the name of the whole range
   * @param opened the result of {@code open16}
   * @param trailing the fault to report if octets remain
   */
  void close(String field, int opened, Fault trailing);

  /**
   * Reads a length of 16 bits and that number of octets. As text, the field is the length and,
   * unless that is 0, one word with the octets.
   *
   * @param field the name of the field
   * @param text the form of the octets as text
   * @param tooLong the fault to report at the length if it extends past the end
   * @return the octets after the length
   */
  Octets sized16(String field, OctetsText text, Fault tooLong);

  /**
   * Returns whether another field follows.
   *
   * @return false at the end of the fields, or of the range begun by {@link #open16}
   */
  boolean hasMore();

  /**
   * Announces the next element of a list; errors in it name the element in their path.
   *
   * @param what the name of an element, such as {@code option}
   * @param index the index of the element, from 0
   */
  void element(String what, int index);

  /**
   * Returns the position of the next field, for a later call of {@link #require}.
   *
   * @return the position in this source; in a message, the offset from its first octet
   */
  int position();

  /**
   * Ends the decoding with a fault unless a condition is true.
   *
   * @param kept the condition: true if the rule is kept
   * @param fault the fault to report otherwise
   * @param field the name of the field
   * @param position the position of the field
   * @param found the value found
   * @param limit the value that the rule requires or permits
   */
  void require(boolean kept, Fault fault, String field, int position, long found, long limit);
}
