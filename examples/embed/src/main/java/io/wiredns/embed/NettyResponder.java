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
 * Answers DNS queries in a Netty pipeline, after a DatagramChannel.
 *
 * <p>The codec accesses a ByteBuf through a ByteBuffer of the same memory. Reading copies the
 * octets once, in bulk, into the view. Writing needs no copy if the ByteBuf is a heap buffer, and
 * one bulk copy if it is a direct buffer. Neither allocates.
 *
 * <p>Each channel needs its own instance, because a view may be used by one thread at a time, and a
 * channel has one thread.
 */
public final class NettyResponder extends SimpleChannelInboundHandler<DatagramPacket> {
  /** Creates responses. */
  @FunctionalInterface
  public interface Answerer {
    /**
     * Answers a query.
     *
     * @param query a view of the query, which is valid until this method returns
     * @return the response
     * @throws WireFormatException if RDATA of the query is malformed
     */
    Message answer(MessageView query) throws WireFormatException;
  }

  /**
   * The maximum size of responses, even if a query allows more. Responses of this size are not
   * fragmented on common networks.
   */
  private static final int LARGEST = WireLimits.DEFAULT_EDNS_UDP_OCTETS;

  private final Answerer answerer;
  private final MessageView view = new MessageView();
  private final MessageWriter writer = new MessageWriter();

  /**
   * Creates a handler.
   *
   * @param answerer creates the responses
   */
  public NettyResponder(Answerer answerer) {
    this.answerer = answerer;
  }

  /** Returns the readable octets of a buffer; the memory is shared. */
  static ByteBuffer readable(ByteBuf in) {
    return in.nioBuffer();
  }

  /**
   * Returns the given number of free octets after the readable ones of a buffer, which grows if
   * necessary; the memory is shared.
   */
  static ByteBuffer writable(ByteBuf out, int octets) {
    out.ensureWritable(octets);
    return out.nioBuffer(out.writerIndex(), octets);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
    boolean good = view.tryWrap(readable(packet.content()));
    if (!view.hasHeader() || view.isResponse()) {
      return; // Not a query: answers to it could go on for ever.
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

  /** Returns an error without a question, for which only the header of the query is needed. */
  private Message refusal(Rcode rcode) {
    return Message.builder()
        .id(view.id())
        .flags(view.flags() & (Header.RD | Header.CD))
        .opcode(view.header().opcode())
        .response(true)
        .rcode(rcode)
        .build();
  }

  /**
   * Returns the maximum size of the response in octets, by the query and RFC 6891 section 6.2.3.
   */
  private int limit() {
    int allowed = view.opt() == null ? 0 : view.opt().classValue();
    return Math.max(WireLimits.UDP_OCTETS, Math.min(allowed, LARGEST));
  }
}
