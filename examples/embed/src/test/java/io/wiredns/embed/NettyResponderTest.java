package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.wiredns.codec.Allocations;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.core.client.DnsClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NettyResponderTest {
  private static final Name NAME = Name.of("netty.test");
  private static final InetSocketAddress SENDER = new InetSocketAddress("192.0.2.1", 4000);

  /** Returns a response with as many texts as the name says. */
  private static Message answer(MessageView query) throws WireFormatException {
    Message asked = query.toMessage();
    Name name = asked.questions().get(0).name();
    var response = Message.responseTo(asked);
    for (int i = 0; i < name.labelCount() * 2; i++) {
      response.answer(new ResourceRecord(name, 60, Txt.of("text number " + i)));
    }
    return response.build();
  }

  private static ByteBuf octets(Message message, boolean direct) {
    ByteBuffer octets = ByteBuffer.allocate(8192);
    message.write(octets);
    ByteBuf buffer = direct ? Unpooled.directBuffer(8192) : Unpooled.buffer(8192);
    return buffer.writeBytes(octets.flip());
  }

  private static Message ask(ByteBuf query, boolean direct) throws WireFormatException {
    EmbeddedChannel channel = new EmbeddedChannel(new NettyResponder(NettyResponderTest::answer));
    channel.config().setAllocator(new UnpooledByteBufAllocator(direct));
    channel.writeInbound(new DatagramPacket(query, null, SENDER));
    assertEquals(0, query.refCnt(), "the query is released");
    DatagramPacket sent = channel.readOutbound();
    if (sent == null) {
      return null;
    }
    try {
      assertEquals(SENDER, sent.recipient());
      assertEquals(direct, sent.content().isDirect());
      assertNull(channel.readOutbound());
      return Message.parse(sent.content().nioBuffer());
    } finally {
      sent.release();
      channel.finishAndReleaseAll();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aQueryIsAnswered(boolean direct) throws WireFormatException {
    Message query = Message.query(7, NAME, RecordType.TXT);
    Message response = ask(octets(query, direct), direct);
    assertEquals(7, response.id());
    assertEquals(query.questions(), response.questions());
    assertEquals(4, response.answers().size());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatDoesNotFitIsCut(boolean direct) throws WireFormatException {
    Name deep = Name.of("a.".repeat(40) + "netty.test");
    Message query = Message.query(7, deep, RecordType.TXT);
    assertTrue(ask(octets(query, direct), direct).isTruncated());
    Message larger = query.toBuilder().edns(Edns.request()).build();
    assertTrue(ask(octets(larger, direct), direct).answers().isEmpty());
  }

  @Test
  void malformedQueriesAreFormerrAndResponsesAreNothing() throws WireFormatException {
    Message query = Message.query(7, NAME, RecordType.TXT);
    ByteBuf cut = octets(query, false);
    cut.writerIndex(cut.writerIndex() - 1);
    Message response = ask(cut, false);
    assertEquals(Rcode.FORMERR, response.rcode());
    assertEquals(7, response.id());
    assertNull(ask(octets(query.toBuilder().response(true).build(), false), false));
    assertNull(ask(Unpooled.wrappedBuffer(new byte[11]), false));
  }

  @Test
  void theCodecReadsAndWritesTheBuffersOwnMemory() {
    ByteBuf heap = Unpooled.buffer(64).writeBytes(new byte[] {1, 2, 3, 4});
    heap.skipBytes(1);
    ByteBuffer in = NettyResponder.readable(heap);
    assertSame(heap.array(), in.array());
    assertEquals(3, in.remaining());
    assertEquals(2, in.get(in.position()));
    ByteBuffer out = NettyResponder.writable(heap, 32);
    assertSame(heap.array(), out.array());
    assertEquals(32, out.remaining());
    heap.release();

    ByteBuf direct = Unpooled.directBuffer(64).writeBytes(new byte[] {1, 2, 3, 4});
    ByteBuffer seen = NettyResponder.readable(direct);
    assertTrue(seen.isDirect());
    direct.setByte(2, 99);
    assertEquals(99, seen.get(seen.position() + 2));
    ByteBuffer room = NettyResponder.writable(direct, 8);
    room.put((byte) 77);
    assertEquals(77, direct.getByte(4));
    direct.release();
  }

  /**
   * Checks that the allocated octets do not grow with the message, because its octets are not
   * copied to an array.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void lookingAndWritingAllocateNothingForTheOctets(boolean direct) {
    var large = Message.builder().response(true);
    for (int i = 0; i < 100; i++) {
      large.answer(new ResourceRecord(NAME, 60, Txt.of("a text that takes some room " + i)));
    }
    Message message = large.build();
    // An allocator without leak detection, which records every use of a buffer.
    ByteBufAllocator unwatched = new UnpooledByteBufAllocator(direct, true);
    ByteBuf in = unwatched.buffer(8192);
    in.writeBytes(octets(message, false));
    ByteBuf out = unwatched.buffer(8192);
    MessageView view = new MessageView();
    var writer = new MessageWriter();
    long least = Long.MAX_VALUE;
    // While the interpreter runs the code, reading a number may allocate.
    for (int round = 0; round < 200_000 && least >= 512; round++) {
      long before = Allocations.octets();
      assertTrue(view.tryWrap(NettyResponder.readable(in)));
      ByteBuffer room = NettyResponder.writable(out.clear(), 8192);
      assertTrue(writer.write(message, room));
      least = Math.min(least, Allocations.octets() - before);
    }
    assertTrue(in.readableBytes() > 4000, in.readableBytes() + " octets");
    // Two ByteBuffers and nothing else.
    assertTrue(least < 512, least + " octets allocated for " + in.readableBytes());
    in.release();
    out.release();
  }

  @Test
  void itAnswersInAPipelineOfARealChannel() throws IOException {
    EventLoopGroup group = new NioEventLoopGroup(1);
    try {
      Channel channel =
          new Bootstrap()
              .group(group)
              .channel(NioDatagramChannel.class)
              .handler(
                  new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel opened) {
                      opened.pipeline().addLast(new NettyResponder(NettyResponderTest::answer));
                    }
                  })
              .bind("127.0.0.1", 0)
              .syncUninterruptibly()
              .channel();
      InetSocketAddress server = (InetSocketAddress) channel.localAddress();
      try (DnsClient client = DnsClient.builder().server(server).build()) {
        for (int i = 0; i < 100; i++) {
          Name name = Name.of("n" + i, NAME);
          Message response = client.send(Message.query(0, name, RecordType.TXT)).join();
          assertEquals(6, response.answers().size());
          assertEquals(name, response.questions().get(0).name());
        }
      }
      channel.close().syncUninterruptibly();
    } finally {
      group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
  }
}
