package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.infra.Blackhole;

/** Checks the promises about allocation; asserts nothing about time. */
class AllocationTest {
  /**
   * The counting itself may allocate less than this per message; an object has at least eight
   * octets.
   */
  private static final double LESS_THAN_AN_OBJECT = 1;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUND_MESSAGES = 20_000;
  private static final int DNSJAVA_ROUNDS = 10;
  private static final int MAC_ROUNDS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long READ_ALL_OCTETS = 64;

  /** Stores results, so that the JIT compiler cannot remove the work. */
  private static volatile Object sink;

  /** A benchmark's method. */
  private interface Work {
    void run() throws Exception;
  }

  /**
   * Returns the octets allocated for a message after JIT compilation: repeats rounds until one
   * allocates at most the wanted number, or until the time for it is over.
   */
  private static double settled(int messages, double wanted, Work work) throws Exception {
    long start = System.nanoTime();
    double least = round(messages, work);
    while (least > wanted && System.nanoTime() - start < PATIENCE.toNanos()) {
      least = Math.min(least, round(messages, work));
    }
    return least;
  }

  private static double round(int messages, Work work) throws Exception {
    int repeats = ROUND_MESSAGES / messages;
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < repeats; i++) {
      work.run();
    }
    long octets = THREADS.getCurrentThreadAllocatedBytes() - before;
    return (double) octets / repeats / messages;
  }

  static Stream<Arguments> inputs() {
    return MessageSets.NAMES.stream()
        .flatMap(set -> Stream.of(Arguments.of(set, "heap"), Arguments.of(set, "direct")));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("inputs")
  void theStructuralPassAllocatesNothing(String set, String buffer) throws Exception {
    Inputs in = new Inputs(set, buffer);
    View view = new View();
    assertEquals(0, settled(in.messages.length, 0, () -> view.wiredns(in)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("inputs")
  void readingEveryFieldAllocatesNextToNothing(String set, String buffer) throws Exception {
    Inputs in = new Inputs(set, buffer);
    ReadAll all = new ReadAll();
    double octets = settled(in.messages.length, READ_ALL_OCTETS, () -> all.wiredns(in));
    assertTrue(octets <= READ_ALL_OCTETS, octets + " octets a message");
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("inputs")
  void encodingAllocatesNothing(String set, String buffer) throws Exception {
    Inputs in = new Inputs(set, buffer);
    Encode.Ours ours = new Encode.Ours();
    ours.load(in);
    Encode encode = new Encode();
    assertEquals(0, settled(in.messages.length, 0, () -> encode.wiredns(in, ours)));
  }

  /** Messages without opaque data are not checked again by a writer with a user's registry. */
  @Test
  void writersWithAUsersRegistryAllocateNothing() throws Exception {
    OddEncode.Ours ours = new OddEncode.Ours();
    ours.load(new OddInputs(OddInputs.MIXED_ODD), hole());
    OddEncode encode = new OddEncode();
    assertEquals(0, settled(MixedTraffic.MESSAGES, 0, () -> encode.wiredns(ours)));
  }

  private static Blackhole hole() {
    return new Blackhole(
        "Today's password is swordfish. I understand instantiating Blackholes directly is"
            + " dangerous.");
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("inputs")
  void theQuestionAndPatchesAllocateNothing(String set, String buffer) throws Exception {
    Inputs in = new Inputs(set, buffer);
    ReadQuestion question = new ReadQuestion();
    PatchHeader header = new PatchHeader();
    PatchTtls ttls = new PatchTtls();
    ttls.load(in);
    PatchTtlsOnce once = new PatchTtlsOnce();
    int messages = in.messages.length;
    assertEquals(0, settled(messages, 0, () -> question.wiredns(in)));
    assertEquals(0, settled(messages, 0, () -> header.wiredns(in)));
    assertEquals(0, settled(messages, 0, () -> ttls.wiredns(in)));
    assertEquals(0, settled(messages, 0, () -> once.wiredns(in)));
  }

  @Test
  void messagesOfAStreamAllocateNothing() throws Exception {
    ReadFrames frames = new ReadFrames("mixed");
    assertEquals(0, settled(MixedTraffic.MESSAGES, 0, frames::wiredns));
  }

  @Test
  void namesAreComparedWithoutAllocation() throws Exception {
    NamePairs pairs = new NamePairs("mixed");
    NameEquals equals = new NameEquals();
    NameCompare compare = new NameCompare();
    assertEquals(0, settled(NamePairs.NAMES, 0, () -> equals.wiredns(pairs)));
    assertEquals(0, settled(NamePairs.NAMES, 0, () -> compare.wiredns(pairs)));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 500, 16_000})
  void signingAndVerifyingAllocateWhatTheMacAloneDoes(int octets) throws Exception {
    SignedTransaction transaction = new SignedTransaction();
    transaction.octets = octets;
    transaction.load();
    double mac = Double.MAX_VALUE;
    for (int i = 0; i < MAC_ROUNDS; i++) {
      mac = Math.min(mac, round(1, () -> sink = transaction.mac()));
    }
    double most = mac + LESS_THAN_AN_OBJECT;
    assertEquals(mac, settled(1, most, transaction::signWiredns), LESS_THAN_AN_OBJECT);
    assertEquals(mac, settled(1, most, transaction::verifyWiredns), LESS_THAN_AN_OBJECT);
    assertEquals(mac, settled(1, most, transaction::verifyViewed), LESS_THAN_AN_OBJECT);
    assertEquals(mac, settled(1, most, transaction::verifyResponse), LESS_THAN_AN_OBJECT);
  }

  @Test
  void parsingMixedTrafficAllocatesAtMostHalfOfWhatDnsjavaDoes() throws Exception {
    Inputs in = new Inputs("mixed", "heap");
    MessageView view = new MessageView();
    int messages = in.messages.length;
    double dnsjava = Double.MAX_VALUE;
    for (int i = 0; i < DNSJAVA_ROUNDS; i++) {
      dnsjava = Math.min(dnsjava, round(messages, () -> parseWithDnsjava(in)));
    }
    double ours = settled(messages, dnsjava / 2, () -> parse(view, in));
    assertTrue(2 * ours <= dnsjava, ours + " octets a message, dnsjava " + dnsjava);
  }

  private static void parse(MessageView view, Inputs in) throws WireFormatException {
    for (ByteBuffer message : in.messages) {
      sink = view.wrap(message).toMessage();
    }
  }

  private static void parseWithDnsjava(Inputs in) throws IOException {
    for (ByteBuffer message : in.messages) {
      sink = Peers.dnsjava(message);
    }
  }
}
