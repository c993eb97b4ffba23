package io.wiredns.dnssec;

import io.wiredns.codec.Growth;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.RRset;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The allocations of the canonical form of records. */
class CanonicalCostTest {
  /** Compares texts of one octet, and texts longer than those of most records. */
  @Test
  void orderOfTheDataOfOneSet() {
    for (String text : new String[] {"0002 0161", "0500" + ("ff" + "61".repeat(255)).repeat(5)}) {
      Growth.assertLinear(
          "canonical order",
          0x8000,
          1,
          "",
          "00 0010 0001 00000000" + text,
          100,
          message -> {
            Message read = Message.parse(ByteBuffer.wrap(message));
            for (var record : read.answers()) {
              CanonicalForm.rdata(record.rdata());
            }
            RRset.group(read.answers()).forEach(set -> CanonicalForm.order(set.rdatas()));
          });
    }
  }
}
