package io.wiredns.bench.siege;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** Malformed messages, and messages that no server should get. */
final class Garbage {
  private static final int[] TYPES = {1, 6, 16, 41, 249, 250, 251, 252, 255, 65_535};
  private static final int MOST = 65_000;

  private Garbage() {}

  /** Returns a message of 0 to 65,000 octets. */
  static byte[] message(Random random) {
    String name =
        random.nextInt(4) == 0 ? "siege.test" : "h" + random.nextInt(30_000) + ".siege.test";
    byte[] query = Query.octets(random.nextInt(65_536), name, TYPES[random.nextInt(TYPES.length)]);
    return switch (random.nextInt(10)) {
      case 0 -> octets(random, random.nextInt(600));
      case 1 -> flipped(query, random);
      case 2 -> Arrays.copyOf(query, random.nextInt(query.length));
      case 3 -> counts(query, random);
      case 4 -> loop(random);
      case 5 -> label(query, random);
      case 6 -> withRecord(query, 41, random);
      case 7 -> withRecord(query, 250, random);
      case 8 -> flags(query, random);
      default ->
          random.nextInt(50) == 0
              ? Arrays.copyOf(query, random.nextInt(MOST))
              : flipped(octets(random, 12 + random.nextInt(100)), random);
    };
  }

  private static byte[] octets(Random random, int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    return octets;
  }

  private static byte[] flipped(byte[] message, Random random) {
    for (int i = random.nextInt(5); i >= 0; i--) {
      message[random.nextInt(message.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return message;
  }

  private static byte[] counts(byte[] message, Random random) {
    for (int i = 4; i < 12; i++) {
      message[i] = random.nextBoolean() ? (byte) random.nextInt() : 0;
    }
    return message;
  }

  /** A question whose name is a pointer to itself, or a chain of pointers. */
  private static byte[] loop(Random random) {
    ByteBuffer out = ByteBuffer.allocate(12 + 200).putShort((short) random.nextInt());
    out.putShort((short) 0).putShort((short) 1).position(12);
    for (int i = 0; i < 98; i++) {
      out.putShort((short) (0xC000 | (random.nextInt(4) == 0 ? out.position() : 12 + 2 * i + 2)));
    }
    return out.array();
  }

  private static byte[] label(byte[] message, Random random) {
    message[12] = (byte) (64 + random.nextInt(192));
    return message;
  }

  private static byte[] withRecord(byte[] query, int type, Random random) {
    int count = 1 + random.nextInt(3);
    byte[] data = octets(random, random.nextInt(60));
    ByteBuffer out = ByteBuffer.allocate(query.length + count * (11 + data.length));
    out.put(query);
    for (int i = 0; i < count; i++) {
      int length = random.nextBoolean() ? data.length : random.nextInt(65_536);
      out.put((byte) 0).putShort((short) type).putShort((short) random.nextInt());
      out.putInt(random.nextInt()).putShort((short) length).put(data);
    }
    return out.putShort(10, (short) count).array();
  }

  private static byte[] flags(byte[] message, Random random) {
    message[2] = (byte) random.nextInt();
    message[3] = (byte) random.nextInt();
    return message;
  }
}
