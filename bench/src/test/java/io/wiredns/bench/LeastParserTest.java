package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Checks that the least parser reads what the library reads, so that it leaves out no check. */
class LeastParserTest {
  static final List<String> NAMES = MessageSets.NAMES;

  private static final long SEED = 4344;
  private static final int DAMAGED = 20_000;

  private final LeastParser parser = new LeastParser();

  @ParameterizedTest
  @FieldSource("NAMES")
  void entriesOfWellFormedMessagesAreThoseOfTheLibrary(String set) throws Exception {
    for (byte[] octets : MessageSets.octets(set)) {
      Message message = Message.parse(octets);
      LeastValues.Message least = parser.parse(octets, octets.length);
      assertNotNull(least, message::toString);
      assertEquals(message.id(), least.id());
      assertEquals(message.questions().size(), least.questions().length);
      for (int i = 0; i < least.questions().length; i++) {
        Question question = message.questions().get(i);
        assertArrayEquals(question.name().toWire().toArray(), least.questions()[i].name().wire);
        assertEquals(question.type(), least.questions()[i].type());
        assertEquals(question.recordClass(), least.questions()[i].recordClass());
      }
      int next = 0;
      for (Section section : Section.values()) {
        if (section != Section.QUESTION) {
          for (ResourceRecord record : message.records(section)) {
            check(record, least.records()[next++]);
          }
        }
      }
      assertEquals(next, least.records().length);
    }
  }

  private static void check(ResourceRecord record, LeastValues.Resource least) {
    assertArrayEquals(record.name().toWire().toArray(), least.owner().wire);
    long fixed = (long) record.type().value() << 16 | record.recordClass().value();
    assertEquals(fixed << 32 | record.ttl(), least.fixed());
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void whatTheLibraryRefusesIsRefused(String set) {
    Random random = new Random(SEED);
    List<byte[]> messages = MessageSets.octets(set);
    MessageView view = new MessageView();
    int refused = 0;
    for (int i = 0; i < DAMAGED; i++) {
      byte[] damaged = messages.get(random.nextInt(messages.size())).clone();
      int at = random.nextInt(damaged.length);
      if (random.nextInt(4) == 0) {
        damaged = Arrays.copyOf(damaged, at);
      } else {
        damaged[at] = (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(24));
      }
      LeastValues.Message least = parser.parse(damaged, damaged.length);
      if (!view.tryWrap(ByteBuffer.wrap(damaged))) {
        assertNull(least, HexFormat.of().formatHex(damaged));
        refused++;
      }
    }
    assertTrue(refused > DAMAGED / 50, "refused " + refused);
  }
}
