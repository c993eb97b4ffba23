package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/**
 * Work and memory that any message can cost, in steps and octets that are counted: {@link
 * CountingLoader} says how. A step is a method entered or a loop's turn.
 */
class WorstMessagesTest {
  private static final List<String> WORKS = List.of("view", "parse", "tolerant", "write");
  private static final int MIB = 1 << 20;

  /** Steps that do not depend on the message's size. */
  private static final int FIXED_STEPS = 1_500;

  /** Those that break a rule; all others are well-formed. */
  private static final Map<String, Fault> MALFORMED =
      Map.of(
          "counts", Fault.COUNT_EXCEEDS_MESSAGE,
          "stairs-8000", Fault.POINTER_CHAIN,
          "stairs-too-deep", Fault.POINTER_CHAIN,
          "stairs-too-long", Fault.NAME_TOO_LONG,
          "name-32000-labels", Fault.NAME_TOO_LONG,
          "records-malformed", Fault.RDATA_TRUNCATED,
          "opt-repeated", Fault.OPT_REPEATED,
          "svcb-mandatory", Fault.SVCB_KEY_MISSING,
          "opt-malformed-options", Fault.OPTION_FIELD_TRUNCATED);

  private final BiFunction<String, byte[], Object> work = counted();

  @SuppressWarnings("unchecked")
  private static BiFunction<String, byte[], Object> counted() {
    try {
      return (BiFunction<String, byte[], Object>)
          new CountingLoader()
              .loadClass("io.wiredns.bench.CountedWork")
              .getConstructor()
              .newInstance();
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** What an octet may cost at most, in steps; the largest that was ever counted stands behind. */
  private static int stepsPerOctet(String work) {
    return switch (work) {
      case "view" -> 4; // 2.8: a question is 6 octets, each label and pointer is walked once
      case "parse" -> 16; // 12.0: a character-string of TXT is 1 octet
      case "tolerant" -> 16; // 13.6: a name of 127 pointers is walked twice for its fault
      default -> 16; // 11.8: a label of 2 octets is sought 5 times
    };
  }

  /** How many octets an octet may make the platform copy or compare. */
  private static int octetsPerOctet(String work) {
    return switch (work) {
      case "view" -> 0;
      case "write" -> 4 * WireLimits.NAME_OCTETS / 2; // a label is compared with 4 suffixes
      default -> 40; // a question of 8 octets is a name of 255
    };
  }

  private void check(String name, byte[] octets) {
    for (String kind : WORKS) {
      if (kind.equals("write") && work.apply("parse", octets) == null) {
        continue;
      }
      work.apply(kind, octets); // arrays that are kept have grown then
      Steps.reset();
      work.apply(kind, octets);
      long steps = Steps.steps();
      long moved = Steps.octets();
      String what = name + ", " + kind + " of " + octets.length + " octets: ";
      assertTrue(
          steps <= FIXED_STEPS + (long) stepsPerOctet(kind) * octets.length,
          what + steps + " steps");
      assertTrue(
          moved <= FIXED_STEPS + (long) octetsPerOctet(kind) * octets.length,
          what + moved + " octets moved");
    }
  }

  @Test
  void theCounterCounts() {
    byte[] query = new byte[12];
    Steps.reset();
    work.apply("view", query);
    long few = Steps.steps();
    assertTrue(few > 5 && few < 100, "steps: " + few);
    Steps.reset();
    work.apply("view", WorstMessages.all().get("records-empty"));
    assertTrue(Steps.steps() > 5_900 * 3, "steps: " + Steps.steps());
    Steps.reset();
    work.apply("parse", WorstMessages.all().get("names-joined"));
    assertTrue(Steps.octets() > 8_000 * 250, "octets: " + Steps.octets());
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
              assertEquals(MALFORMED.get(name), fault, name);
              boolean small = List.of("counts", "nsec", "nxt").contains(name);
              assertTrue(small || octets.length > 64_000, name + ": " + octets.length);
            });
    assertTrue(WorstMessages.all().keySet().containsAll(MALFORMED.keySet()));
  }

  @Test
  void noMessageCostsMoreStepsThanItsOctetsAllow() {
    WorstMessages.all().forEach(this::check);
  }

  @Test
  void noMixtureCostsMoreEither() {
    List<byte[]> all = List.copyOf(WorstMessages.all().values());
    Random random = new Random(8);
    int accepted = 0;
    for (int i = 0; i < 120; i++) {
      byte[] mixed = mixture(all, random);
      check("mixture " + i, mixed);
      accepted += work.apply("view", mixed) == null ? 0 : 1;
    }
    assertTrue(accepted > 10, "only " + accepted + " were accepted");
  }

  /** One message, parts of others in it, octets changed. */
  private static byte[] mixture(List<byte[]> all, Random random) {
    byte[] mixed = all.get(random.nextInt(all.size())).clone();
    for (int part = random.nextInt(3); part > 0; part--) {
      byte[] other = all.get(random.nextInt(all.size()));
      int length = random.nextInt(Math.min(mixed.length, other.length) - 11);
      int from = random.nextInt(other.length - length + 1);
      int to = random.nextInt(mixed.length - length + 1);
      System.arraycopy(other, from, mixed, to, length);
    }
    for (int change = random.nextInt(4); change > 0; change--) {
      mixed[random.nextInt(mixed.length)] = (byte) random.nextInt();
    }
    return mixed;
  }

  @Test
  void aNameTakes127PointersAtMostHoweverDeepTheStairs() {
    byte[] deep = WorstMessages.all().get("stairs-8000");
    // The first record holds the stairs, and the second one's owner is refused.
    Steps.reset();
    assertNull(work.apply("view", deep));
    int records = ByteBuffer.wrap(deep).getShort(6) & 0xFFFF;
    assertTrue(records > 4_000, "records: " + records);
    long framing = 6L * records;
    assertTrue(Steps.steps() <= framing + 3 * 127, "steps: " + Steps.steps());

    // Tolerant parsing meets 3,700 names that are too deep, and seeks the fault of each.
    byte[] many = WorstMessages.all().get("stairs-too-deep");
    int names = ByteBuffer.wrap(many).getShort(6) & 0xFFFF;
    assertTrue(names > 3_700, "names: " + names);
    Steps.reset();
    work.apply("tolerant", many);
    assertTrue(Steps.steps() <= names * (127L + 120), "steps: " + Steps.steps());
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

  /** What a task allocates; the least of some tries, for the first also loads classes. */
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
    List<Name> names = message.questions().stream().map(one -> one.name()).distinct().toList();
    assertTrue(names.size() > 250, "names: " + names.size());
  }
}
