package io.wiredns.codec.code;

/**
 * The code of an EDNS option, 16 bits; RFC 6891 sections 6.1.2 and 9.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class OptionCode implements CodePoint, Comparable<OptionCode> {
  private static final CodePoints<OptionCode> POINTS =
      new CodePoints<>("OPTION", 65535, OptionCode::new, new OptionCode[CodePoints.DENSE]);

  /** All these code points, for the readers of fields that contain one. */
  public static final CodePointSpace<OptionCode> SPACE = POINTS;

  /** LLQ, RFC 8764. */
  public static final OptionCode LLQ = POINTS.define(1, "LLQ");

  /** UL, RFC 9664. */
  public static final OptionCode UL = POINTS.define(2, "UL");

  /** NSID, RFC 5001. */
  public static final OptionCode NSID = POINTS.define(3, "NSID");

  /** DAU, RFC 6975. */
  public static final OptionCode DAU = POINTS.define(5, "DAU");

  /** DHU, RFC 6975. */
  public static final OptionCode DHU = POINTS.define(6, "DHU");

  /** N3U, RFC 6975. */
  public static final OptionCode N3U = POINTS.define(7, "N3U");

  /** ECS, RFC 7871. */
  public static final OptionCode ECS = POINTS.define(8, "ECS");

  /** EXPIRE, RFC 7314. */
  public static final OptionCode EXPIRE = POINTS.define(9, "EXPIRE");

  /** COOKIE, RFC 7873. */
  public static final OptionCode COOKIE = POINTS.define(10, "COOKIE");

  /** edns-tcp-keepalive, RFC 7828. */
  public static final OptionCode TCP_KEEPALIVE = POINTS.define(11, "TCP-KEEPALIVE");

  /** Padding, RFC 7830. */
  public static final OptionCode PADDING = POINTS.define(12, "PADDING");

  /** CHAIN, RFC 7901. */
  public static final OptionCode CHAIN = POINTS.define(13, "CHAIN");

  /** edns-key-tag, RFC 8145. */
  public static final OptionCode KEY_TAG = POINTS.define(14, "KEY-TAG");

  /** EDE, RFC 8914. */
  public static final OptionCode EDE = POINTS.define(15, "EDE");

  /** EDNS-Client-Tag, draft-bellis-dnsop-edns-tags. */
  public static final OptionCode CLIENT_TAG = POINTS.define(16, "CLIENT-TAG");

  /** EDNS-Server-Tag, draft-bellis-dnsop-edns-tags. */
  public static final OptionCode SERVER_TAG = POINTS.define(17, "SERVER-TAG");

  /** Report-Channel, RFC 9567. */
  public static final OptionCode REPORT_CHANNEL = POINTS.define(18, "REPORT-CHANNEL");

  /** ZONEVERSION, RFC 9660. */
  public static final OptionCode ZONEVERSION = POINTS.define(19, "ZONEVERSION");

  /** MQTYPE-Query, RFC 10029. */
  public static final OptionCode MQTYPE_QUERY = POINTS.define(20, "MQTYPE-QUERY");

  /** MQTYPE-Response, RFC 10029. */
  public static final OptionCode MQTYPE_RESPONSE = POINTS.define(21, "MQTYPE-RESPONSE");

  /** EDE-EXTRA-TEXT-LANGUAGE, draft-muks-dns-filtering. */
  public static final OptionCode EDE_EXTRA_TEXT_LANGUAGE =
      POINTS.define(22, "EDE-EXTRA-TEXT-LANGUAGE");

  /** FILTERING-CONTACT, draft-muks-dns-filtering. */
  public static final OptionCode FILTERING_CONTACT = POINTS.define(23, "FILTERING-CONTACT");

  /** FILTERING-ORGANIZATION, draft-muks-dns-filtering. */
  public static final OptionCode FILTERING_ORGANIZATION =
      POINTS.define(24, "FILTERING-ORGANIZATION");

  /** FILTERING-DB, draft-muks-dns-filtering. */
  public static final OptionCode FILTERING_DB = POINTS.define(25, "FILTERING-DB");

  /** STRUCTURED-DNS-ERROR, RFC-ietf-dnsop-structured-dns-error. */
  public static final OptionCode STRUCTURED_DNS_ERROR = POINTS.define(26, "STRUCTURED-DNS-ERROR");

  /** Umbrella-Ident, Cisco. */
  public static final OptionCode UMBRELLA_IDENT = POINTS.define(20292, "UMBRELLA-IDENT");

  /** DeviceID, Cisco. */
  public static final OptionCode DEVICEID = POINTS.define(26946, "DEVICEID");

  private final int value;
  private final String mnemonic;

  private OptionCode(int value, String mnemonic) {
    this.value = value;
    this.mnemonic = mnemonic;
  }

  /**
   * Returns the code point of a number. A known code point is always the same object, which costs
   * no allocation.
   *
   * @param value the number, 0 to 65535
   * @return the code point
   * @throws IllegalArgumentException if the number is out of range
   */
  public static OptionCode of(int value) {
    return POINTS.of(value);
  }

  /**
   * Creates a code point of the user with a mnemonic, which its {@link #toString} returns. A
   * registry to which the code point is added uses the mnemonic: {@code Registry.option(int)}
   * returns this object, and {@code Registry.option(String)} finds it by the mnemonic. It equals
   * the code point of the same number without a mnemonic.
   *
   * @param value a number without a mnemonic, 0 to 65535; 65001 to 65534 are for private use
   * @param mnemonic capital letters, digits and hyphens, the first a letter, such as {@code HOPS}
   * @return the code point
   * @throws IllegalArgumentException if the number is out of range or has a mnemonic, or the
   *     mnemonic is malformed or belongs to another number
   */
  public static OptionCode of(int value, String mnemonic) {
    return POINTS.named(value, mnemonic);
  }

  /**
   * Returns the code point that a text names: a mnemonic, ignoring case, or the generic form {@code
   * OPTION} and a number.
   *
   * @param text the text, such as {@code LLQ} or {@code OPTION1}
   * @return the code point
   * @throws IllegalArgumentException if the text does not name a code point
   */
  public static OptionCode parse(String text) {
    return POINTS.parse(text);
  }

  /**
   * Returns the number of the code point.
   *
   * @return the number, 0 to 65535
   */
  @Override
  public int value() {
    return value;
  }

  @Override
  public int compareTo(OptionCode other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OptionCode that && value == that.value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  /** Returns the mnemonic, or the generic form if there is none. */
  @Override
  public String toString() {
    return mnemonic != null ? mnemonic : POINTS.generic(value);
  }
}
