package io.wiredns.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.dns.DnsMessage;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Writes each library's own message objects, which were parsed before, to a reused buffer. */
@State(Scope.Thread)
public class Encode extends Settings {
  /** The set as WireDNS messages, and a reused writer. */
  @State(Scope.Thread)
  public static class Ours {
    private final MessageWriter writer = new MessageWriter();
    private Message[] messages;

    /**
     * Parses the set.
     *
     * @param in the set
     * @throws WireFormatException never
     */
    @Setup
    public void load(Inputs in) throws WireFormatException {
      messages = new Message[in.messages.length];
      for (int i = 0; i < messages.length; i++) {
        messages[i] = Message.parse(in.messages[i]);
      }
    }
  }

  /**
   * Measures WireDNS, with compression.
   *
   * @param in the buffer
   * @param ours the messages
   * @return the number of octets written
   */
  @Benchmark
  public int wiredns(Inputs in, Ours ours) {
    ByteBuffer out = in.out;
    int octets = 0;
    for (Message message : ours.messages) {
      if (!ours.writer.write(message, out.clear())) {
        throw new IllegalStateException(message + " does not fit");
      }
      octets += out.position();
    }
    return octets;
  }

  /** The set as dnsjava's objects. */
  @State(Scope.Thread)
  public static class DnsJava {
    private org.xbill.DNS.Message[] messages;

    /**
     * Parses the set.
     *
     * @param in the set
     * @throws IOException never
     */
    @Setup
    public void load(Inputs in) throws IOException {
      messages = new org.xbill.DNS.Message[in.messages.length];
      for (int i = 0; i < messages.length; i++) {
        messages[i] = Peers.dnsjava(in.messages[i]);
      }
    }
  }

  /**
   * Measures dnsjava, with compression. It returns an array, which must be copied to a direct
   * buffer.
   *
   * @param in the buffer
   * @param dnsjava the messages
   * @param hole consumes the octets
   */
  @Benchmark
  public void dnsjava(Inputs in, DnsJava dnsjava, Blackhole hole) {
    for (org.xbill.DNS.Message message : dnsjava.messages) {
      deliver(message.toWire(), in, hole);
    }
  }

  /** The set as minidns's objects. */
  @State(Scope.Thread)
  public static class MiniDns {
    private org.minidns.dnsmessage.DnsMessage[] messages;

    /**
     * Parses the set.
     *
     * @param in the set
     * @throws IOException never
     */
    @Setup
    public void load(Inputs in) throws IOException {
      messages = new org.minidns.dnsmessage.DnsMessage[in.messages.length];
      for (int i = 0; i < messages.length; i++) {
        messages[i] = Peers.minidns(in.messages[i]);
      }
    }
  }

  /**
   * Measures minidns, without compression. It returns an array, which must be copied to a direct
   * buffer. A message caches its octets once written, so that a copy of it must be built each time,
   * and this is measured too.
   *
   * @param in the buffer
   * @param minidns the messages
   * @param hole consumes the octets
   */
  @Benchmark
  public void minidns(Inputs in, MiniDns minidns, Blackhole hole) {
    for (org.minidns.dnsmessage.DnsMessage message : minidns.messages) {
      deliver(Peers.write(message), in, hole);
    }
  }

  private static void deliver(byte[] octets, Inputs in, Blackhole hole) {
    if (in.isDirect()) {
      in.out.clear().put(octets);
    }
    hole.consume(octets);
  }

  /** The set as Netty's objects, which are never released, and a buffer. */
  @State(Scope.Thread)
  public static class Netty {
    private final NettyPeer peer = new NettyPeer();
    private DnsMessage[] messages;
    private ByteBuf out;

    /**
     * Parses the set.
     *
     * @param in the set
     * @throws Exception never
     */
    @Setup
    public void load(Inputs in) throws Exception {
      messages = new DnsMessage[in.messages.length];
      for (int i = 0; i < messages.length; i++) {
        messages[i] = peer.parse(Unpooled.wrappedBuffer(in.messages[i]));
      }
      out =
          in.isDirect()
              ? Unpooled.directBuffer(WireLimits.MESSAGE_OCTETS)
              : Unpooled.buffer(WireLimits.MESSAGE_OCTETS);
    }
  }

  /**
   * Measures Netty, without compression. It omits the answer and authority sections of queries.
   *
   * @param netty the messages
   * @return the number of octets written
   * @throws Exception never
   */
  @Benchmark
  public int netty(Netty netty) throws Exception {
    int octets = 0;
    for (DnsMessage message : netty.messages) {
      netty.peer.write(message, netty.out);
      octets += netty.out.readableBytes();
    }
    return octets;
  }
}
