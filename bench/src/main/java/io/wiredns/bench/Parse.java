package io.wiredns.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.dns.DnsMessage;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A message into each library's own objects. */
@State(Scope.Thread)
public class Parse extends Settings {
  private final MessageView view = new MessageView();

  /**
   * Through a view that is kept.
   *
   * @param in the set
   * @param hole takes the messages
   * @throws WireFormatException never
   */
  @Benchmark
  public void wiredns(Inputs in, Blackhole hole) throws WireFormatException {
    for (ByteBuffer message : in.messages) {
      hole.consume(view.wrap(message).toMessage());
    }
  }

  /**
   * dnsjava.
   *
   * @param in the set
   * @param hole takes the messages
   * @throws IOException never
   */
  @Benchmark
  public void dnsjava(Inputs in, Blackhole hole) throws IOException {
    for (ByteBuffer message : in.messages) {
      hole.consume(Peers.dnsjava(message));
    }
  }

  /**
   * minidns.
   *
   * @param in the set
   * @param hole takes the messages
   * @throws IOException never
   */
  @Benchmark
  public void minidns(Inputs in, Blackhole hole) throws IOException {
    for (ByteBuffer message : in.messages) {
      hole.consume(Peers.minidns(message));
    }
  }

  /** The set in Netty's buffers, wrapped once. */
  @State(Scope.Thread)
  public static class NettyInputs {
    private final NettyPeer peer = new NettyPeer();
    private ByteBuf[] messages;

    /**
     * Wraps the buffers.
     *
     * @param in the set
     */
    @Setup
    public void load(Inputs in) {
      messages = Stream.of(in.messages).map(Unpooled::wrappedBuffer).toArray(ByteBuf[]::new);
    }
  }

  /**
   * Netty; the messages keep references to their buffers and so must be released.
   *
   * @param in the set
   * @param hole takes the messages
   * @throws Exception never
   */
  @Benchmark
  public void netty(NettyInputs in, Blackhole hole) throws Exception {
    for (ByteBuf octets : in.messages) {
      DnsMessage message = in.peer.parse(octets);
      hole.consume(message);
      message.release();
    }
  }
}
