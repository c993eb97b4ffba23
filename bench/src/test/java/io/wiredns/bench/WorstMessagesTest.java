package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.edns.OptionFault;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageFault;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.rdata.RDataFault;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Checks that the worst messages have the intended properties. {@link LawTest} counts their cost.
 */
class WorstMessagesTest {
  private static final int MIB = 1 << 20;

  /** The malformed messages and their faults; all others are well-formed. */
  private static final Map<String, Fault> MALFORMED =
      Map.of(
          "counts", MessageFault.COUNT_EXCEEDS_MESSAGE,
          "stairs-8000", Fault.POINTER_CHAIN,
          "stairs-too-deep", Fault.POINTER_CHAIN,
          "stairs-too-long", Fault.NAME_TOO_LONG,
          "name-32000-labels", Fault.NAME_TOO_LONG,
          "records-malformed", Fault.RDATA_TRUNCATED,
          "opt-repeated", MessageFault.OPT_REPEATED,
          "svcb-mandatory", RDataFault.SVCB_KEY_MISSING,
          "opt-malformed-options", OptionFault.OPTION_FIELD_TRUNCATED);

  private static final Law LAW = new Law();

  @Test
  void theCounterCounts() {
    LAW.cost("MessageView.wrap", new byte[12]); // loads classes
    long few = LAW.cost("MessageView.wrap", new byte[12]).steps();
    assertTrue(few > 5 && few < 100, "steps: " + few);
    byte[] records = WorstMessages.all().get("records-empty");
    long many = LAW.cost("MessageView.wrap", records).steps();
    assertTrue(many > 5_900 * 3, "steps: " + many);
    Law.Cost names = LAW.cost("Message.parse", WorstMessages.all().get("names-joined"));
    assertTrue(names.moved() > 8_000 * 250, "octets: " + names.moved());
    assertTrue(names.allocated() > 8_000 * 250, "octets: " + names.allocated());
  }

  @Test
  void theMessagesAreWhatTheyAreMeantToBe() {
    WorstMessages.all()
        .forEach(
            (name, octets) -> {
              Fault fault = null;
              try {
                Message.parse(ByteBuffer.wrap(octets));
              } catch (WireFormatException malformed) {
                fault = malformed.fault();
              }
              // Some messages of small records break the rules of their type, others do not.
              if (MALFORMED.containsKey(name) || !name.startsWith("records-")) {
                assertEquals(MALFORMED.get(name), fault, name);
              }
              boolean small = List.of("counts", "nsec", "nxt").contains(name);
              assertTrue(small || octets.length > 64_000, name + ": " + octets.length);
            });
    assertTrue(WorstMessages.all().keySet().containsAll(MALFORMED.keySet()));
  }

  @Test
  void aNameTakes127PointersAtMostHoweverDeepTheStairs() {
    byte[] deep = WorstMessages.all().get("stairs-8000");
    // The first record contains the stairs, and the owner of the second is refused.
    long steps = LAW.cost("MessageView.wrapTolerant", deep).steps();
    int records = ByteBuffer.wrap(deep).getShort(6) & 0xFFFF;
    assertTrue(records > 4_000, "records: " + records);
    long framing = 6L * records;
    assertTrue(steps <= framing + 3 * 127, "steps: " + steps);

    // Tolerant parsing finds 3,700 names that are too deep and determines the fault of each. A
    // pointer costs two steps: the call that follows it and the iteration of the loop.
    byte[] many = WorstMessages.all().get("stairs-too-deep");
    int names = ByteBuffer.wrap(many).getShort(6) & 0xFFFF;
    assertTrue(names > 3_700, "names: " + names);
    steps = LAW.cost("Message.parseTolerant", many).steps();
    assertTrue(steps <= names * (2 * 127L + 130), "steps: " + steps);
  }

  @Test
  void nothingIsSizedByACount() {
    byte[] counts = WorstMessages.all().get("counts");
    assertEquals(12, counts.length);
    assertTrue(allocated(() -> new MessageView().tryWrap(ByteBuffer.wrap(counts))) < 4_096);
    assertTrue(allocated(() -> Message.parseTolerant(ByteBuffer.wrap(counts))) < 8_192);
  }

  @Test
  void noMessageIsWorth8MebibytesOfMemory() {
    WorstMessages.all()
        .forEach(
            (name, octets) -> {
              ByteBuffer message = ByteBuffer.wrap(octets);
              assertLittle(name + ", view", () -> new MessageView().tryWrap(message));
              assertLittle(name + ", tolerant", () -> Message.parseTolerant(message));
              assertLittle(name + ", parse", () -> parseAndWrite(message));
            });
  }

  private static void parseAndWrite(ByteBuffer message) {
    try {
      Message parsed = Message.parse(message);
      new MessageWriter().write(parsed, ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS));
    } catch (WireFormatException malformed) {
      assertNotEquals("", malformed.getMessage());
    }
  }

  private static void assertLittle(String what, Runnable task) {
    long allocated = allocated(task);
    assertTrue(allocated <= 8 * MIB, what + ": " + allocated + " octets");
  }

  /**
   * Returns what a task allocates: the minimum of several runs, because the first also loads
   * classes.
   */
  private static long allocated(Runnable task) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 3; attempt++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      task.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  void namesMadeToCollideDo() throws WireFormatException {
    byte[] octets = WorstMessages.all().get("names-colliding");
    Message message = Message.parse(ByteBuffer.wrap(octets));
    int[] hashes = message.questions().stream().mapToInt(one -> one.name().hashCode()).toArray();
    assertEquals(1, Arrays.stream(hashes).distinct().count());
    List<Octets> names = message.questions().stream().map(one -> one.name().toWire()).toList();
    assertEquals(names.size(), Set.copyOf(names).size());
    assertTrue(names.size() > 250, "names: " + names.size());
  }
}
