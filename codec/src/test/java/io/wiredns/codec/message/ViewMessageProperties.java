package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.Hex;
import java.nio.ByteBuffer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A view and its message agree, for all octets, strictly and tolerantly. */
class ViewMessageProperties {
  @Provide
  Arbitrary<byte[]> octets() {
    return Arbitraries.hostileOctets();
  }

  /**
   * Records of OPT, TSIG and other types, with right and wrong owners and classes, in any section.
   */
  @Provide
  Arbitrary<byte[]> misplaced() {
    String tsig = "00000000 0011 00 000000000001 012c 0000 1234 0000 0000";
    Arbitrary<String> record =
        net.jqwik.api.Arbitraries.of(
            "00 0029 04d0 ff000000 0000",
            "00 0029 04d0 01008000 0004 000a0000", // a cookie without octets
            "0161 00 0029 04d0 ff000000 0000",
            "c010 0029 04d0 ff000000 0000", // the root of the question
            "00 00fa 00ff " + tsig,
            "00 00fa 0001 " + tsig,
            "00 00fa 00ff 00000000 0001 00",
            "00 0001 0001 00000000 0004 01020304");
    Arbitrary<Integer> count = net.jqwik.api.Arbitraries.integers().between(0, 3);
    return Combinators.combine(record.list().ofMinSize(1).ofMaxSize(4), count.list().ofSize(3))
        .as(
            (records, counts) -> {
              StringBuilder hex = new StringBuilder("0000 8000 0001");
              counts.forEach(one -> hex.append(Hex.u16(one)));
              return Hex.of(hex + "03616263 00 0001 0001" + String.join("", records));
            });
  }

  @Property
  void whatIsMisplacedCountsForBothOrForNeither(@ForAll("misplaced") byte[] octets) {
    MessageView view = new MessageView();
    view.wrapTolerant(ByteBuffer.wrap(octets));
    Agreement.check(view);
  }

  @Property
  void aTolerantLookAndItsMessageAgree(@ForAll("octets") byte[] octets) {
    MessageView view = new MessageView();
    view.wrapTolerant(ByteBuffer.wrap(octets));
    if (view.hasHeader()) {
      Agreement.check(view);
    }
  }

  @Property
  void aStrictLookAndItsMessageAgree(@ForAll("octets") byte[] octets) {
    MessageView view = new MessageView();
    if (view.tryWrap(ByteBuffer.wrap(octets))) {
      Agreement.check(view);
      assertEquals(octets.length, view.length());
    }
  }
}
