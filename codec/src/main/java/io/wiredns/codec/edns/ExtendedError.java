package io.wiredns.codec.edns;

import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import java.util.Objects;

/**
 * Why something went wrong; RFC 8914 section 2. A response can have several, with any RCODE.
 *
 * <pre>
 *   INFO-CODE 16 | EXTRA-TEXT, UTF-8 to the end
 * </pre>
 *
 * @param infoCode what went wrong
 * @param extraText the text as it came, 0 to 65,529 octets; a NUL that ends it is kept
 * @since 0.1
 */
public record ExtendedError(ExtendedErrorCode infoCode, Octets extraText) implements EdnsOption {
  /**
   * The option of its fields.
   *
   * @param infoCode what went wrong
   * @param extraText UTF-8, at most 65,529 octets
   * @throws IllegalArgumentException if there are more
   */
  public ExtendedError {
    Objects.requireNonNull(infoCode);
    OptionRanges.data("EDE extra text", extraText, 2);
  }

  /**
   * A code without text.
   *
   * @param infoCode what went wrong
   * @return the option
   */
  public static ExtendedError of(ExtendedErrorCode infoCode) {
    return new ExtendedError(infoCode, Octets.EMPTY);
  }

  /**
   * A code with a text.
   *
   * @param infoCode what went wrong
   * @param extraText for people, at most 65,529 octets of UTF-8
   * @return the option
   * @throws IllegalArgumentException if there are more
   */
  public static ExtendedError of(ExtendedErrorCode infoCode, String extraText) {
    return new ExtendedError(infoCode, Octets.utf8(extraText));
  }

  /**
   * The text for people, without the NUL that may end it.
   *
   * @return the text, not escaped: it comes from the network and may hold control characters
   */
  public String text() {
    String text = extraText.toUtf8();
    return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the option
   */
  public static ExtendedError read(FieldReader in) {
    ExtendedErrorCode infoCode = in.codePoint16("EDE info code", ExtendedErrorCode.SPACE);
    return new ExtendedError(
        infoCode, in.hasMore() ? in.rest("EDE extra text", OctetsText.TEXT) : Octets.EMPTY);
  }

  @Override
  public void write(FieldWriter out) {
    out.codePoint16("EDE info code", infoCode);
    out.rest("EDE extra text", extraText, OctetsText.TEXT);
  }

  @Override
  public OptionCode code() {
    return OptionCode.EDE;
  }

  @Override
  public String toText() {
    String purpose = infoCode.purpose();
    return "EDE: "
        + infoCode.value()
        + (purpose.isEmpty() ? "" : " (" + purpose + ")")
        + (extraText.length() == 0 ? "" : ": (" + OptionText.escaped(extraText) + ")");
  }

  @Override
  public boolean equals(Object other) {
    return EdnsOption.equal(this, other);
  }

  @Override
  public int hashCode() {
    return EdnsOption.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
