package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The RDATA of type IPN: the node number of an interplanetary network; draft-johnson-dns-ipn-cla.
 * The text is one decimal number; two numbers separated by a dot, the upper and the lower 32 bits,
 * are read as well.
 *
 * <pre>
 *   NODE 64
 * </pre>
 *
 * @param node the node number, 64 bits, unsigned
 * @since 0.1
 */
public record Ipn(long node) implements RData {
  private static final Pattern HALVES = Pattern.compile("([0-9]{1,10})\\.([0-9]{1,10})");

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Ipn read(FieldReader in) {
    return new Ipn(in.u64("node"));
  }

  /**
   * Reads the presentation form.
   *
   * @param in the reader, at the first word
   * @return the RDATA
   */
  public static Ipn readText(TextReader in) {
    Matcher halves = HALVES.matcher(in.peek());
    if (!halves.matches()) {
      return new Ipn(in.u64("node"));
    }
    in.word("node");
    long high = Long.parseLong(halves.group(1));
    long low = Long.parseLong(halves.group(2));
    if ((high | low) >>> 32 != 0) {
      throw in.wrongBefore("node, two numbers of 32 bits");
    }
    return new Ipn(high << 32 | low);
  }

  @Override
  public void write(FieldWriter out) {
    out.u64("node", node);
  }

  @Override
  public RecordType type() {
    return RecordType.IPN;
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
