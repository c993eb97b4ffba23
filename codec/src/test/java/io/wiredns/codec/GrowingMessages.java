package io.wiredns.codec;

import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.util.List;

/** The messages for which reusable objects need the most memory. */
public final class GrowingMessages {
  static final String QUESTION = "0161 00 00ff 0001";
  private static final int RESPONSE = 0x8000;

  private GrowingMessages() {}

  /**
   * A message with a name of 120 pointers, and records whose owner and target is this name or a
   * part of it.
   */
  private static byte[] stairs() {
    ByteBuffer out = ByteBuffer.wrap(Growth.message(RESPONSE, 1, QUESTION, "00".repeat(14), 1));
    out.position(19);
    out.put((byte) 0).putShort((short) 0xFF00).putShort((short) 1).putInt(0).putShort((short) 480);
    int first = out.position();
    for (int i = 0; i < 120; i++) {
      int before = i == 0 ? WireLimits.HEADER_OCTETS : out.position() - 4;
      out.putShort((short) 0x0161).putShort((short) (0xC000 | before));
    }
    int records = 1;
    while (out.remaining() >= 14) {
      int stair = 0xC000 | first + 4 * (119 - records % 100);
      out.putShort((short) stair).putInt(0x00050001).putInt(0).putInt(0x20000 | stair);
      records++;
    }
    out.putShort(6, (short) records).limit(out.position()).position(0);
    byte[] message = new byte[out.remaining()];
    out.get(message);
    return message;
  }

  /** Returns one message for each way in which reusable objects grow. */
  public static List<byte[]> all() {
    byte[] questions = Growth.message(RESPONSE, 1, QUESTION, "c00c 0001 0001", 1);
    ByteBuffer header = ByteBuffer.wrap(questions);
    header.putShort(4, (short) (header.getShort(6) + 1)).putShort(6, (short) 0);
    return List.of(
        Growth.message(RESPONSE, 1, QUESTION, "00 0005 0001 00000000 0001 00", 1),
        Growth.message(RESPONSE, 1, QUESTION, "c00c 0005 0001 00000000 0002 c00c", 1),
        Growth.message(RESPONSE, 1, QUESTION, "00 0001 00ff 00000000 0000", 1),
        Growth.message(RESPONSE, 1, QUESTION, "0161c00c 0002 0001 00000000 0004 0161c00c", 1),
        stairs(),
        questions);
  }
}
