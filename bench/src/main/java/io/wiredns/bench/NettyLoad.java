package io.wiredns.bench;

import io.netty.channel.AddressedEnvelope;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;

/** Netty's resolver on one thread, with one port for all queries. */
final class NettyLoad implements LoadClient {
  /**
   * The size of the socket's receive buffer, the same as of WireDNS's sockets. The system's default
   * has no room for the responses to 500 queries that are sent in a row, and a lost response costs
   * a time-out.
   */
  private static final int RECEIVE_OCTETS = 1 << 20;

  private final NioEventLoopGroup group = new NioEventLoopGroup(1);
  private final DnsNameResolver resolver;

  NettyLoad(InetSocketAddress server) {
    resolver =
        new DnsNameResolverBuilder(group.next())
            .datagramChannelFactory(NettyLoad::channel)
            .nameServerProvider(new SingletonDnsServerAddressStreamProvider(server))
            .queryTimeoutMillis(10_000)
            .build();
  }

  private static NioDatagramChannel channel() {
    NioDatagramChannel channel = new NioDatagramChannel();
    channel.config().setReceiveBufferSize(RECEIVE_OCTETS);
    return channel;
  }

  @Override
  public void ask(String name, Done done) {
    resolver
        .query(new DefaultDnsQuestion(name, DnsRecordType.A))
        .addListener(
            (Future<AddressedEnvelope<DnsResponse, InetSocketAddress>> future) -> {
              boolean good = future.isSuccess();
              if (good) {
                good = future.getNow().content().count(DnsSection.ANSWER) == 1;
                future.getNow().release();
              }
              done.done(good);
            });
  }

  @Override
  public void close() {
    resolver.close();
    group.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).syncUninterruptibly();
  }
}
