package io.wiredns.bench;

import io.wiredns.codec.code.RecordType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * A message of one record that was changed at random; the same seed produces the same messages.
 *
 * @param type the record's type, or {@code message} if the frame was changed and not the RDATA
 * @param octets the message
 * @param rdata its RDATA if the frame is unchanged, otherwise empty
 */
record Mutant(String type, byte[] octets, byte[] rdata) {
  private static final int RDATA_AT = 23;
  private static final String FRAME = "message";

  /**
   * Returns {@code perType} messages for each type that another library supports, and half as many
   * in total with changed frames.
   */
  static List<Mutant> of(long seed, int perType) {
    Random random = new Random(seed);
    RandomRData good = new RandomRData(seed);
    List<Mutant> mutants = new ArrayList<>();
    for (String type : RandomRData.types()) {
      for (int i = 0; i < perType; i++) {
        byte[] rdata = changed(good.next(type), random);
        mutants.add(new Mutant(type, message(type, rdata), rdata));
        if (i % 2 == 0) {
          byte[] frame = changed(message(type, good.next(type)), random);
          mutants.add(new Mutant(FRAME, frame, new byte[0]));
        }
      }
    }
    return mutants;
  }

  /** Returns the message of a string that {@link #hex} returned. */
  static Mutant ofHex(String hex) {
    byte[] octets = HexFormat.of().parseHex(hex);
    ByteBuffer message = ByteBuffer.wrap(octets);
    boolean whole =
        octets.length >= RDATA_AT
            && octets[12] == 0
            && (message.getShort(RDATA_AT - 2) & 0xFFFF) == octets.length - RDATA_AT;
    String type = whole ? RecordType.of(message.getShort(13) & 0xFFFF).toString() : FRAME;
    byte[] rdata = Arrays.copyOfRange(octets, whole ? RDATA_AT : octets.length, octets.length);
    boolean known = whole && Arrays.equals(octets, message(type, rdata));
    return new Mutant(known ? type : FRAME, octets, rdata);
  }

  private static byte[] message(String type, byte[] rdata) {
    int number = RecordType.parse(type).value();
    ByteBuffer message = ByteBuffer.allocate(RDATA_AT + rdata.length);
    message.putShort(2, (short) 0x8000).putShort(10, (short) 1).position(13);
    message.putShort((short) number).putShort((short) (type.equals("TSIG") ? 255 : 1)).putInt(0);
    return message.putShort((short) rdata.length).put(rdata).array();
  }

  private static byte[] changed(byte[] octets, Random random) {
    byte[] changed = octets;
    for (int change = 1 + random.nextInt(2); change > 0; change--) {
      changed = changedOnce(changed, random);
    }
    return changed;
  }

  private static byte[] changedOnce(byte[] octets, Random random) {
    int length = octets.length;
    int at = length == 0 ? 0 : random.nextInt(length);
    byte[] changed = octets.clone();
    switch (length == 0 ? 4 : random.nextInt(6)) {
      case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> changed[at] = (byte) random.nextInt();
      case 2 -> changed[at] = (byte) (random.nextBoolean() ? 0 : 0xFF);
      case 3 -> changed = Arrays.copyOf(octets, at);
      case 4 -> {
        int more = 1 + random.nextInt(3);
        changed = Arrays.copyOf(octets, length + more);
        System.arraycopy(octets, at, changed, at + more, length - at);
      }
      default -> {
        int less = Math.min(length - at, 1 + random.nextInt(3));
        changed = Arrays.copyOf(octets, length - less);
        System.arraycopy(octets, at + less, changed, at, length - at - less);
      }
    }
    return changed;
  }

  /** Returns whether the frame was changed. */
  boolean isFrame() {
    return type.equals(FRAME);
  }

  /** Returns the whole message in hexadecimal. */
  String hex() {
    return HexFormat.of().formatHex(octets);
  }

  /** Returns the record in the generic form of RFC 3597. */
  String generic() {
    return "IN " + type + " \\# " + rdata.length + " " + HexFormat.of().formatHex(rdata);
  }
}
