package io.wiredns.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.dns.DnsMessage;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Parses the odd mix, or a clean part of it. A refusal is a result like a message. */
@State(Scope.Thread)
public class OddParse extends Settings {
  /** The views of a set. */
  @State(Scope.Thread)
  public static class Ours {
    private MessageView[] views;

    /**
     * Creates the views.
     *
     * @param in the set
     * @param hole consumes results
     */
    @Setup
    public void load(OddInputs in, Blackhole hole) {
      views = OddPreparation.views(in.isOdd() ? OddPreparation.TURNS : 1);
      if (in.isOdd()) {
        new OddPreparation(hole).wiredns();
      }
    }
  }

  /**
   * Measures WireDNS. Two messages, of which in the odd mix one is malformed, have the same view.
   *
   * @param in the set
   * @param ours the views
   * @param hole consumes the messages
   */
  @Benchmark
  public void wiredns(OddInputs in, Ours ours, Blackhole hole) {
    MessageView[] views = ours.views;
    int mask = views.length - 1;
    int turn = 0;
    for (ByteBuffer message : in.messages) {
      try {
        hole.consume(views[turn++ >> 1 & mask].wrap(message).toMessage());
      } catch (WireFormatException malformed) {
        hole.consume(malformed);
      }
    }
  }

  /** Has dnsjava do other work first. */
  @State(Scope.Thread)
  public static class DnsJava {
    /**
     * Does it.
     *
     * @param in the set
     * @param hole consumes results
     */
    @Setup
    public void load(OddInputs in, Blackhole hole) {
      if (in.isOdd()) {
        new OddPreparation(hole).dnsjava();
      }
    }
  }

  /**
   * Measures dnsjava.
   *
   * @param in the set
   * @param other has done the other work
   * @param hole consumes the messages
   */
  @Benchmark
  public void dnsjava(OddInputs in, DnsJava other, Blackhole hole) {
    for (ByteBuffer message : in.messages) {
      try {
        hole.consume(Peers.dnsjava(message));
      } catch (Exception malformed) {
        hole.consume(malformed);
      }
    }
  }

  /** Has MiniDNS do other work first. */
  @State(Scope.Thread)
  public static class MiniDns {
    /**
     * Does it.
     *
     * @param in the set
     * @param hole consumes results
     */
    @Setup
    public void load(OddInputs in, Blackhole hole) {
      if (in.isOdd()) {
        new OddPreparation(hole).minidns();
      }
    }
  }

  /**
   * Measures MiniDNS.
   *
   * @param in the set
   * @param other has done the other work
   * @param hole consumes the messages
   */
  @Benchmark
  public void minidns(OddInputs in, MiniDns other, Blackhole hole) {
    for (ByteBuffer message : in.messages) {
      try {
        hole.consume(Peers.minidns(message));
      } catch (Exception malformed) {
        hole.consume(malformed);
      }
    }
  }

  /** The set in Netty's buffers, wrapped once. */
  @State(Scope.Thread)
  public static class Netty {
    private final NettyPeer peer = new NettyPeer();
    private ByteBuf[] messages;

    /**
     * Wraps the buffers.
     *
     * @param in the set
     * @param hole consumes results
     */
    @Setup
    public void load(OddInputs in, Blackhole hole) {
      messages = Stream.of(in.messages).map(Unpooled::wrappedBuffer).toArray(ByteBuf[]::new);
      if (in.isOdd()) {
        new OddPreparation(hole).netty();
      }
    }
  }

  /**
   * Measures Netty, which decodes only the RDATA of PTR, CNAME and NS.
   *
   * @param in the set
   * @param hole consumes the messages
   */
  @Benchmark
  public void netty(Netty in, Blackhole hole) {
    for (ByteBuf octets : in.messages) {
      try {
        DnsMessage message = in.peer.parse(octets);
        hole.consume(message);
        message.release();
      } catch (Exception malformed) {
        hole.consume(malformed);
      }
    }
  }
}
