package io.wiredns.bench;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.RequestOptions;
import io.wiredns.core.client.SourcePorts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Set;

/** WireDNS's client. */
final class WirednsLoad implements LoadClient {
  /** A difference from the client as it is by default. */
  enum Way {
    /** Over TCP. */
    TCP,
    /** A new port for each query. */
    FRESH_PORTS,
    /** Without a cookie in each query, as the other clients. */
    NO_COOKIE,
    /** Reads the address from a view of the response, instead of a {@code Message}. */
    VIEW
  }

  private final DnsClient client;
  private final RequestOptions options;
  private final boolean view;

  WirednsLoad(InetSocketAddress server, Set<Way> ways) throws IOException {
    var builder = DnsClient.builder().server(server).cookies(!ways.contains(Way.NO_COOKIE));
    if (ways.contains(Way.FRESH_PORTS)) {
      builder.sourcePorts(SourcePorts.fresh());
    }
    client = builder.build();
    Transport transport = ways.contains(Way.TCP) ? Transport.TCP : Transport.UDP;
    options = RequestOptions.DEFAULT.withTransport(transport);
    view = ways.contains(Way.VIEW);
  }

  @Override
  public void ask(String name, Done done) {
    Message query = Message.query(0, Name.of(name), RecordType.A);
    if (view) {
      client
          .send(query, options, (response, delivery) -> response.record(0).ipv4())
          .whenComplete((address, failure) -> done.done(failure == null));
    } else {
      client
          .send(query, options)
          .whenComplete(
              (response, failure) -> done.done(failure == null && response.answers().size() == 1));
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
