package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Buffers;
import io.wiredns.codec.message.Arbitraries;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.TolerantResult;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.stateful.DsoMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DissectionProperties {
  @Provide
  Arbitrary<byte[]> octets() {
    return Arbitraries.hostileOctets();
  }

  /** Returns the number of faults found by tolerant parsing and by tolerant reading of DSO TLVs. */
  private static int faults(byte[] octets) {
    TolerantResult result = Message.parseTolerant(ByteBuffer.wrap(octets));
    List<WireFormatException> faults = new ArrayList<>(result.faults());
    result.message().ifPresent(message -> DsoMessage.tlvsTolerant(message.body(), faults));
    return faults.size() + (result.message().isPresent() && countsInDso(octets) ? 1 : 0);
  }

  /** Wrong counts of a DSO message are a fault of the header only. */
  private static boolean countsInDso(byte[] octets) {
    boolean counts = !Arrays.equals(octets, 4, 12, new byte[8], 0, 8);
    return counts && octets.length <= WireLimits.MESSAGE_OCTETS && (octets[2] >>> 3 & 15) == 6;
  }

  @Property
  void everyOctetOfAWellFormedMessageBelongsToOneField(@ForAll("octets") byte[] octets) {
    Dissection dissection = Dissector.standard().dissect(ByteBuffer.wrap(octets));
    if (faults(octets) == 0) {
      assertEquals(List.of(), dissection.faults());
      int next = 0;
      for (Dissection.Item item : dissection.items()) {
        assertTrue(!item.isFaulty(), item.toString());
        if (!item.isGroup()) {
          assertEquals(next, item.from(), item.toString());
          next = item.to();
        }
      }
      assertEquals(octets.length, next);
    }
  }

  @Property
  void everyFieldLiesInsideTheMessageWhateverIsWrongWithIt(@ForAll("octets") byte[] octets) {
    Dissection dissection = Dissector.standard().dissect(ByteBuffer.wrap(octets));
    for (Dissection.Item item : dissection.items()) {
      assertTrue(
          0 <= item.from() && item.from() <= item.to() && item.to() <= octets.length,
          item.toString());
    }
    assertEquals(faults(octets), dissection.faults().size());
  }

  @Property
  void theTextIsPrintableAndTheBufferIsNotDisturbed(@ForAll("octets") byte[] octets) {
    String expected = null;
    for (ByteBuffer buffer : Buffers.reading(octets).values()) {
      String before = Buffers.state(buffer);
      String text = Dissector.standard().toText(buffer);
      assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')), text);
      expected = expected == null ? text : expected;
      assertEquals(expected, text);
      assertEquals(before, Buffers.state(buffer));
    }
  }
}
