package io.wiredns.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlowTest {
  /**
   * Returns keys of queries with addresses chosen for a capture, so that all hash codes are equal.
   */
  private static List<Flow.Key> colliding() throws UnknownHostException {
    List<Flow.Key> keys = new ArrayList<>();
    InetSocketAddress server =
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {10, 0, 0, 53}), 53);
    for (int i = 0; i < 1_000; i++) {
      // The hash code of an end is the sum of its address and its port.
      byte[] address = {10, 0, (byte) (i >> 8), (byte) i};
      int port = 10_000 - i;
      InetSocketAddress client = new InetSocketAddress(InetAddress.getByAddress(address), port);
      keys.add(new Flow.Key(new Flow(client, server, false), 7));
    }
    return keys;
  }

  @Test
  void collidingKeysAreOrdered() throws UnknownHostException {
    List<Flow.Key> keys = colliding();
    Set<Integer> codes = new HashSet<>();
    keys.forEach(key -> codes.add(key.hashCode()));
    assertEquals(1, codes.size());

    // A hash table uses the order of its keys only if their class is Comparable with itself.
    assertTrue(Comparable.class.isAssignableFrom(Flow.Key.class));
    List<Flow.Key> shuffled = new ArrayList<>(keys);
    Collections.shuffle(shuffled, new Random(1));
    Collections.sort(shuffled);
    for (int i = 1; i < shuffled.size(); i++) {
      assertTrue(shuffled.get(i - 1).compareTo(shuffled.get(i)) < 0);
      assertNotEquals(shuffled.get(i - 1), shuffled.get(i));
    }
    for (int i = 0; i < keys.size(); i++) {
      assertEquals(0, keys.get(i).compareTo(colliding().get(i)));
      assertEquals(keys.get(i), colliding().get(i));
    }
  }

  @Test
  void unknownFlowsAreOneAndApartFromKnownOnes() throws UnknownHostException {
    Flow unknown = Flow.of(null, false);
    assertEquals(0, unknown.compareTo(Flow.of(null, true)));
    Flow known = colliding().get(0).flow();
    assertTrue(unknown.compareTo(known) < 0);
    assertTrue(known.compareTo(unknown) > 0);
  }
}
