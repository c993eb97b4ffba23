package io.wiredns.codec.edns;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The DAU option: the DNSSEC algorithms that a validator understands; RFC 6975 section 3. It has no
 * meaning in a response.
 *
 * <pre>
 *   { algorithm 8 } zero or more times
 * </pre>
 *
 * @param algorithms the algorithms in their order
 * @since 0.1
 */
public record Dau(List<DnssecAlgorithm> algorithms) implements EdnsOption {
  /**
   * Creates an option from a list.
   *
   * @param algorithms at most 65,531
   * @throws IllegalArgumentException if there are more than 65,531 algorithms
   */
  public Dau {
    algorithms = List.copyOf(algorithms);
    OptionRanges.check("DAU algorithms", algorithms.size(), 0, OptionRanges.DATA_OCTETS);
  }

  /**
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
   * @return the option
   */
  public static Dau read(FieldReader in) {
    List<DnssecAlgorithm> algorithms = new ArrayList<>();
    while (in.hasMore()) {
      algorithms.add(in.codePoint8("DAU algorithm", DnssecAlgorithm.SPACE));
    }
    return new Dau(algorithms);
  }

  @Override
  public void write(FieldWriter out) {
    for (DnssecAlgorithm algorithm : algorithms) {
      out.codePoint8("DAU algorithm", algorithm);
    }
  }

  @Override
  public OptionCode code() {
    return OptionCode.DAU;
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
