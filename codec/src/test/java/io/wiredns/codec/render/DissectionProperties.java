package io.wiredns.codec.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Buffers;
import io.wiredns.codec.message.Arbitraries;
import io.wiredns.codec.message.Message;
import java.nio.ByteBuffer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DissectionProperties {
  @Provide
  Arbitrary<byte[]> octets() {
    return Arbitraries.hostileOctets();
  }

  @Property
  void everyOctetOfAWellFormedMessageBelongsToOneField(@ForAll("octets") byte[] octets) {
    Dissection dissection = Dissection.of(ByteBuffer.wrap(octets));
    boolean good = Message.parseTolerant(ByteBuffer.wrap(octets)).faults().isEmpty();
    assertEquals(good, dissection.faults().isEmpty());
    if (good) {
      int next = 0;
      for (Dissection.Item item : dissection.items()) {
        assertTrue(!item.faulty(), item.toString());
        if (!item.group()) {
          assertEquals(next, item.from(), item.toString());
          next = item.to();
        }
      }
      assertEquals(octets.length, next);
    }
  }

  @Property
  void everyFieldLiesInsideTheMessageWhateverIsWrongWithIt(@ForAll("octets") byte[] octets) {
    Dissection dissection = Dissection.of(ByteBuffer.wrap(octets));
    for (Dissection.Item item : dissection.items()) {
      assertTrue(
          0 <= item.from() && item.from() <= item.to() && item.to() <= octets.length,
          item.toString());
    }
    int listed = Message.parseTolerant(ByteBuffer.wrap(octets)).faults().size();
    assertEquals(listed, dissection.faults().size());
  }

  @Property
  void theTextIsPrintableAndTheBufferIsNotDisturbed(@ForAll("octets") byte[] octets) {
    String expected = null;
    for (ByteBuffer buffer : Buffers.reading(octets).values()) {
      String before = Buffers.state(buffer);
      String text = Dissection.of(buffer).toText(buffer);
      assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')), text);
      expected = expected == null ? text : expected;
      assertEquals(expected, text);
      assertEquals(before, Buffers.state(buffer));
    }
  }
}
