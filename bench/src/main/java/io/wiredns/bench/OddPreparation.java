package io.wiredns.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Has a library do all kinds of work on the odd messages, so that the JIT compiler's profiles of
 * its methods are those of a program that uses all of it.
 */
final class OddPreparation {
  /** The number of views and of writers that take turns, a power of two. */
  static final int TURNS = 4;

  private static final int PASSES = 300;
  private static final int SHORT = 100;

  /** Text is made of one message in this many. */
  private static final int TEXTS = 16;

  private final ByteBuffer[] messages = new OddInputs(OddInputs.ODD).messages;
  private final ByteBuffer out = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
  private final ByteBuffer direct = ByteBuffer.allocateDirect(WireLimits.MESSAGE_OCTETS);
  private final byte[] scratch = new byte[2 * WireLimits.MESSAGE_OCTETS];
  private final Blackhole hole;

  OddPreparation(Blackhole hole) {
    this.hole = hole;
  }

  /** Returns views with the standard and the user's registry in turn. */
  static MessageView[] views(int count) {
    return Stream.iterate(0, i -> i + 1)
        .limit(count)
        .map(i -> new MessageView(registry(i)))
        .toArray(MessageView[]::new);
  }

  /** Returns writers with the standard and the user's registry in turn. */
  static MessageWriter[] writers(int count) {
    return Stream.iterate(0, i -> i + 1)
        .limit(count)
        .map(i -> new MessageWriter(registry(i)))
        .toArray(MessageWriter[]::new);
  }

  static Registry registry(int turn) {
    return turn % 2 == 0 ? Registry.standard() : OddMessages.REGISTRY;
  }

  private interface Work {
    void on(ByteBuffer message, int turn) throws Exception;
  }

  private void repeat(Work work) {
    for (int turn = 0; turn < PASSES * messages.length; turn++) {
      try {
        work.on(messages[turn % messages.length], turn);
      } catch (Exception malformed) {
        hole.consume(malformed);
      }
    }
  }

  void wiredns() {
    MessageView[] views = views(TURNS);
    MessageWriter[] writers = writers(TURNS);
    repeat(
        (message, turn) -> {
          int number = (turn >> 1) % TURNS;
          MessageView view = views[number];
          if (view.tryWrap(message)) {
            records(view);
          }
          hole.consume(Message.parseTolerant(message));
          Message parsed = view.wrap(direct.clear().put(message.duplicate()).flip()).toMessage();
          writers[number].write(parsed, turn % 8 < 4 ? out.clear() : direct.clear());
          writers[(number + 1) % TURNS].writeTruncated(parsed, out.clear(), SHORT);
          hole.consume(parsed.hashCode());
          if (turn % TEXTS == 0) {
            hole.consume(parsed.toString());
          }
        });
  }

  private void records(MessageView view) throws WireFormatException {
    for (int i = 0; i < view.recordCount(); i++) {
      RecordView record = view.record(i);
      record.copyExpandedRData(scratch, 0);
      record.copyName(scratch, 0);
      hole.consume(record.rdata());
    }
  }

  void dnsjava() {
    repeat(
        (message, turn) -> {
          org.xbill.DNS.Message parsed = Peers.dnsjava(message);
          hole.consume(parsed.toWire());
          hole.consume(parsed.toWire(SHORT));
          if (turn % TEXTS == 0) {
            hole.consume(parsed.toString());
          }
        });
  }

  void minidns() {
    repeat((message, turn) -> hole.consume(Peers.write(Peers.minidns(message))));
  }

  void netty() {
    NettyPeer peer = new NettyPeer();
    ByteBuf written = Unpooled.buffer(WireLimits.MESSAGE_OCTETS);
    repeat(
        (message, turn) -> {
          io.netty.handler.codec.dns.DnsMessage parsed =
              peer.parse(Unpooled.wrappedBuffer(message));
          peer.write(parsed, written);
          parsed.release();
        });
  }
}
