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

/** Parses a message into each library's own objects. */
@State(Scope.Thread)
public class Parse extends Settings {
  private final MessageView view = new MessageView();

  /**
   * Measures WireDNS, with a reused view.
   *
   * @param in the set
   * @param hole consumes the messages
   * @throws WireFormatException never
   */
  @Benchmark
  public void wiredns(Inputs in, Blackhole hole) throws WireFormatException {
    for (ByteBuffer message : in.messages) {
      hole.consume(view.wrap(message).toMessage());
    }
  }

  /**
   * Measures dnsjava.
   *
   * @param in the set
   * @param hole consumes the messages
   * @throws IOException never
   */
  @Benchmark
  public void dnsjava(Inputs in, Blackhole hole) throws IOException {
    for (ByteBuffer message : in.messages) {
      hole.consume(Peers.dnsjava(message));
    }
  }

  /**
   * Measures minidns.
   *
   * @param in the set
   * @param hole consumes the messages
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
   * Measures Netty. The messages hold references to their buffers, so that they must be released.
   *
   * @param in the set
   * @param hole consumes the messages
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
