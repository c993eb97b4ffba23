package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Compares the allocations for an input with those for an input four times as large. */
public final class Growth {
  private static final int MESSAGE_OCTETS = 65_535;

  /** The octets that an operation may allocate independent of its input. */
  private static final long CONSTANT = 300_000;

  private Growth() {}

  /** Work on a message, which may throw any exception. */
  public interface Work {
    void on(byte[] message) throws Exception;
  }

  /**
   * Checks that work on the largest message of equal records allocates at most some octets for each
   * octet of the message, and at most five times as much as for a quarter of the message.
   */
  public static void assertLinear(
      String what, int flags, int section, String first, String record, int perOctet, Work work) {
    byte[] whole = message(flags, section, first, record, 1);
    byte[] quarter = message(flags, section, first, record, 4);
    allocated(work, quarter);
    long little = allocated(work, quarter);
    long much = allocated(work, whole);
    String found = what + ": " + much + " octets for " + whole.length + ", " + little + " before";
    assertTrue(much <= CONSTANT + (long) perOctet * whole.length, found);
    assertTrue(much <= CONSTANT + 5 * little, found);
  }

  private static long allocated(Work work, byte[] message) {
    try {
      long before = Allocations.octets();
      work.on(message);
      return Allocations.octets() - before;
    } catch (Exception unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  /**
   * A message of equal records, or a part of it.
   *
   * @param section the section of the records, 1 to 3
   * @param first the question in hexadecimal, or empty
   * @param record a record
   * @param parts the divisor of the maximum size of the message
   */
  public static byte[] message(int flags, int section, String first, String record, int parts) {
    byte[] question = HexFormat.of().parseHex(first.replace(" ", ""));
    byte[] one = HexFormat.of().parseHex(record.replace(" ", ""));
    int count = (MESSAGE_OCTETS - 12 - question.length) / parts / one.length;
    ByteBuffer out = ByteBuffer.allocate(12 + question.length + count * one.length);
    out.putShort(2, (short) flags);
    out.putShort(4, (short) (question.length > 0 ? 1 : 0));
    out.putShort(4 + 2 * section, (short) count);
    out.position(12).put(question);
    for (int i = 0; i < count; i++) {
      out.put(one);
    }
    return out.array();
  }
}
