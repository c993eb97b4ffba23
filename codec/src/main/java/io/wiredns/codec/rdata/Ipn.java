package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A node number of the interplanetary network; draft-johnson-dns-ipn-cla. Text is one number, and
 * is read as its two halves too, a dot between them.
 *
 * <pre>
 *   NODE 64
 * </pre>
 *
 * @param node the number, 64 bits without a sign
 * @since 0.1
 */
public record Ipn(long node) implements RData {
  private static final Pattern HALVES = Pattern.compile("([0-9]{1,10})\\.([0-9]{1,10})");

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
   */
  public static Ipn read(FieldReader in) {
    return new Ipn(in.u64("node"));
  }

  /**
   * Reads the text.
   *
   * @param in gives it
   * @return the record
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
