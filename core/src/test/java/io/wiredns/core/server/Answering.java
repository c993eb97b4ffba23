package io.wiredns.core.server;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.wire.Name;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Creates request processors without sockets that answer every query with an address. */
final class Answering {
  static final Name NAME = Name.of("www.rules.test");
  static final ResourceRecord ADDRESS = new ResourceRecord(NAME, 60, new A(0xC0000201));
  static final long NOW = 1_800_000_000L;

  private static final ViewHandler ANSWERS =
      exchange -> {
        exchange.authoritative(true);
        exchange.writer().record(Section.ANSWER, ADDRESS);
        return Verdict.ANSWERED;
      };
  private static final RequestHandler VALUES =
      request ->
          CompletableFuture.completedFuture(
              Message.responseTo(request.message()).authoritative(true).answer(ADDRESS).build());

  private Answering() {}

  /** Returns a processor with a view handler, and one with a request handler. */
  static List<Processing> both(Consumer<ServerSettings> change) {
    return List.of(
        new Processing(
            settings -> {
              settings.clock = () -> Instant.ofEpochSecond(NOW);
              settings.viewHandler = ANSWERS;
              change.accept(settings);
            }),
        new Processing(
            settings -> {
              settings.clock = () -> Instant.ofEpochSecond(NOW);
              settings.handler = VALUES;
              change.accept(settings);
            }));
  }

  static List<Processing> both() {
    return both(settings -> {});
  }

  static MessageBuilder query() {
    return Message.query(4711, NAME, RecordType.A).toBuilder();
  }

  static Edns edns(EdnsOption... options) {
    return Edns.request().withUdpPayloadSize(4096).withOptions(List.of(options));
  }
}
