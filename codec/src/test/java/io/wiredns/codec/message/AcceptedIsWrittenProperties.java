package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A message that the strict parser accepts can be written, and does not become longer. */
class AcceptedIsWrittenProperties {
  @Property(tries = 60)
  void aMessageFullOfPointersFitsWhereItCameFrom(
      @ForAll long seed, @ForAll @IntRange(min = 2_000, max = WireLimits.MESSAGE_OCTETS) int octets)
      throws WireFormatException {
    int size = seed % 2 == 0 ? WireLimits.MESSAGE_OCTETS : octets;
    byte[] read = PointedMessage.random(new Random(seed), size);
    Message message = Message.parse(ByteBuffer.wrap(read));
    ByteBuffer out = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
    assertTrue(new MessageWriter().write(message, out));
    Message again = Message.parse(out.flip());
    assertEquals(message, again);
    assertEquals(Content.of(message), Content.of(again));
  }
}
