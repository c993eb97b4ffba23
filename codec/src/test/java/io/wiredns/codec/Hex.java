package io.wiredns.codec;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** Octets in the notation of tests: hexadecimal, with optional spaces. */
public final class Hex {
  private static final Pattern REPEATED = Pattern.compile("\\b([0-9a-f]++)\\*([0-9]+)");

  private Hex() {}

  /** The octets of a text of hexadecimal digits and spaces; 61*63 is 63 octets of 61. */
  public static byte[] of(String... parts) {
    String once =
        REPEATED
            .matcher(String.join(" ", parts))
            .replaceAll(word -> word.group(1).repeat(Integer.parseInt(word.group(2))));
    return HexFormat.of().parseHex(once.replaceAll("\\s", ""));
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
