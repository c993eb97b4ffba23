package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;

/**
 * The RDATA of type CAA: a certification authority that may issue certificates for the domain, or
 * another property; RFC 8659 section 4.1. Certification authorities ignore the case of tags; this
 * class keeps it, and {@code equals} does not ignore it.
 *
 * <pre>
 *   FLAGS 8, 0x80 for critical | TAG character-string, letters and digits | VALUE octets
 * </pre>
 *
 * @param flags the flags, 0 to 255; 0x80 means that a certification authority that does not
 *     understand the tag must not issue a certificate
 * @param tag the name of the property, 1 to 255 ASCII letters and digits
 * @param value the value of the property, at most 65,535 octets, possibly empty
 * @since 0.1
 */
public record Caa(int flags, String tag, Octets value) implements RData {
  private static final int CRITICAL = 0x80;

  /**
   * Creates the RDATA from its fields.
   *
   * @param flags the flags, 0 to 255; 0x80 means that a certification authority that does not
   *     understand the tag must not issue a certificate
   * @param tag the name of the property, 1 to 255 ASCII letters and digits
   * @param value the value of the property, at most 65,535 octets, possibly empty
   * @throws IllegalArgumentException if the flags are out of range, the tag is not 1 to 255 ASCII
   *     letters and digits, or the value has more than 65,535 octets
   */
  public Caa {
    Ranges.u8("flags", flags);
    Octets octets = Octets.utf8(tag);
    Ranges.characterString("tag", octets);
    Ranges.atLeast("tag", octets, 1);
    if (firstOther(octets) < octets.length()) {
      throw new IllegalArgumentException(
          "tag "
              + FieldRanges.shown(tag)
              + " is not of ASCII letters and digits (RFC 8659 section 4.1)");
    }
    Ranges.length("value", value, WireLimits.RDATA_OCTETS);
  }

  /**
   * Returns the index of the first octet that is neither a letter nor a digit, or the length if
   * there is none.
   */
  private static int firstOther(Octets tag) {
    for (int i = 0; i < tag.length(); i++) {
      int c = tag.octetAt(i);
      int letter = c | 0x20;
      if ((c < '0' || c > '9') && (letter < 'a' || letter > 'z')) {
        return i;
      }
    }
    return tag.length();
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Caa read(FieldReader in) {
    int flags = in.u8("flags");
    int at = in.position();
    Octets tag = in.characterString("tag");
    in.require(tag.length() > 0, RDataFault.CAA_TAG_EMPTY, "tag", at, 0, 1);
    int wrong = firstOther(tag);
    if (wrong < tag.length()) {
      in.require(false, RDataFault.CAA_TAG_CHARACTER, "tag", at + 1 + wrong, tag.octetAt(wrong), 0);
    }
    return new Caa(flags, tag.toUtf8(), in.rest("value", OctetsText.TEXT));
  }

  /**
   * Reads the presentation form.
   *
   * @param in the reader, at the first word
   * @return the RDATA
   */
  public static Caa readText(TextReader in) {
    int flags = in.u8("flags");
    Octets tag = in.characterString("tag");
    if (tag.length() == 0 || firstOther(tag) < tag.length()) {
      throw in.wrongBefore("a tag of letters and digits");
    }
    return new Caa(flags, tag.toUtf8(), in.rest("value", OctetsText.TEXT));
  }

  @Override
  public void write(FieldWriter out) {
    out.u8("flags", flags);
    out.characterString("tag", Octets.utf8(tag));
    out.rest("value", value, OctetsText.TEXT);
  }

  @Override
  public void writeText(TextWriter out) {
    out.u8("flags", flags);
    out.word(tag);
    out.rest("value", value, OctetsText.TEXT);
  }

  /**
   * Returns whether the critical flag is set. A certification authority that does not understand
   * the tag of a critical property must not issue a certificate.
   *
   * @return true if the critical flag is set
   */
  public boolean isCritical() {
    return (flags & CRITICAL) != 0;
  }

  @Override
  public RecordType type() {
    return RecordType.CAA;
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
