package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The DHU option: the digest types of DS records that a validator understands; RFC 6975 section 3.
 * It has no meaning in a response.
 *
 * <pre>
 *   { digest type 8 } zero or more times
 * </pre>
 *
 * @param digestTypes the numbers in their order, each 0 to 255
 * @since 0.1
 */
public record Dhu(List<Integer> digestTypes) implements EdnsOption {
  /**
   * Creates an option from a list.
   *
   * @param digestTypes at most 65,531 numbers, each 0 to 255
   * @throws IllegalArgumentException if there are more than 65,531 digest types, or one of them is
   *     not 0 to 255
   */
  public Dhu {
    digestTypes = List.copyOf(digestTypes);
    OptionRanges.check("DHU digest types", digestTypes.size(), 0, OptionRanges.DATA_OCTETS);
    for (int number : digestTypes) {
      OptionRanges.u8("DHU digest type", number);
    }
  }

  /**
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
   * @return the option
   */
  public static Dhu read(FieldReader in) {
    List<Integer> numbers = new ArrayList<>();
    while (in.hasMore()) {
      numbers.add(in.u8("DHU digest type"));
    }
    return new Dhu(numbers);
  }

  @Override
  public void write(FieldWriter out) {
    for (int number : digestTypes) {
      out.u8("DHU digest type", number);
    }
  }

  @Override
  public OptionCode code() {
    return OptionCode.DHU;
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
