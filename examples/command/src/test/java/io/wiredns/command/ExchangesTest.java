package io.wiredns.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.capture.DnsPayload;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.Name;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExchangesTest {
  private static final int TABLE = 10_000;

  private final MessageView view = new MessageView();
  private final Exchanges exchanges = new Exchanges();

  private static InetSocketAddress end(int number) {
    // The hash code of an InetSocketAddress is the sum of its address and its port.
    byte[] four = {10, 0, (byte) (number >> 8), (byte) number};
    byte[] sixteen = new byte[16];
    System.arraycopy(four, 0, sixteen, 12, 4);
    try {
      InetAddress address = InetAddress.getByAddress(number % 3 == 0 ? sixteen : four);
      return new InetSocketAddress(address, 60_000 - number);
    } catch (java.net.UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static byte[] octets(int id, boolean response, int padding) {
    Message query = Message.query(id, Name.of("x".repeat(1 + padding)), RecordType.A);
    return (response ? query.toBuilder().response(true).build() : query).toWire();
  }

  private DnsPayload message(int client, int id, boolean tcp, boolean response, int padding) {
    byte[] octets = octets(id, response, padding);
    assertTrue(view.tryWrap(octets));
    InetSocketAddress server = end(20_000);
    return new DnsPayload(
        ByteBuffer.wrap(octets),
        tcp,
        Instant.EPOCH,
        response ? server : end(client),
        response ? end(client) : server,
        1);
  }

  private void query(int client, int id, boolean tcp, long number) {
    exchanges.query(view, message(client, id, tcp, false, 0), number);
  }

  private int response(int client, int id, boolean tcp) {
    return exchanges.of(view, message(client, id, tcp, true, 0));
  }

  private long number(int slot) {
    return slot == Exchanges.NONE ? -1 : exchanges.place(slot);
  }

  /** A query of the model. */
  private record Query(int client, int id, boolean tcp, long number) {
    boolean isFlow(int otherClient, boolean otherTcp) {
      return client == otherClient && tcp == otherTcp;
    }
  }

  @Test
  void findsWhatALinearSearchFinds() {
    Random random = new Random(1);
    List<Query> model = new ArrayList<>();
    Map<Long, Boolean> answered = new HashMap<>();
    for (long step = 0; step < 30_000; step++) {
      int client = random.nextInt(40);
      int id = random.nextInt(6);
      boolean tcp = random.nextBoolean();
      if (random.nextBoolean()) {
        model.removeIf(old -> old.isFlow(client, tcp) && old.id == id);
        model.add(new Query(client, id, tcp, step));
        query(client, id, tcp, step);
        continue;
      }
      long expected = -1;
      long last = -1;
      for (Query old : model) {
        if (old.isFlow(client, tcp)) {
          last = old.number;
          expected = old.id == id ? old.number : expected;
        }
      }
      if (expected < 0 && !tcp && last >= 0 && !answered.containsKey(last)) {
        expected = last;
      }
      int slot = response(client, id, tcp);
      assertEquals(expected, number(slot));
      if (random.nextInt(3) > 0) {
        exchanges.answered(slot);
        answered.put(expected, true);
      }
    }
  }

  @Test
  void keepsTheLastTenThousandQueries() {
    for (int i = 0; i < 3 * TABLE; i++) {
      query(i % 15_000, i & 0xFFFF, false, i);
    }
    int slots = 0;
    for (int i = 0; i < 3 * TABLE; i++) {
      int slot = response(i % 15_000, i & 0xFFFF, false);
      boolean kept = i >= 2 * TABLE;
      long last = i % 15_000 + 15_000; // of the same client
      assertEquals(kept ? i : last >= 2 * TABLE ? last : -1, number(slot));
      slots = Math.max(slots, slot);
    }
    assertTrue(slots <= TABLE);
    assertEquals(3 * TABLE, exchanges.unanswered());
  }

  @Test
  void theOctetsOfQueriesAreBounded() {
    ByteBuffer large = ByteBuffer.allocate(65_000);
    large.put(octets(1, false, 0)).putShort(10, (short) 1);
    large.put((byte) 0).putShort((short) 65_280).putShort((short) 1).putInt(0);
    large.putShort((short) (large.limit() - large.position() - 2)).clear();
    for (int i = 0; i < 600; i++) {
      large.putShort(0, (short) i);
      assertTrue(view.tryWrap(large));
      DnsPayload payload = new DnsPayload(large, true, Instant.EPOCH, end(i), end(20_000), 1);
      exchanges.query(view, payload, i);
    }
    int kept = 0;
    for (int i = 0; i < 600; i++) {
      kept += response(i, i, true) == Exchanges.NONE ? 0 : 1;
    }
    assertEquals(16_000_000 / 65_000, kept);
    // A single query is kept, whatever its length, and later ones need its memory.
    query(1, 1, true, 7);
    assertEquals(7, number(response(1, 1, true)));
  }

  @Test
  void chosenAddressesDoNotCollide() {
    for (int i = 0; i < TABLE; i++) {
      query(i, 7, false, i);
    }
    assertTrue(exchanges.longestChain() <= 12, () -> "a chain of " + exchanges.longestChain());
    // One flow with many IDs.
    for (int i = 0; i < TABLE; i++) {
      query(1, i, false, i);
    }
    assertTrue(exchanges.longestChain() <= 12, () -> "a chain of " + exchanges.longestChain());
  }

  @Test
  void withoutAddressesTheQuestionDecides() {
    List<byte[]> queries = new ArrayList<>();
    for (int padding = 0; padding < 3; padding++) {
      queries.add(octets(5, false, padding));
    }
    Collections.reverse(queries);
    for (byte[] query : queries) {
      assertTrue(view.tryWrap(query));
      exchanges.query(view, null, query.length);
    }
    assertTrue(view.tryWrap(octets(5, true, 2)));
    assertEquals(octets(5, false, 0).length, number(exchanges.of(view, null)));
    exchanges.answered(Exchanges.NONE);
    assertEquals(Exchanges.NONE, exchanges.of(view, null));
    assertTrue(view.tryWrap(octets(5, true, 0)));
    assertEquals(octets(5, false, 0).length, number(exchanges.of(view, null)));
    assertEquals(3, exchanges.unanswered());
  }
}
