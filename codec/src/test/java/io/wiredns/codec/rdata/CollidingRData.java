package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.wire.FieldWriter;

/**
 * RDATA of a user's class with the worst possible hash code, which counts the calls of equals and
 * hashCode.
 *
 * @param number distinguishes it from others
 */
public record CollidingRData(int number) implements RData {
  /** The type. */
  public static final RecordType TYPE = RecordType.of(65_400);

  /** A registry with the type. */
  public static final Registry REGISTRY =
      Registry.standard()
          .with(TYPE, in -> new CollidingRData((int) in.u32("number")), CollidingRData::readText);

  private static int calls;

  private static CollidingRData readText(TextReader in) {
    return new CollidingRData(Integer.parseInt(in.word("number")));
  }

  /** Returns the number of calls since the last call of this method. */
  public static int calls() {
    int all = calls;
    calls = 0;
    return all;
  }

  @Override
  public RecordType type() {
    return TYPE;
  }

  @Override
  public void write(FieldWriter out) {
    calls++;
    out.u32("number", number);
  }

  @Override
  public boolean equals(Object other) {
    calls++;
    return other instanceof CollidingRData that && number == that.number;
  }

  @Override
  public int hashCode() {
    calls++;
    return 1;
  }
}
