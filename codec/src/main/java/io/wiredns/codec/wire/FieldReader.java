package io.wiredns.codec.wire;

import io.wiredns.codec.code.CodePoint;
import io.wiredns.codec.code.CodePointSpace;

/**
 * Where the fields of RDATA or of an option come from, one after the other.
 *
 * <p>A decoder is written once against this interface and then serves every source: octets of a
 * message, a trace of them for people, text. Each method says at once what the field is in octets
 * and in text, and its name, which goes into an error and costs nothing otherwise.
 *
 * <p>A source that has no such field ends the decoding by an unchecked signal of its own, which the
 * method that started the decoding turns into its checked exception. Decoders neither catch it nor
 * throw: what they find wrong goes to {@link #require}. A reader is valid only while the decoder
 * that was given it runs.
 *
 * <p>A reader is for the thread that runs the decoder.
 *
 * @since 0.1
 */
public interface FieldReader {
  /**
   * An octet.
   *
   * @param field the field's name
   * @return 0 to 255
   */
  int u8(String field);

  /**
   * A number of 16 bits.
   *
   * @param field the field's name
   * @return 0 to 65535
   */
  int u16(String field);

  /**
   * A number of 32 bits.
   *
   * @param field the field's name
   * @return 0 to 4294967295
   */
  long u32(String field);

  /**
   * A number of 48 bits.
   *
   * @param field the field's name
   * @return 0 to 2^48 - 1
   */
  long u48(String field);

  /**
   * A number of a registry in 8 bits, a mnemonic or number in text.
   *
   * @param <T> the numbers
   * @param field the field's name
   * @param space the registry
   * @return the code point
   */
  <T extends CodePoint> T codePoint8(String field, CodePointSpace<T> space);

  /**
   * A number of a registry in 16 bits, a mnemonic or the generic form in text.
   *
   * @param <T> the numbers
   * @param field the field's name
   * @param space the registry
   * @return the code point
   */
  <T extends CodePoint> T codePoint16(String field, CodePointSpace<T> space);

  /**
   * A number of 32 bits that is written otherwise than in decimal.
   *
   * @param field the field's name
   * @param text what it looks like in text
   * @return 0 to 4294967295
   */
  long u32(String field, NumberText text);

  /**
   * A number of 64 bits.
   *
   * @param field the field's name
   * @return the bits
   */
  long u64(String field);

  /**
   * A number of 64 bits that is written otherwise than in decimal.
   *
   * @param field the field's name
   * @param text what it looks like in text: {@link NumberText#DECIMAL} or {@link NumberText#GROUPS}
   * @return the bits
   */
  long u64(String field, NumberText text);

  /**
   * An IPv4 address.
   *
   * @param field the field's name
   * @return its four octets, the first the most significant
   */
  int ipv4(String field);

  /**
   * An IPv6 address.
   *
   * @param field the field's name
   * @return the address
   */
  Ipv6 ipv6(String field);

  /**
   * A name.
   *
   * @param field the field's name
   * @param rule whether it may be compressed
   * @return the name, in the case in which it came
   */
  Name name(String field, NameRule rule);

  /**
   * A character-string: a length octet and that many octets; RFC 1035 section 3.3.
   *
   * @param field the field's name
   * @return its octets, without the length
   */
  Octets characterString(String field);

  /**
   * An 8-bit length and that many octets, which in text stand without the length: one word, {@code
   * -} for none.
   *
   * @param field the field's name
   * @param text what they look like in text
   * @return the octets, without the length
   */
  Octets sized8(String field, OctetsText text);

  /**
   * A set of types as NSEC has it; in text mnemonics. RFC 4034 section 4.1.2.
   *
   * @param field the field's name
   * @return the types, perhaps none
   */
  TypeBitmap typeBitmap(String field);

  /**
   * Octets without a length of their own; in text one word.
   *
   * @param field the field's name
   * @param count how many
   * @param text what they look like in text
   * @return the octets
   */
  Octets octets(String field, int count, OctetsText text);

  /**
   * All octets to the end; in text all words that are left, of {@link OctetsText#TEXT} one.
   *
   * @param field the field's name
   * @param text what they look like in text
   * @return the octets, perhaps none
   */
  Octets rest(String field, OctetsText text);

  /**
   * A 16-bit length, within which the next fields lie until {@link #close}. Such fields have no
   * text of their own; what holds them has its own text.
   *
   * @param field the length's name
   * @param tooLong what is wrong if the length runs past the end; it is reported at the length. A
   *     field that runs past the length in turn is the fault that {@link Fault#withFieldInside} has
   *     given to it.
   * @return what {@link #close} wants
   */
  int open16(String field, Fault tooLong);

  /**
   * Ends what {@link #open16} has begun: nothing may be left of it.
   *
   * @param field the name of the whole
   * @param opened what open16 returned
   * @param trailing what is wrong if something is left
   */
  void close(String field, int opened, Fault trailing);

  /**
   * A 16-bit length and that many octets; in text the length and, if it is not 0, the octets in one
   * word.
   *
   * @param field the field's name
   * @param text what the octets look like in text
   * @param tooLong what is wrong if the length runs past the end; it is reported at the length
   * @return the octets, without the length
   */
  Octets sized16(String field, OctetsText text, Fault tooLong);

  /**
   * Whether another field follows.
   *
   * @return false at the end
   */
  boolean hasMore();

  /**
   * Says that what follows is one of several alike, for the path in an error.
   *
   * @param what what they are, such as {@code option}
   * @param index which one it is, from 0
   */
  void element(String what, int index);

  /**
   * Where the next field starts, to be given to {@link #require} later.
   *
   * @return its place in this source: in a message the offset from its first octet
   */
  int position();

  /**
   * Ends the decoding if a rule is broken.
   *
   * @param kept whether the rule is kept
   * @param fault what is wrong if it is not
   * @param field the field's name
   * @param position where that field started
   * @param found what was found
   * @param limit what the rule wants
   */
  void require(boolean kept, Fault fault, String field, int position, long found, long limit);
}
