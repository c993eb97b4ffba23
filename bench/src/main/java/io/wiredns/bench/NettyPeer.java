package io.wiredns.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.AddressedEnvelope;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DatagramPacket;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsQueryDecoder;
import io.netty.handler.codec.dns.DatagramDnsQueryEncoder;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseDecoder;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.DnsMessage;
import io.netty.handler.codec.dns.DnsQuery;
import io.netty.handler.codec.dns.DnsResponse;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * netty-codec-dns without a pipeline. The only public access to its codec is through the channel
 * handlers, whose protected methods are called here without a channel. That is less work than any
 * user of Netty could have.
 */
final class NettyPeer {
  private static final InetSocketAddress ADDRESS = new InetSocketAddress("192.0.2.1", 53);
  private static final int QR = 0x80;

  private final QueryDecoder queryDecoder = new QueryDecoder();
  private final ResponseDecoder responseDecoder = new ResponseDecoder();
  private final QueryEncoder queryEncoder = new QueryEncoder();
  private final ResponseEncoder responseEncoder = new ResponseEncoder();
  private final List<Object> results = new ArrayList<>();

  /** Parses a message, which the caller releases; the buffer is read from its start. */
  DnsMessage parse(ByteBuf octets) throws Exception {
    DatagramPacket packet = new DatagramPacket(octets.readerIndex(0), ADDRESS, ADDRESS);
    return (octets.getByte(2) & QR) == 0
        ? queryDecoder.parse(packet, results)
        : responseDecoder.parse(packet);
  }

  /** Writes a message that {@link #parse} returned; the buffer is written from its start. */
  void write(DnsMessage message, ByteBuf out) throws Exception {
    out.clear();
    if (message instanceof DatagramDnsQuery query) {
      queryEncoder.write(query, out, results);
    } else {
      responseEncoder.write((DatagramDnsResponse) message, out, results);
    }
    results.clear();
  }

  private static final class QueryDecoder extends DatagramDnsQueryDecoder {
    DnsMessage parse(DatagramPacket packet, List<Object> results) throws Exception {
      results.clear();
      decode(null, packet, results);
      return (DnsMessage) results.get(0);
    }
  }

  private static final class ResponseDecoder extends DatagramDnsResponseDecoder {
    DnsMessage parse(DatagramPacket packet) throws Exception {
      return decodeResponse(null, packet);
    }
  }

  private static final class QueryEncoder extends DatagramDnsQueryEncoder {
    private ByteBuf out;

    @SuppressWarnings("unchecked")
    void write(DatagramDnsQuery query, ByteBuf out, List<Object> results) throws Exception {
      this.out = out;
      encode(null, (AddressedEnvelope<DnsQuery, InetSocketAddress>) (Object) query, results);
    }

    @Override
    protected ByteBuf allocateBuffer(
        ChannelHandlerContext context, AddressedEnvelope<DnsQuery, InetSocketAddress> message) {
      return out;
    }
  }

  private static final class ResponseEncoder extends DatagramDnsResponseEncoder {
    private ByteBuf out;

    @SuppressWarnings("unchecked")
    void write(DatagramDnsResponse response, ByteBuf out, List<Object> results) throws Exception {
      this.out = out;
      encode(null, (AddressedEnvelope<DnsResponse, InetSocketAddress>) (Object) response, results);
    }

    @Override
    protected ByteBuf allocateBuffer(
        ChannelHandlerContext context, AddressedEnvelope<DnsResponse, InetSocketAddress> message) {
      return out;
    }
  }
}
