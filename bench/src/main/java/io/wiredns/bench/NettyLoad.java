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
  private final NioEventLoopGroup group = new NioEventLoopGroup(1);
  private final DnsNameResolver resolver;

  NettyLoad(InetSocketAddress server) {
    resolver =
        new DnsNameResolverBuilder(group.next())
            .datagramChannelType(NioDatagramChannel.class)
            .nameServerProvider(new SingletonDnsServerAddressStreamProvider(server))
            .queryTimeoutMillis(10_000)
            .build();
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
