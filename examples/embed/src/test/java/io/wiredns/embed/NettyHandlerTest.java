package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class NettyHandlerTest {
  private static final InetSocketAddress HERE = new InetSocketAddress("127.0.0.1", 53);
  private static final InetSocketAddress THERE = new InetSocketAddress("127.0.0.1", 5_353);

  private static DatagramPacket packet(byte[] octets) {
    return new DatagramPacket(Unpooled.wrappedBuffer(octets), HERE, THERE);
  }

  @Test
  void aQueryIsAnswered() throws Exception {
    EmbeddedChannel channel = new EmbeddedChannel(new NettyHandler());
    Message query = Message.query(7, Name.of("n.example"), RecordType.A);
    channel.writeInbound(packet(query.toWire()));
    DatagramPacket sent = channel.readOutbound();
    assertEquals(THERE, sent.recipient());
    Message response = Message.parse(sent.content().nioBuffer());
    sent.release();
    assertEquals(7, response.id());
    assertEquals(1, response.answers().size());
  }

  @Test
  void aResponseIsNotAnsweredAndWhatIsMalformedIsSaid() {
    EmbeddedChannel channel = new EmbeddedChannel(new NettyHandler());
    Message query = Message.query(7, Name.of("n.example"), RecordType.A);
    channel.writeInbound(packet(Message.responseTo(query).build().toWire()));
    assertNull(channel.readOutbound());
    assertThrows(
        WireFormatException.class, () -> channel.writeInbound(packet(new byte[] {1, 2, 3})));
  }
}
