package io.wiredns.embed;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;

/**
 * Answers DNS queries in a Netty pipeline, behind a DatagramChannel.
 *
 * <p>A ByteBuf goes into and out of the codec through a ByteBuffer that shows the same memory. On
 * the way in the view makes the one bulk copy that keeps what it has checked; on the way out the
 * message is written where it is sent from if that is a heap buffer, and is copied once, in bulk,
 * if it is a direct one. Nothing is allocated for either.
 *
 * <p>One instance for each channel: a view belongs to one thread, and a channel has one.
 */
public final class NettyResponder extends SimpleChannelInboundHandler<DatagramPacket> {
  /** Makes responses. */
  @FunctionalInterface
  public interface Answerer {
    /**
     * Answers a query.
     *
     * @param query shows it, until this returns
     * @return the response
     * @throws WireFormatException if its RDATA is malformed
     */
    Message answer(MessageView query) throws WireFormatException;
  }

  /** What is sent at most, whatever a query allows: it fits common networks in one piece. */
  private static final int LARGEST = WireLimits.DEFAULT_EDNS_UDP_OCTETS;

  private final Answerer answerer;
  private final MessageView view = new MessageView();
  private final MessageWriter writer = new MessageWriter();

  /**
   * A handler.
   *
   * @param answerer makes responses
   */
  public NettyResponder(Answerer answerer) {
    this.answerer = answerer;
  }

  /** The octets of a buffer as the codec reads them: the same memory. */
  static ByteBuffer readable(ByteBuf in) {
    return in.nioBuffer();
  }

  /** Room behind what a buffer holds as the codec writes to it: the same memory. */
  static ByteBuffer writable(ByteBuf out, int octets) {
    out.ensureWritable(octets);
    return out.nioBuffer(out.writerIndex(), octets);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
    boolean good = view.tryWrap(readable(packet.content()));
    if (!view.hasHeader() || view.isResponse()) {
      return; // No query: an answer to it could go on for ever.
    }
    Message response = good ? response() : refusal(Rcode.FORMERR);
    int limit = good ? limit() : WireLimits.UDP_OCTETS;
    ByteBuf out = context.alloc().buffer(limit);
    ByteBuffer octets = writable(out, limit);
    int start = octets.position();
    writer.writeTruncated(response, octets, limit);
    out.writerIndex(out.writerIndex() + octets.position() - start);
    context.writeAndFlush(new DatagramPacket(out, packet.sender()));
  }

  private Message response() {
    try {
      return answerer.answer(view);
    } catch (WireFormatException malformed) {
      return refusal(Rcode.FORMERR);
    } catch (RuntimeException bug) {
      return refusal(Rcode.SERVFAIL);
    }
  }

  /** An error without a question, for which the header alone is needed. */
  private Message refusal(Rcode rcode) {
    return Message.builder()
        .id(view.id())
        .flags(view.flags() & (Header.RD | Header.CD))
        .opcode(view.header().opcode())
        .response(true)
        .rcode(rcode)
        .build();
  }

  /** How much the query lets a response have; RFC 6891 section 6.2.3. */
  private int limit() {
    int allowed = view.opt() == null ? 0 : view.opt().classValue();
    return Math.max(WireLimits.UDP_OCTETS, Math.min(allowed, LARGEST));
  }
}
