package io.wiredns.command.input;

import io.wiredns.codec.wire.WireLimits;
import io.wiredns.command.line.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Reads lines with one message each, in hexadecimal or base64. Blanks, colons and empty lines are
 * skipped, and a leading 0x in hexadecimal.
 */
final class TextSource implements MessageSource {
  /** The encoding of the octets. */
  enum Coding {
    HEX,
    BASE64
  }

  /**
   * The maximum length of a line without its blanks and colons, which is more than a message of one
   * octet too many needs in either encoding.
   */
  private static final int LONGEST_LINE = 4 * (WireLimits.MESSAGE_OCTETS + 2);

  private final InputStream in;
  private final Coding coding;
  private final StringBuilder line = new StringBuilder();
  private long number;

  TextSource(InputStream in, Coding coding) {
    this.in = in;
    this.coding = coding;
  }

  @Override
  public ByteBuffer next() throws IOException, InputException {
    while (readLine()) {
      String text = line.toString();
      if (!text.isEmpty()) {
        return ByteBuffer.wrap(decode(text));
      }
    }
    return null;
  }

  @Override
  public String origin() {
    return "line " + number;
  }

  @Override
  public long line() {
    return number;
  }

  private byte[] decode(String text) throws InputException {
    try {
      if (coding == Coding.BASE64) {
        return Base64.getDecoder().decode(text);
      }
      return HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text);
    } catch (IllegalArgumentException refused) {
      throw new InputException(
          "line "
              + number
              + (coding == Coding.HEX
                  ? " is not hexadecimal, two digits for each octet"
                  : " is not base64")
              + "; --input names another format");
    }
  }

  /** Reads a line without its blanks and colons; returns false at the end of the input. */
  private boolean readLine() throws IOException, InputException {
    line.setLength(0);
    number++;
    int c = in.read();
    if (c < 0) {
      return false;
    }
    for (; c >= 0 && c != '\n'; c = in.read()) {
      if (c == ' ' || c == '\t' || c == '\r' || c == ':') {
        continue;
      }
      if (line.length() == LONGEST_LINE) {
        throw new InputException("line " + number + " is longer than a message can be");
      }
      line.append((char) c);
    }
    return true;
  }
}
