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
 * Who may issue certificates; RFC 8659 section 4.1. Tags are compared without regard to case and
 * kept as they came.
 *
 * <pre>
 *   FLAGS 8, 0x80 for critical | TAG character-string, letters and digits | VALUE octets
 * </pre>
 *
 * @param flags 0x80 if who does not know the tag must not issue, 0 to 255
 * @param tag the property, 1 to 255 ASCII letters and digits
 * @param value what the property says, perhaps nothing
 * @since 0.1
 */
public record Caa(int flags, String tag, Octets value) implements RData {
  private static final int CRITICAL = 0x80;

  /**
   * The record of its fields.
   *
   * @param flags 0x80 if who does not know the tag must not issue, 0 to 255
   * @param tag the property, 1 to 255 ASCII letters and digits
   * @param value what the property says, perhaps nothing
   * @throws IllegalArgumentException if a value does not fit its field
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
              + " is not of ASCII letters and digits, RFC 8659 section 4.1");
    }
    Ranges.length("value", value, WireLimits.RDATA_OCTETS);
  }

  /** The index of the first octet that is no letter or digit; their number if all are. */
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
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
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
   * Reads the text.
   *
   * @param in gives it
   * @return the record
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
   * Whether who does not know the tag must not issue.
   *
   * @return the flag
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
