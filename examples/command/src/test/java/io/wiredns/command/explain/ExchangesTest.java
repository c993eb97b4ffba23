package io.wiredns.command.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExchangesTest {
  private static final int TABLE = 10_000;

  private static final int SERVER = 20_000;

  private final Exchanges exchanges = new Exchanges();

  private static byte[] octets(int id, boolean response, int padding) {
    Message query = Message.query(id, Name.of("x".repeat(1 + padding)), RecordType.A);
    return (response ? query.toBuilder().response(true).build() : query).toWire();
  }

  /** Some clients have addresses of IPv6 that end in the octets of the others. */
  private static byte[] addresses(int client, boolean response) {
    int length = client % 3 == 0 ? 16 : 4;
    byte[] both = new byte[2 * length];
    ByteBuffer.wrap(both).putInt((response ? 2 : 1) * length - 4, 10 << 24 | client);
    ByteBuffer.wrap(both).putInt((response ? 1 : 2) * length - 4, 10 << 24 | SERVER);
    return both;
  }

  /** Sets the ends; the sum of a client's address and its port is the same for all. */
  private void ends(int client, boolean tcp, boolean response) {
    int port = 60_000 - client;
    exchanges.ends(addresses(client, response), response ? 53 : port, response ? port : 53, tcp);
  }

  private void query(int client, int id, boolean tcp, long number) {
    ends(client, tcp, false);
    exchanges.query(ByteBuffer.wrap(octets(id, false, 0)), number);
  }

  private int response(int client, int id, boolean tcp) {
    ends(client, tcp, true);
    return exchanges.of(ByteBuffer.wrap(octets(id, true, 0)));
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
      ends(i, true, false);
      exchanges.query(large, i);
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
      exchanges.query(ByteBuffer.wrap(query), query.length);
    }
    ByteBuffer response = ByteBuffer.wrap(octets(5, true, 2));
    assertEquals(octets(5, false, 0).length, number(exchanges.of(response)));
    exchanges.answered(Exchanges.NONE);
    assertEquals(Exchanges.NONE, exchanges.of(response));
    response = ByteBuffer.wrap(octets(5, true, 0));
    assertEquals(octets(5, false, 0).length, number(exchanges.of(response)));
    assertEquals(3, exchanges.unanswered());
  }
}
