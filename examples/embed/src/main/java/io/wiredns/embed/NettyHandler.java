package io.wiredns.embed;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.wire.WireFormatException;

/**
 * Answers every query in a Netty pipeline with the same address. For a malformed packet the
 * pipeline receives a {@link WireFormatException}.
 */
public final class NettyHandler extends SimpleChannelInboundHandler<DatagramPacket> {
  /** Creates a handler, which has no state. */
  public NettyHandler() {}

  @Override
  protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet)
      throws WireFormatException {
    Message query = Message.parse(packet.content().nioBuffer());
    if (query.isResponse() || query.question().isEmpty()) {
      return; // Answers to responses could go on for ever.
    }
    Message response =
        Message.responseTo(query)
            .answer(new ResourceRecord(query.question().get().name(), 60, A.of("127.0.0.1")))
            .build();
    byte[] octets = response.toWire(query.maxResponseOctets());
    context.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(octets), packet.sender()));
  }
}
