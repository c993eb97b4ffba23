package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.capture.DnsCapture;
import io.wiredns.capture.DnsPayload;
import io.wiredns.codec.Shared;
import io.wiredns.codec.message.MessageView;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MakeCaptureTest {
  private static final int PACKETS = 20_000;

  /** The ends and ID of an exchange. */
  private record Exchange(InetSocketAddress client, InetSocketAddress server, int id) {}

  @Test
  void eachCopyIsWellFormedAndDiffersAndResponsesHaveTheirQueries() throws IOException {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    MakeCapture.write(
        List.of(
            Files.readAllBytes(Shared.capture("nsd.pcap")),
            Files.readAllBytes(Shared.capture("unbound.pcap"))),
        PACKETS,
        made);
    MessageView view = new MessageView();
    Set<ByteBuffer> messages = new HashSet<>();
    Set<Exchange> asked = new HashSet<>();
    int count = 0;
    int unasked = 0;
    try (DnsCapture capture =
        DnsCapture.open(new ByteArrayInputStream(made.toByteArray()), DnsCapture.DEFAULT_PORTS)) {
      for (DnsPayload next = capture.next(); next != null; next = capture.next()) {
        assertTrue(view.tryWrap(next.octets()), "message " + count);
        messages.add(next.octets());
        count++;
        if (!view.header().isResponse()) {
          asked.add(new Exchange(next.source(), next.destination(), view.id()));
        } else if (!asked.contains(new Exchange(next.destination(), next.source(), view.id()))) {
          unasked++;
        }
      }
    }
    assertEquals(PACKETS, count);
    assertTrue(messages.size() > 0.95 * PACKETS, messages.size() + " different messages");
    assertTrue(unasked < 0.05 * PACKETS, unasked + " responses without a query");
  }
}
