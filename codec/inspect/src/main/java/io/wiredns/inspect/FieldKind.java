package io.wiredns.inspect;

/**
 * The kinds of fields on the wire. Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public enum FieldKind {
  /** A number of 8 bits. */
  U8("8 bits"),
  /** A number of 16 bits. */
  U16("16 bits"),
  /** A number of 32 bits. */
  U32("32 bits"),
  /** A number of 48 bits. */
  U48("48 bits"),
  /** A number of 64 bits. */
  U64("64 bits"),
  /** A code point of an IANA registry in 8 bits. */
  CODE8("8 bits (a code point)"),
  /** A code point of an IANA registry in 16 bits. */
  CODE16("16 bits (a code point)"),
  /** A number of seconds in 32 bits. */
  SECONDS("32 bits (seconds)"),
  /** A time in 32 bits: seconds since 1970 modulo 2^32. */
  TIME("32 bits (a time)"),
  /** 64 bits, whose text has four groups of hexadecimal digits; RFC 6742. */
  NODE_ID("64 bits (in four groups)"),
  /** An address of 4 octets. */
  IPV4("4 octets (an IPv4 address)"),
  /** An address of 16 octets. */
  IPV6("16 octets (an IPv6 address)"),
  /** A domain name. */
  NAME("name"),
  /** A length octet and that many octets; RFC 1035 section 3.3. */
  CHARACTER_STRING("character-string"),
  /** A length of 8 bits and that many octets, which are not text. */
  SIZED8("8 bits (a length) and octets"),
  /** A length of 16 bits and that many octets. */
  SIZED16("16 bits (a length) and octets"),
  /** A length of 16 bits, which limits the fields after it. */
  LENGTH16("16 bits (the length of what follows)"),
  /** A set of types in windows; RFC 4034 section 4.1.2. */
  TYPE_BITMAP("type bitmap"),
  /** Octets whose number is determined by other fields or by the type. */
  OCTETS("octets"),
  /** All octets up to the end. */
  REST("octets to the end"),
  /** Text up to the end, without a length. */
  TEXT("text to the end");

  private final String words;

  FieldKind(String words) {
    this.words = words;
  }

  /** Returns the kind in words, such as {@code 16 bits}. */
  @Override
  public String toString() {
    return words;
  }
}
