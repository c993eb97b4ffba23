package io.wiredns.codec.wire;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;

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
   * A TYPE in 16 bits, a mnemonic in text.
   *
   * @param field the field's name
   * @param value the type
   */
  void recordType(String field, RecordType value);

  /**
   * The Error field of TSIG or TKEY: 16 bits, a mnemonic in text.
   *
   * @param field the field's name
   * @param value the error
   */
  void tsigError(String field, TsigError value);

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
