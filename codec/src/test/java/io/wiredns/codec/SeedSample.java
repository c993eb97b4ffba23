package io.wiredns.codec;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A property that records its values and fails at the end, run by {@link SeedTest} only. */
class SeedSample {
  static final List<Long> VALUES = new ArrayList<>();

  @Property(tries = 50)
  void fails(@ForAll long value) {
    VALUES.add(value);
    if (VALUES.size() >= 50) {
      throw new AssertionError("the last value");
    }
  }
}
