package io.wiredns.core.server;

import static io.wiredns.core.server.Answering.ADDRESS;
import static io.wiredns.core.server.Answering.edns;
import static io.wiredns.core.server.Answering.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Tests how a server handles the results and failures of handlers, without sockets. */
class ServerHandlerTest {
  @Test
  void aHandlerThatFailsBecomesServfailAndIsReported() throws WireFormatException {
    IllegalStateException failure = new IllegalStateException("of the handler");
    List<Consumer<ServerSettings>> handlers =
        List.of(
            settings ->
                settings.viewHandler =
                    exchange -> {
                      exchange.writer().record(Section.ADDITIONAL, ADDRESS);
                      exchange.authoritative(true);
                      throw failure;
                    },
            settings ->
                settings.viewHandler =
                    exchange -> {
                      throw new StackOverflowError();
                    },
            settings ->
                settings.handler =
                    request -> {
                      throw failure;
                    },
            settings -> settings.handler = request -> CompletableFuture.failedFuture(failure),
            settings -> settings.handler = request -> null,
            // A response that cannot be written, such as one with MalformedRData.
            settings ->
                settings.viewHandler =
                    exchange -> {
                      exchange.writer().record(Section.QUESTION, ADDRESS);
                      return Verdict.ANSWERED;
                    });
    for (Consumer<ServerSettings> handler : handlers) {
      Processing server = new Processing(handler);
      Message response = server.udp(query().edns(edns()).build());
      assertEquals(Rcode.SERVFAIL, response.rcode());
      assertFalse(response.header().isAuthoritative());
      assertEquals(1, response.questions().size());
      assertEquals(1, response.additionals().size(), "OPT alone");
      assertEquals(1, server.failures.size());
      assertEquals(1, server.counters.count(ServerEvent.HANDLER_FAILED));
    }
  }

  @Test
  void aHandlerCanAnswerLaterAndAViewHandlerDrop() throws WireFormatException {
    CompletableFuture<Message> later = new CompletableFuture<>();
    Processing server = new Processing(settings -> settings.handler = request -> later);
    Message query = query().edns(edns()).build();
    assertEquals(0, server.udp(Written.octets(query)).length);
    assertEquals(List.of(), server.late);
    later.complete(Message.responseTo(query).answer(ADDRESS).build());
    Message response = Message.parse(ByteBuffer.wrap(server.late(0)));
    assertEquals(List.of(ADDRESS), response.answers());

    Processing dropsViews =
        new Processing(settings -> settings.viewHandler = exchange -> Verdict.DROPPED);
    assertEquals(0, dropsViews.udp(Written.octets(query)).length);
    assertEquals(1, dropsViews.counters.count(ServerEvent.HANDLER_DROPPED));
  }

  @Test
  void whatIsNullIsAMistakeOfTheHandler() throws WireFormatException {
    Map<Consumer<ServerSettings>, String> handlers =
        Map.of(
            settings -> settings.handler = request -> null,
            "the handler returned null instead of a stage",
            settings -> settings.handler = request -> CompletableFuture.completedFuture(null),
            "the handler's stage completed with null",
            settings -> settings.viewHandler = exchange -> null,
            "the handler returned null instead of a verdict");
    for (Map.Entry<Consumer<ServerSettings>, String> handler : handlers.entrySet()) {
      for (boolean stream : new boolean[] {false, true}) {
        Processing server = new Processing(handler.getKey());
        Message query = query().build();
        Message response = stream ? server.tcp(query) : server.udp(query);
        assertEquals(Rcode.SERVFAIL, response.rcode());
        assertEquals(1, server.counters.count(ServerEvent.HANDLER_FAILED));
        assertEquals(0, server.counters.count(ServerEvent.HANDLER_DROPPED));
        IllegalStateException told =
            assertInstanceOf(IllegalStateException.class, server.failures.get(0));
        assertEquals(handler.getValue(), told.getMessage());
      }
    }
  }

  @Test
  void requestsBeyondThoseInFlightAreDropped() {
    Processing server =
        new Processing(settings -> settings.handler = request -> new CompletableFuture<>());
    server.full = true;
    assertEquals(0, server.udp(Written.octets(query().build())).length);
    assertEquals(1, server.counters.count(ServerEvent.OVERLOADED));
  }

  @Test
  void withoutAHandlerTheAnswerIsRefused() throws WireFormatException {
    assertEquals(Rcode.REFUSED, new Processing(s -> {}).udp(query().build()).rcode());
    Processing passes = new Processing(s -> s.viewHandler = exchange -> Verdict.PASSED);
    assertEquals(Rcode.REFUSED, passes.udp(query().build()).rcode());
  }

  @Test
  void anExtendedRcodeAndAnOptionOfTheHandlers() throws WireFormatException {
    Processing server =
        new Processing(
            settings ->
                settings.viewHandler =
                    exchange -> {
                      exchange.rcode(Rcode.BADCOOKIE);
                      exchange.option(
                          ExtendedError.of(io.wiredns.codec.code.ExtendedErrorCode.of(20), "lame"));
                      return Verdict.ANSWERED;
                    });
    Message response = server.udp(query().edns(edns()).build());
    assertEquals(Rcode.BADCOOKIE, response.rcode());
    assertEquals(1, response.edns().get().options(ExtendedError.class).size());
    assertEquals(Rcode.SERVFAIL, server.udp(query().build()).rcode(), "there is no OPT to say it");
  }
}
