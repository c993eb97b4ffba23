package io.wiredns.command.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.wiredns.capture.CapturedMessage;
import io.wiredns.capture.DnsCapture;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.command.CraftedCapture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HopsTest {
  private static final String CLIENT = "192.0.2.1";
  private static final String RESOLVER = "192.0.2.53";
  private static final String SERVER = "192.0.2.2";

  private final Hops hops = new Hops();

  /** Adds the queries of a capture; returns the place of the first. */
  private long add(CraftedCapture crafted) throws IOException {
    long first = -1;
    DnsCapture capture = DnsCapture.open(new ByteArrayInputStream(crafted.octets()), Set.of(53));
    while (capture.advance()) {
      CapturedMessage packet = capture.message();
      byte[] octets = new byte[packet.length()];
      packet.copyOctets(octets, 0);
      long place = hops.add(1, message(octets), packet);
      first = first < 0 ? place : first;
    }
    return first;
  }

  private static Message message(byte[] octets) throws IOException {
    try {
      return Message.parse(octets);
    } catch (WireFormatException impossible) {
      throw new IOException(impossible);
    }
  }

  private List<String> upstream(CraftedCapture crafted) throws IOException {
    return hops.upstream(add(crafted)).stream().map(hop -> hop.name + " " + hop.type).toList();
  }

  @Test
  void namesAboveAndMinimizedNamesBelongToATransaction() throws IOException {
    assertEquals(
        List.of("_.example. A", "example. DNSKEY", ". DNSKEY", "www.EXAMPLE. A"),
        upstream(
            new CraftedCapture()
                .ask(0, CLIENT, RESOLVER, "www.example. A rd")
                .ask(1, RESOLVER, SERVER, "_.example. A")
                .ask(2, RESOLVER, SERVER, "example. DNSKEY")
                .ask(3, RESOLVER, SERVER, ". DNSKEY")
                .ask(4, RESOLVER, SERVER, "www.EXAMPLE. A")
                .ask(5, RESOLVER, SERVER, "sub.www.example. A")
                .ask(6, RESOLVER, SERVER, "ww.example. A")
                .ask(7, CLIENT, SERVER, "www.example. A")));
  }

  @Test
  void theOldestQueriesAreForgotten() throws IOException {
    long first = hops.add(1, CraftedCapture.query(1, "www.example. A"), null);
    assertNotNull(hops.get(first));
    for (int i = 0; i < 5_000; i++) {
      hops.add(2, CraftedCapture.query(1, "www.example. A"), null);
    }
    assertNull(hops.get(first));
    assertEquals(List.of(), hops.upstream(first));
    assertNull(hops.get(-1));
  }

  @Test
  void onlySoManyQueriesAreSearched() throws IOException {
    CraftedCapture crafted = new CraftedCapture().ask(0, CLIENT, RESOLVER, "www.example. A rd");
    for (int i = 0; i < 1_500; i++) {
      crafted.ask(1, CLIENT, SERVER, "other.example. A");
    }
    crafted.ask(2, RESOLVER, SERVER, "www.example. A");
    assertEquals(List.of(), upstream(crafted));
  }
}
