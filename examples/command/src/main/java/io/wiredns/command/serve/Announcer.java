package io.wiredns.command.serve;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.line.Failures;
import io.wiredns.command.output.Voice;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.RequestOptions;
import io.wiredns.core.zone.NotifySender;
import io.wiredns.zone.Zone;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Notifies secondary servers of new versions of zones. May be shared among threads. */
final class Announcer implements AutoCloseable {
  /** The time in which a server must respond; a notification is sent several times in it. */
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final Map<Name, List<InetSocketAddress>> servers;
  private final RequestOptions options;
  private final Consumer<String> log;
  private final boolean isVerbose;

  /** The client; null if there is no server to notify. */
  private final DnsClient client;

  Announcer(
      Map<Name, List<InetSocketAddress>> servers,
      Optional<TsigKey> key,
      Consumer<String> log,
      boolean isVerbose)
      throws IOException {
    this.servers = servers;
    RequestOptions plain = RequestOptions.DEFAULT.withTimeout(TIMEOUT);
    options = key.map(plain::withKey).orElse(plain);
    this.log = log;
    this.isVerbose = isVerbose;
    client = servers.isEmpty() ? null : DnsClient.builder().build();
  }

  /** Notifies the secondary servers of a zone, without waiting for them. */
  void announce(Zone zone) {
    List<InetSocketAddress> told = servers.getOrDefault(zone.name(), List.of());
    if (told.isEmpty()) {
      return;
    }
    try {
      Message notify = Message.notify(zone.name()).hint(zone.soa()).build();
      new NotifySender(client)
          .sendAll(notify, told, options)
          .forEach(
              (server, response) ->
                  response.whenComplete(
                      (message, failure) -> tell(zone, server, message, failure)));
    } catch (RuntimeException failure) {
      // The zone is served all the same.
      log.accept("zone " + zone.name() + ": no server was notified: " + failure);
    }
  }

  private void tell(Zone zone, InetSocketAddress server, Message response, Throwable failure) {
    String title = "zone " + zone.name() + ": notification of " + Voice.server(server);
    if (failure != null) {
      log.accept(title + " failed: " + Failures.reason(failure));
    } else if (!response.rcode().equals(Rcode.NOERROR)) {
      log.accept(title + " was answered with " + response.rcode());
    } else if (isVerbose) {
      log.accept(title + " was accepted, serial " + zone.serial());
    }
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
  }
}
