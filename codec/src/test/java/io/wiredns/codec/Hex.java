package io.wiredns.codec;

import java.util.HexFormat;

/** Octets as tests write them: hexadecimal, with spaces where they help. */
public final class Hex {
  private Hex() {}

  /** The octets of a text of hexadecimal digits and spaces. */
  public static byte[] of(String... parts) {
    return HexFormat.of().parseHex(String.join("", parts).replaceAll("\\s", ""));
  }

  /** The text of octets. */
  public static String text(byte[] octets) {
    return HexFormat.of().formatHex(octets);
  }

  /** The hexadecimal digits of a number of 16 bits. */
  public static String u16(int value) {
    return HexFormat.of().toHexDigits((short) value);
  }

  /** The hexadecimal digits of ASCII text. */
  public static String ascii(String text) {
    return text(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }
}
