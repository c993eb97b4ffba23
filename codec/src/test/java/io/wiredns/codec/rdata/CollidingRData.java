package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.wire.FieldWriter;

/**
 * RDATA of a user's own, whose hash is the worst there is: each look at it is counted.
 *
 * @param number what tells it from others
 */
public record CollidingRData(int number) implements RData {
  /** Its type. */
  public static final RecordType TYPE = RecordType.of(65_400);

  /** A registry that knows it. */
  public static final Registry REGISTRY =
      Registry.standard()
          .with(TYPE, in -> new CollidingRData((int) in.u32("number")), CollidingRData::readText);

  private static int looks;

  private static CollidingRData readText(TextReader in) {
    return new CollidingRData(Integer.parseInt(in.word("number")));
  }

  /** How many looks there were since this was last asked. */
  public static int looks() {
    int all = looks;
    looks = 0;
    return all;
  }

  @Override
  public RecordType type() {
    return TYPE;
  }

  @Override
  public void write(FieldWriter out) {
    looks++;
    out.u32("number", number);
  }

  @Override
  public boolean equals(Object other) {
    looks++;
    return other instanceof CollidingRData that && number == that.number;
  }

  @Override
  public int hashCode() {
    looks++;
    return 1;
  }
}
