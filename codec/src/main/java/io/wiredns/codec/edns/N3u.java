package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The N3U option: the hash algorithms of NSEC3 records that a validator understands; RFC 6975
 * section 3. It has no meaning in a response.
 *
 * <pre>
 *   { hash algorithm 8 } zero or more times
 * </pre>
 *
 * @param hashAlgorithms the numbers in their order, each 0 to 255
 * @since 0.1
 */
public record N3u(List<Integer> hashAlgorithms) implements EdnsOption {
  /**
   * Creates an option from a list.
   *
   * @param hashAlgorithms at most 65,531 numbers, each 0 to 255
   * @throws IllegalArgumentException if there are more than 65,531 hash algorithms, or one of them
   *     is not 0 to 255
   */
  public N3u {
    hashAlgorithms = List.copyOf(hashAlgorithms);
    OptionRanges.check("N3U hash algorithms", hashAlgorithms.size(), 0, OptionRanges.DATA_OCTETS);
    for (int number : hashAlgorithms) {
      OptionRanges.u8("N3U hash algorithm", number);
    }
  }

  /**
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
   * @return the option
   */
  public static N3u read(FieldReader in) {
    List<Integer> numbers = new ArrayList<>();
    while (in.hasMore()) {
      numbers.add(in.u8("N3U hash algorithm"));
    }
    return new N3u(numbers);
  }

  @Override
  public void write(FieldWriter out) {
    for (int number : hashAlgorithms) {
      out.u8("N3U hash algorithm", number);
    }
  }

  @Override
  public OptionCode code() {
    return OptionCode.N3U;
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
