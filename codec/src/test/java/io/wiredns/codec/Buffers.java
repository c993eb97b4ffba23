package io.wiredns.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes buffers of all kinds with the same octets. */
public final class Buffers {
  private static final int BEFORE = 5;
  private static final int AFTER = 9;

  private Buffers() {}

  /**
   * Returns buffers to read from, in which the message is between position and limit, with other
   * octets around it.
   */
  public static Map<String, ByteBuffer> reading(byte[] message) {
    Map<String, ByteBuffer> all = new LinkedHashMap<>();
    all.put("heap", ByteBuffer.wrap(message));
    writing(message.length).forEach((kind, buffer) -> all.put(kind, fill(buffer, message)));
    all.put("read-only heap", all.get("heap inside").asReadOnlyBuffer());
    all.put("read-only direct", all.get("direct inside").asReadOnlyBuffer());
    all.put("read-only sliced", all.get("heap slice").asReadOnlyBuffer());
    ByteBuffer little = all.get("heap inside").duplicate();
    all.put("little-endian heap", little.order(ByteOrder.LITTLE_ENDIAN));
    ByteBuffer littleDirect = all.get("direct inside").duplicate();
    all.put("little-endian direct", littleDirect.order(ByteOrder.LITTLE_ENDIAN));
    return all;
  }

  /** Returns buffers to write to, with some room between position and limit. */
  public static Map<String, ByteBuffer> writing(int room) {
    Map<String, ByteBuffer> all = new LinkedHashMap<>();
    all.put("heap alone", ByteBuffer.allocate(room));
    all.put("heap inside", inside(ByteBuffer.allocate(BEFORE + room + AFTER), room));
    all.put("direct", ByteBuffer.allocateDirect(room));
    all.put("direct inside", inside(ByteBuffer.allocateDirect(BEFORE + room + AFTER), room));
    ByteBuffer whole = ByteBuffer.allocate(BEFORE + room + AFTER);
    all.put("heap slice", inside(whole, room).slice());
    ByteBuffer offset = ByteBuffer.allocate(3 + BEFORE + room + AFTER).position(3).slice();
    all.put("slice with position", inside(offset, room));
    ByteBuffer direct = ByteBuffer.allocateDirect(BEFORE + room + AFTER);
    all.put("direct slice", inside(direct, room).slice());
    ByteBuffer little = inside(ByteBuffer.allocate(BEFORE + room + AFTER), room);
    all.put("heap little-endian", little.order(ByteOrder.LITTLE_ENDIAN));
    return all;
  }

  private static ByteBuffer inside(ByteBuffer buffer, int room) {
    for (int i = 0; i < buffer.capacity(); i++) {
      buffer.put(i, (byte) 0xA5);
    }
    return buffer.limit(BEFORE + room).position(BEFORE);
  }

  private static ByteBuffer fill(ByteBuffer buffer, byte[] message) {
    int position = buffer.position();
    buffer.put(message);
    return buffer.position(position);
  }

  /** Returns the octets of a buffer between two indices. */
  public static byte[] octets(ByteBuffer buffer, int from, int to) {
    byte[] octets = new byte[to - from];
    buffer.get(from, octets);
    return octets;
  }

  /** Returns all visible state of a buffer. */
  public static String state(ByteBuffer buffer) {
    return buffer
        + " "
        + buffer.order()
        + " "
        + Hex.text(octets(buffer.duplicate().clear(), 0, buffer.capacity()));
  }
}
