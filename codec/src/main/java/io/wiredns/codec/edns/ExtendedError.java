package io.wiredns.codec.edns;

import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import java.util.Objects;

/**
 * An extended DNS error (EDE), which explains a response; RFC 8914 section 2. A response can have
 * several, with any RCODE.
 *
 * <pre>
 *   INFO-CODE 16 | EXTRA-TEXT, UTF-8 to the end
 * </pre>
 *
 * @param infoCode the code of the error
 * @param extraText the text as received, 0 to 65,529 octets; a NUL at its end is kept
 * @since 0.1
 */
public record ExtendedError(ExtendedErrorCode infoCode, Octets extraText) implements EdnsOption {
  /**
   * Creates an option from its fields.
   *
   * @param infoCode the code of the error
   * @param extraText UTF-8, at most 65,529 octets
   * @throws IllegalArgumentException if there are more than 65,529 octets
   */
  public ExtendedError {
    Objects.requireNonNull(infoCode);
    OptionRanges.data("EDE extra text", extraText, 2);
  }

  /**
   * Creates an error without text.
   *
   * @param infoCode the code of the error
   * @return the option
   */
  public static ExtendedError of(ExtendedErrorCode infoCode) {
    return new ExtendedError(infoCode, Octets.EMPTY);
  }

  /**
   * Creates an error with a text.
   *
   * @param infoCode the code of the error
   * @param extraText the text for people, at most 65,529 octets of UTF-8
   * @return the option
   * @throws IllegalArgumentException if there are more than 65,529 octets
   */
  public static ExtendedError of(ExtendedErrorCode infoCode, String extraText) {
    return new ExtendedError(infoCode, Octets.utf8(extraText));
  }

  /**
   * Returns the text for people, without a NUL at its end.
   *
   * @return the text without escapes, so that it may contain control characters from the network
   */
  public String text() {
    String text = extraText.toUtf8();
    return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
  }

  /**
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
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
