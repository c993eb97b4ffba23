package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the sum depends on everything that is read. */
class FieldSumTest {
  private final FieldSum fields = new FieldSum();

  /**
   * Changes all octets except those that determine offsets and lengths: counts, lengths and
   * pointers.
   */
  @ParameterizedTest
  @ValueSource(strings = {"query", "answer", "nxdomain", "mxtxt", "signed", "tsig"})
  void everyOctetThatMayChangeChangesTheSum(String set) throws WireFormatException {
    byte[] octets = MessageSets.octets(set).get(0);
    long sum = fields.add(0, ByteBuffer.wrap(octets));
    int changed = 0;
    for (int i = 0; i < octets.length; i++) {
      byte[] other = octets.clone();
      other[i] ^= 1;
      if (readable(other)) {
        assertNotEquals(sum, fields.add(0, ByteBuffer.wrap(other)), "octet " + i);
        changed++;
      }
    }
    assertNotEquals(0, changed);
  }

  private static boolean readable(byte[] octets) {
    try {
      Message.parse(ByteBuffer.wrap(octets));
      return true;
    } catch (WireFormatException structure) {
      return false;
    }
  }

  @Test
  void theKindOfBufferMakesNoDifference() throws WireFormatException {
    assertEquals(
        new ReadAll().wiredns(new Inputs("mixed", "heap")),
        new ReadAll().wiredns(new Inputs("mixed", "direct")));
  }
}
