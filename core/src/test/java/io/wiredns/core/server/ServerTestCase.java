package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** A test with a server, which after each test must have given back what it held. */
abstract class ServerTestCase {
  DnsServer server;

  void start(DnsServer.Builder builder) throws IOException {
    server = builder.listen(new InetSocketAddress("127.0.0.1", 0)).start();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close(Duration.ZERO);
      assertEquals(0, server.bufferedOctets());
      assertEquals(0, server.connectionCount());
      assertEquals(0, server.transferCount());
    }
  }

  static Message query(int id) {
    return Message.query(id, Name.of("fault.test"), RecordType.TXT);
  }
}
