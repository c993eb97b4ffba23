package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.message.Message;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that the sizes are those in the names of the sets. */
class SizedMessagesTest {
  static Stream<String> sets() {
    return SizedMessages.KINDS.stream().flatMap(kind -> SizedMessages.sets(kind).stream());
  }

  @ParameterizedTest
  @MethodSource("sets")
  void aSetHasOneMessageOfItsSizeThatIsReadAndWrittenTheSame(String set) throws Exception {
    List<byte[]> messages = MessageSets.octets(set);
    assertEquals(1, messages.size());
    assertEquals(1, MessageSets.size(set));
    byte[] octets = messages.get(0);
    Message message = Message.parse(ByteBuffer.wrap(octets));
    int size = Integer.parseInt(set.substring(set.indexOf('-') + 1));
    switch (set.substring(0, set.indexOf('-'))) {
      case "octets" -> assertEquals(size, octets.length);
      case "records" -> assertEquals(size, message.answers().size());
      default -> assertEquals(size, message.questions().get(0).name().labelCount());
    }
    ByteBuffer out = ByteBuffer.allocate(0xFFFF);
    message.write(out);
    assertEquals(ByteBuffer.wrap(octets), out.flip());
  }

  @Test
  void theSizesReachTheLimits() {
    assertEquals(12, SizedMessages.sizes("octets").get(0));
    assertEquals(65_535, last("octets"));
    assertEquals(4_000, last("records"));
    assertEquals(127, last("labels"));
    assertThrows(IllegalArgumentException.class, () -> SizedMessages.sizes("pages"));
    assertThrows(IllegalArgumentException.class, () -> MessageSets.octets("pages-7"));
  }

  private static int last(String kind) {
    List<Integer> sizes = SizedMessages.sizes(kind);
    return sizes.get(sizes.size() - 1);
  }
}
