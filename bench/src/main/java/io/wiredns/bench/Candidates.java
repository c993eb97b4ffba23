package io.wiredns.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.dns.DnsMessage;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Selects the messages on which all libraries can be measured with the same work: well-formed
 * messages that no peer refuses to read or write. A peer that refuses more than one in ten is not
 * measured, so that enough messages are left for the others.
 */
final class Candidates {
  private static final double TOO_MANY = 0.1;

  private final MessageView view = new MessageView();
  private final MessageWriter writer = new MessageWriter();
  private final ByteBuffer out = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
  private final NettyPeer netty = new NettyPeer();
  private final ByteBuf nettyOut = Unpooled.buffer(WireLimits.MESSAGE_OCTETS);

  private final List<byte[]> wellFormed = new ArrayList<>();

  /** The indices of the well-formed messages that each peer refuses. */
  private final Map<String, BitSet> refusals = new LinkedHashMap<>();

  private int malformed;

  Candidates() {
    for (String peer : List.of("dnsjava", "netty", "minidns")) {
      refusals.put(peer, new BitSet());
    }
  }

  /**
   * Adds a message if it is well-formed and can be written again; otherwise counts it as malformed.
   */
  void offer(byte[] message) {
    if (!wiredns(message)) {
      malformed++;
      return;
    }
    int number = wellFormed.size();
    wellFormed.add(message);
    offer("dnsjava", number, () -> dnsjava(message));
    offer("netty", number, () -> netty(message));
    offer("minidns", number, () -> minidns(message));
  }

  /** Adds a peer with the indices of the well-formed messages that it refuses. */
  void peer(String library, List<Integer> refused) {
    BitSet numbers = new BitSet();
    refused.forEach(numbers::set);
    refusals.put(library, numbers);
  }

  /** Returns the messages that are well-formed and can be written again in 65,535 octets. */
  List<byte[]> wellFormed() {
    return wellFormed;
  }

  int malformed() {
    return malformed;
  }

  /** Returns the number of well-formed messages that a peer refuses. */
  int refused(String library) {
    return refusals.get(library).cardinality();
  }

  /** Returns the names of all peers. */
  List<String> peers() {
    return List.copyOf(refusals.keySet());
  }

  /** Returns whether a peer refuses too many messages to be measured. */
  boolean isOut(String library) {
    return refused(library) > TOO_MANY * wellFormed.size();
  }

  /** Returns the messages that no measured peer refuses. */
  List<byte[]> common() {
    BitSet refused = new BitSet();
    refusals.forEach((peer, numbers) -> refused.or(isOut(peer) ? new BitSet() : numbers));
    List<byte[]> common = new ArrayList<>();
    for (int i = 0; i < wellFormed.size(); i++) {
      if (!refused.get(i)) {
        common.add(wellFormed.get(i));
      }
    }
    return common;
  }

  private boolean wiredns(byte[] octets) {
    try {
      Message message = view.wrap(ByteBuffer.wrap(octets)).toMessage();
      return writer.write(message, out.clear());
    } catch (WireFormatException malformed) {
      return false;
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private void offer(String library, int number, Work work) {
    try {
      work.run();
    } catch (Exception refusal) {
      refusals.get(library).set(number);
    }
  }

  private static void dnsjava(byte[] octets) throws IOException {
    Peers.dnsjava(ByteBuffer.wrap(octets)).toWire();
  }

  private static void minidns(byte[] octets) throws IOException {
    Peers.write(Peers.minidns(ByteBuffer.wrap(octets)));
  }

  private void netty(byte[] octets) throws Exception {
    DnsMessage message = netty.parse(Unpooled.wrappedBuffer(octets));
    try {
      netty.write(message, nettyOut);
    } finally {
      message.release();
    }
  }
}
