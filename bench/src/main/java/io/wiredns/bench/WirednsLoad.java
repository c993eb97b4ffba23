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

/** WireDNS's client, over UDP or TCP, with or without a new port for each query. */
final class WirednsLoad implements LoadClient {
  private final DnsClient client;
  private final RequestOptions options;
  private final boolean view;

  WirednsLoad(InetSocketAddress server, boolean fresh, boolean tcp, boolean view)
      throws IOException {
    var builder = DnsClient.builder().server(server);
    if (fresh) {
      builder.sourcePorts(SourcePorts.fresh());
    }
    client = builder.build();
    options = RequestOptions.DEFAULT.withTransport(tcp ? Transport.TCP : Transport.UDP);
    this.view = view;
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
