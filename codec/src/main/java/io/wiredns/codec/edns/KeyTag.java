package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The edns-key-tag option: the key tags of a validator's trust anchors; RFC 8145 section 4.1.
 *
 * <pre>
 *   { KEY-TAG 16 } one or more times
 * </pre>
 *
 * @param tags the key tags in their order, at least one, each 0 to 65535
 * @since 0.1
 */
public record KeyTag(List<Integer> tags) implements EdnsOption {
  /**
   * Creates an option from a list.
   *
   * @param tags 1 to 32,765 key tags, each 0 to 65535
   * @throws IllegalArgumentException if there are none or too many, or one does not fit its field
   */
  public KeyTag {
    tags = List.copyOf(tags);
    OptionRanges.check("KEY-TAG tags", tags.size(), 1, OptionRanges.DATA_OCTETS / 2);
    for (int tag : tags) {
      OptionRanges.u16("KEY-TAG tag", tag);
    }
  }

  /**
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
   * @return the option
   */
  public static KeyTag read(FieldReader in) {
    in.require(in.hasMore(), OptionFault.KEY_TAG_EMPTY, "KEY-TAG tag", in.position(), 0, 1);
    List<Integer> tags = new ArrayList<>();
    while (in.hasMore()) {
      tags.add(in.u16("KEY-TAG tag"));
    }
    return new KeyTag(tags);
  }

  @Override
  public void write(FieldWriter out) {
    for (int tag : tags) {
      out.u16("KEY-TAG tag", tag);
    }
  }

  @Override
  public OptionCode code() {
    return OptionCode.KEY_TAG;
  }

  @Override
  public String toText() {
    StringBuilder text = new StringBuilder();
    for (int tag : tags) {
      text.append(text.length() == 0 ? "" : ", ").append(tag);
    }
    return OptionText.line("KEY-TAG", text.toString());
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
