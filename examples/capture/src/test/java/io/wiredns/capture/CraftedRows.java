package io.wiredns.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Rows of crafted inputs, and the parts that many of them have in common. */
abstract class CraftedRows {
  static final byte[] QUERY =
      HexFormat.of().parseHex("000101000001000000000000037777770765786" + "16d706c650000010001");
  static final byte[] PACKET = Packets.ipv4Udp(QUERY);
  static final byte[] NOTHING = {};

  final List<CraftedInputs.Row> rows = new ArrayList<>();

  final void good(String name, int messages, CraftedInputs.Input input) {
    rows.add(new CraftedInputs.Row(name, "", true, messages, "", input));
  }

  final void left(String name, int messages, String says, CraftedInputs.Input input) {
    rows.add(new CraftedInputs.Row(name, "", true, messages, says, input));
  }

  final void fault(String name, int messages, String says, CraftedInputs.Input input) {
    rows.add(new CraftedInputs.Row(name, "", false, messages, says, input));
  }

  final void add(CraftedInputs.Row row) {
    rows.add(row);
  }

  static byte[] capture() {
    return new PcapWriter(PcapWriter.RAW).packet(PACKET).octets();
  }

  /** Creates the packets of a capture one by one. */
  interface PacketOf {
    byte[] at(int i);
  }

  static CraftedInputs.Input raw(int count, PacketOf packet) {
    return out -> {
      PcapWriter writer = new PcapWriter(PcapWriter.RAW);
      for (int i = 0; i < count; i++) {
        writer.packet(packet.at(i)).moveTo(out);
      }
    };
  }

  static void packetTo(OutputStream out, byte[] packet) throws IOException {
    out.write(little(0, 0, packet.length, packet.length));
    out.write(packet);
  }

  static void repeat(OutputStream out, byte[] octets, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      out.write(octets);
    }
  }

  static byte[] little(int... words) {
    ByteBuffer octets = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int word : words) {
      octets.putInt(word);
    }
    return octets.array();
  }

  static byte[] patched(byte[] packet, int index, int value) {
    byte[] patched = packet.clone();
    ByteBuffer.wrap(patched).putShort(index, (short) value);
    return patched;
  }
}
