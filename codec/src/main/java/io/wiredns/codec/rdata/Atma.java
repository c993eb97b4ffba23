package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;
import java.util.regex.Pattern;

/**
 * The RDATA of type ATMA: an ATM address; ATM Forum af-dans-0152. Defined in class IN only. As
 * text, an E.164 address is {@code +} and decimal digits, and an ATM end system address is
 * hexadecimal digits; in text that is read, single dots may separate digits. In other formats, the
 * text is the generic form of RFC 3597.
 *
 * <pre>
 *   FORMAT 8, 0 for an end system address, 1 for E.164 | ADDRESS octets, at least 1
 * </pre>
 *
 * @param format the format of the address, 0 to 255; 0 is an ATM end system address and 1 is E.164
 * @param address the address, 1 to 65,534 octets; ASCII digits if the format is 1
 * @since 0.1
 */
public record Atma(int format, Octets address) implements RData {
  private static final int END_SYSTEM = 0;
  private static final int E164 = 1;
  private static final Pattern DOTTED = Pattern.compile("[^.]+(\\.[^.]+)*");

  /**
   * Creates the RDATA from its fields.
   *
   * @param format the format of the address, 0 to 255; 0 is an ATM end system address and 1 is
   *     E.164
   * @param address the address, 1 to 65,534 octets; ASCII digits if the format is 1
   * @throws IllegalArgumentException if the format is out of range, the address has no octet or
   *     more than 65,534, or the format is 1 and an octet is not an ASCII digit
   */
  public Atma {
    Ranges.u8("format", format);
    Ranges.length("address", address, WireLimits.RDATA_OCTETS - 1);
    Ranges.atLeast("address", address, 1);
    if (format == E164 && noDigit(address) < address.length()) {
      throw new IllegalArgumentException(
          "address of "
              + address.length()
              + " octets is not all ASCII digits, as format "
              + E164
              + " requires");
    }
  }

  /** Returns the index of the first octet that is not a digit, or the length if all are digits. */
  private static int noDigit(Octets address) {
    int i = 0;
    while (i < address.length() && address.octetAt(i) >= '0' && address.octetAt(i) <= '9') {
      i++;
    }
    return i;
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Atma read(FieldReader in) {
    int format = in.u8("format");
    int at = in.position();
    Octets address = in.rest("address", OctetsText.HEX);
    in.require(address.length() > 0, RDataFault.ATMA_EMPTY, "address", at, 0, 1);
    int wrong = format == E164 ? noDigit(address) : address.length();
    if (wrong < address.length()) {
      in.require(false, RDataFault.ATMA_DIGIT, "address", at + wrong, address.octetAt(wrong), 0);
    }
    return new Atma(format, address);
  }

  /**
   * Reads the presentation form.
   *
   * @param in the reader, at the first word
   * @return the RDATA
   */
  public static Atma readText(TextReader in) {
    String word = in.word("an ATM address");
    boolean e164 = word.startsWith("+");
    String dotted = e164 ? word.substring(1) : word;
    if (!DOTTED.matcher(dotted).matches()) {
      throw in.wrongBefore("an ATM address, its digits parted by single dots at most");
    }
    String digits = dotted.replace(".", "");
    if (!e164) {
      return new Atma(END_SYSTEM, Encoded.hex(in, "address", digits));
    }
    Octets address = Octets.utf8(digits);
    if (noDigit(address) < address.length()) {
      throw in.wrongBefore("+ and decimal digits");
    }
    return new Atma(E164, address);
  }

  @Override
  public void write(FieldWriter out) {
    out.u8("format", format);
    out.rest("address", address, OctetsText.HEX);
  }

  @Override
  public void writeText(TextWriter out) {
    switch (format) {
      case END_SYSTEM -> out.word(address.toHex());
      case E164 -> out.word("+" + address.toUtf8());
      default -> out.generic(toOctets());
    }
  }

  @Override
  public RecordType type() {
    return RecordType.ATMA;
  }

  @Override
  public boolean equals(Object other) {
    return RData.equal(this, other);
  }

  @Override
  public int hashCode() {
    return RData.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
