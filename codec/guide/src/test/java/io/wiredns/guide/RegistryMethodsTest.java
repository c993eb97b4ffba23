package io.wiredns.guide;

import io.wiredns.codec.Own;
import io.wiredns.codec.RegistryMethods;
import io.wiredns.codec.Shared;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Users' types have a page, too. */
class RegistryMethodsTest {
  @Test
  void descriptionsTakeARegistry() throws IOException {
    new RegistryMethods(Shared.root().resolve("codec/guide"))
        .add(
            "TypeDescription.of(RecordType,Registry,List)",
            "weight",
            own -> TypeDescription.of(Own.LINK, own, List.of(Own.record().rdata())).fields())
        .check();
  }
}
