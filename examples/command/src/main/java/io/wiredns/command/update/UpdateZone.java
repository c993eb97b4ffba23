package io.wiredns.command.update;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.line.DigWords;
import io.wiredns.command.line.Failures;
import io.wiredns.command.line.InputException;
import io.wiredns.command.output.Voice;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.RequestOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** The zone of a name and its primary server, according to the SOA record; RFC 2136 section 4.3. */
record UpdateZone(Name zone, InetSocketAddress primary) {
  private static final int PORT = 53;

  /**
   * Finds the zone of a name by asking for the SOA record of the name, and then of each name above
   * it until there is one.
   *
   * @param server the server to ask, which is then regarded as the primary; if empty, the system's
   *     resolver is asked
   */
  static UpdateZone find(
      DnsClient client, Optional<InetSocketAddress> server, Name name, RecordClass zoneClass)
      throws IOException, InputException {
    InetSocketAddress asked = server.isPresent() ? server.get() : resolver();
    for (Name at = name; ; at = at.parent()) {
      Optional<ResourceRecord> soa =
          soa(client, asked, new Question(at, RecordType.SOA, zoneClass));
      if (soa.isPresent()) {
        Name zone = soa.get().name();
        String primary = soa.get().rdata(Soa.class).orElseThrow().mname().toString();
        return new UpdateZone(zone, server.isPresent() ? asked : DigWords.server(primary, PORT));
      }
      if (at.isRoot()) {
        throw new InputException(
            "no zone of "
                + name
                + " found at "
                + Voice.server(asked)
                + "; name it by the command zone NAME");
      }
    }
  }

  private static Optional<ResourceRecord> soa(
      DnsClient client, InetSocketAddress server, Question question) throws InputException {
    Message query = Message.builder().recursionDesired(true).question(question).build();
    try {
      Message answer = client.send(query, RequestOptions.to(server)).join();
      return Stream.concat(answer.answers().stream(), answer.authorities().stream())
          .filter(record -> record.rdata(Soa.class).isPresent())
          .filter(record -> question.name().isSubdomainOf(record.name()))
          .findFirst();
    } catch (CompletionException failure) {
      throw new InputException(
          "the zone of "
              + question.name()
              + " is not found, "
              + Voice.server(server)
              + ": "
              + Failures.reason((Throwable) failure));
    }
  }

  private static InetSocketAddress resolver() throws IOException, InputException {
    List<String> resolvers = DigWords.resolvers();
    if (resolvers.isEmpty()) {
      throw new InputException(
          "no server is given and /etc/resolv.conf has none; name one by the command server");
    }
    return DigWords.server(resolvers.get(0), PORT);
  }
}
