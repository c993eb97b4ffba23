package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.QuestionView;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Checks that the floor and the least view accept exactly the messages that the view accepts, and
 * that the least reader reads what {@link FieldSum} reads.
 */
class FloorTest {
  static final List<String> NAMES = MessageSets.NAMES;

  private static final long SEED = 4343;
  private static final int DAMAGED = 60_000;

  private final Floor floor = new Floor();
  private final LeastView least = new LeastView();
  private final MessageView view = new MessageView();
  private final QuestionView question = new QuestionView();

  /** Asserts that both agree about a message, and returns whether they accept it. */
  private boolean agree(byte[] octets) {
    ByteBuffer message = ByteBuffer.wrap(octets);
    boolean good = view.tryWrap(message);
    int entries = good ? view.questionCount() + view.recordCount() : -1;
    String text = HexFormat.of().formatHex(octets, 0, Math.min(octets.length, 600));
    assertEquals(entries, floor.walk(octets, octets.length), text);
    assertEquals(entries, least.wrap(message), text);
    assertEquals(good && view.hasOpt(), good && least.opt >= 0, text);
    assertEquals(good && view.hasTsig(), good && least.tsig >= 0, text);
    assertEquals(question.tryWrap(message), Floor.question(octets, octets.length) >= 0, text);
    return good;
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void bothAcceptWellFormedMessages(String set) throws WireFormatException {
    for (byte[] octets : MessageSets.octets(set)) {
      assertTrue(agree(octets));
    }
    Inputs in = new Inputs(set, "heap");
    assertEquals(new ReadQuestion().wiredns(in), new ReadQuestion().floor(in));
    Limits limits = new Limits();
    assertEquals(limits.readAll(in), limits.leastReadAll(in));
    assertEquals(limits.view(in), limits.bareIndex(in));
    assertNotEquals(0, limits.bareReadAll(in));
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void bothRefuseTheSameDamagedMessages(String set) {
    Random random = new Random(SEED);
    List<byte[]> messages = MessageSets.octets(set);
    int[] seen = new int[2];
    for (int i = 0; i < DAMAGED; i++) {
      byte[] damaged = messages.get(random.nextInt(messages.size())).clone();
      int steps = 1 + random.nextInt(3);
      for (int step = 0; step < steps; step++) {
        damaged = damage(damaged, random);
      }
      seen[agree(damaged) ? 1 : 0]++;
    }
    assertTrue(seen[0] > DAMAGED / 50 && seen[1] > DAMAGED / 50, Arrays.toString(seen));
  }

  private static byte[] damage(byte[] message, Random random) {
    if (message.length < 13) {
      return message;
    }
    int at = random.nextInt(message.length);
    switch (random.nextInt(8)) {
      case 0 -> message[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> message[at] = (byte) random.nextInt();
      case 2 -> message[at] = (byte) random.nextInt(4);
      case 3 -> {
        return Arrays.copyOf(message, at);
      }
      case 4 -> {
        return Arrays.copyOf(message, message.length + 1 + random.nextInt(3));
      }
      case 5 -> {
        message[4 + 2 * random.nextInt(4)] = 0;
        message[5 + 2 * random.nextInt(4)] += (byte) (random.nextInt(5) - 2);
      }
      case 6 -> {
        if (at + 1 < message.length) {
          message[at] = (byte) 0xC0;
          message[at + 1] = (byte) random.nextInt(Math.min(256, message.length));
        }
      }
      default -> {
        // Change an octet to the type OPT or TSIG, and swap the counts of answer and additional
        // section.
        message[at] = (byte) (random.nextBoolean() ? 41 : 250);
        byte count = message[7];
        message[7] = message[11];
        message[11] = count;
      }
    }
    return message;
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  @Test
  void bothAgreeWhereDamageSeldomLeads() {
    String answer = "1234 8000 0000 0001 0000 0000";
    String additional = "1234 8000 0000 0000 0000 0001";
    String two = "1234 8000 0000 0000 0000 0002";
    String opt = "00 0029 04d0 00000000 0000";
    String tsig = "00 00fa 00ff 00000000 0000";
    String l63 = "3f" + "61".repeat(63);
    String fixed = "0001 0001 00000000 0000";
    boolean[] accepted = new boolean[2];
    for (String message :
        new String[] {
          "",
          "00".repeat(11),
          "0000 3000 0000 0000 0000 0000 ffff",
          "0000 3000 0000 0000 0000 0001 ffff",
          "0000 0000 0000 0000 0000 0000 ff",
          answer + opt,
          additional + opt,
          two + opt + opt,
          two + opt + tsig,
          two + tsig + opt,
          answer + tsig,
          additional + tsig,
          additional + "00 00fa 0001 00000000 0000",
          additional + "0161 00 0029 04d0 00000000 0000",
          answer + l63.repeat(3) + "3d" + "62".repeat(61) + "00" + fixed,
          answer + l63.repeat(3) + "3e" + "62".repeat(62) + "00" + fixed,
          answer + "c00c" + fixed,
          answer + "c00b" + fixed,
          answer + "0161 c00c" + fixed,
          "0000 0000 0001 0001 0000 0000 00 0001 0001 c00c" + fixed,
          "0000 0000 0001 0001 0000 0000 00 0001 0001 c011" + fixed,
          chain(127),
          chain(128)
        }) {
      accepted[agree(hex(message)) ? 1 : 0] = true;
    }
    assertTrue(agree(hex(chain(127))) && !agree(hex(chain(128))));
    assertTrue(accepted[0] && accepted[1]);
    agree(new byte[65_535]);
    agree(new byte[65_536]);
  }

  /**
   * Returns a NULL record with this number of pointers, each to the one before, the last in an
   * owner.
   */
  private static String chain(int pointers) {
    StringBuilder data = new StringBuilder("00");
    for (int i = 0; i < pointers - 1; i++) {
      data.append(String.format("%04x", 0xC000 | (i == 0 ? 23 : 22 + 2 * i)));
    }
    return "0000 8000 0000 0002 0000 0000 00 000a 0001 00000000"
        + String.format("%04x", 2 * pointers - 1)
        + data
        + String.format("%04x", 0xC000 | 22 + 2 * (pointers - 1))
        + "0001 0001 00000000 0000";
  }
}
