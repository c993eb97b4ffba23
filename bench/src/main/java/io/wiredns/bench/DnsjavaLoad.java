package io.wiredns.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** dnsjava's SimpleResolver, which sends through its NioClient. */
final class DnsjavaLoad implements LoadClient {
  private final SimpleResolver resolver;

  DnsjavaLoad(InetSocketAddress server, boolean tcp) {
    resolver = new SimpleResolver(server);
    resolver.setTimeout(Duration.ofSeconds(10));
    resolver.setTCP(tcp);
  }

  @Override
  public void ask(String name, Done done) throws IOException {
    Message query = Message.newQuery(Record.newRecord(Name.fromString(name), Type.A, DClass.IN));
    resolver
        .sendAsync(query)
        .whenComplete(
            (response, failure) ->
                done.done(failure == null && response.getSection(Section.ANSWER).size() == 1));
  }

  @Override
  public void close() {
    // dnsjava's thread is shared by all resolvers and ends with the process.
  }
}
