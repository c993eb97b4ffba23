package io.wiredns.codec.edns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.ValueClasses;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The text of options in logs is that of dig. */
class OptionTextTest {
  @Test
  void everyOptionIsItsText() throws IOException, ClassNotFoundException {
    List<EdnsOption> all = new ArrayList<>();
    OptionVectors.ALL.forEach(vector -> all.add(vector.option()));
    all.add(new UnknownOption(OptionCode.of(65_001), Octets.fromHex("0102")));
    WireFormatException fault =
        new WireFormatException(OptionFault.OPTION_TRUNCATED, 0, "data", "any");
    all.add(new MalformedOption(OptionCode.NSID, Octets.EMPTY, fault));
    Set<String> seen = new TreeSet<>();
    for (EdnsOption option : all) {
      assertEquals(option.toText(), option.toString());
      seen.add(option.getClass().getSimpleName());
    }
    assertTrue(
        ValueClasses.of(EdnsOption.class).containsAll(seen) && seen.size() > 27, seen::toString);
  }
}
