package io.wiredns.testkit;

import io.wiredns.codec.Own;
import io.wiredns.codec.RegistryMethods;
import io.wiredns.codec.Shared;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A user's types can be generated. */
class RegistryMethodsTest {
  @Test
  void generatorsTakeARegistry() throws IOException {
    new RegistryMethods(Shared.root().resolve("codec/testkit"))
        .add(
            "Records.rdata(RecordType,Registry)",
            "Own$Link",
            own -> Records.rdata(Own.LINK, own).at(1, 1).getClass().getName())
        .add(
            "Records.records(RecordType,Registry)",
            "Own$Link",
            own -> Records.records(Own.LINK, own).at(1, 1).rdata().getClass().getName())
        .add(
            "Options.option(OptionCode,Registry)",
            "Own$Hops",
            own -> Options.option(Own.HOPS, own).at(1, 1).getClass().getName())
        .check();
  }
}
