package io.wiredns.command.explain;

import io.wiredns.capture.CapturedMessage;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Section;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The queries of an input for which responses may follow. The oldest queries are dropped to limit
 * the memory.
 *
 * <p>A query is a slot, a number that stays the same until the query is dropped. The slots are rows
 * of arrays, so that a query costs no object. Two hash tables find them: one by flow and ID, and
 * one, over UDP, the last query of each flow. Both chain the slots of a bucket. The hash is keyed
 * and universal: for any two flows, chosen before the program starts, all but a few keys of each
 * 32,768 put them into different buckets, so that no capture can be made whose chains are long.
 */
final class Exchanges {
  /** The slot of no query. */
  static final int NONE = -1;

  static final int MAX_QUERIES = 10_000;
  private static final long MAX_OCTETS = 16_000_000;

  private static final int BUCKET_BITS = 15;

  /** Room for the octets of most queries. */
  private static final int SMALL_QUERY = 128;

  private static final long LOWER_HALF = 0xFFFF_FFFFL;

  // The longs of a row: the key, which is the addresses of client and server and the rest, and
  // a number of the caller.
  private static final int ROW = 6;
  private static final int KEY = 5;
  private static final int CLIENT = 0;
  private static final int SERVER = 2;
  private static final int REST = 4;

  // The rest of a key: two ports, the ID, and these bits.
  private static final int PORT_BITS = 16;
  private static final int PORTS_SHIFT = 32;
  private static final int ID_SHIFT = 16;
  private static final long ID_MASK = 0xFFFFL << ID_SHIFT;
  private static final long TCP = 4;
  private static final long IPV6 = 2;
  private static final long KNOWN = 1;

  // The ints of a row: links to other slots, the two buckets, and which response there is.
  private static final int LINKS = 8;
  private static final int NEXT = 0;
  private static final int NEXT_FLOW = 1;
  private static final int OLDER = 2;
  private static final int NEWER = 3;
  private static final int BUCKET = 4;

  /** The bucket of the flow; -1 if the query is not the last of its flow. */
  private static final int FLOW_BUCKET = 5;

  private static final int LENGTH = 6;
  private static final int ANSWERED = 7;

  // The values of ANSWERED: no response, one, or only such that are malformed or do not match.
  private static final int NO = 0;
  private static final int YES = 1;
  private static final int WRONGLY = 2;

  /** The octets up to the flags, and the QR bit in the last of them. */
  private static final int FLAGS_AT = 2;

  private static final int QR = 0x80;

  private final long[] secrets = new SplittableRandom().longs(KEY).toArray();
  private final long multiplier = new SplittableRandom().nextLong() | 1;

  /** The first slot of each bucket, by flow and ID and by flow. */
  private final int[] buckets = new int[1 << BUCKET_BITS];

  private final int[] flowBuckets = new int[1 << BUCKET_BITS];

  private long[] keys = new long[ROW * 64];
  private int[] rows = new int[LINKS * 64];
  private byte[][] octets = new byte[64][];

  /** The slots that were used, and the first of those that are free again. */
  private int slots;

  private int free = NONE;

  private int oldest = NONE;
  private int newest = NONE;
  private int size;

  /** The previous message if it was a query, otherwise {@link #NONE}. */
  private int latest = NONE;

  private long totalOctets;
  private long asked;
  private long answered;
  private long answeredWrongly;

  // The ends of the present message: both addresses, the sender's first, and the ports.
  private final byte[] addresses = new byte[32];
  private int addressOctets;
  private int sourcePort;
  private int destinationPort;
  private boolean tcp;

  /** The key of the present message. */
  private final long[] key = new long[KEY];

  private long hash;
  private long flowHash;

  Exchanges() {
    Arrays.fill(buckets, NONE);
    Arrays.fill(flowBuckets, NONE);
  }

  /**
   * Adds the present message, a query.
   *
   * @param place a number to be kept with it
   */
  void query(ByteBuffer message, long place) {
    key(message, false);
    int bucket = bucket(hash);
    int slot = find(bucket);
    if (slot == NONE) {
      slot = newSlot();
      System.arraycopy(key, 0, keys, slot * ROW, KEY);
      int row = slot * LINKS;
      rows[row + BUCKET] = bucket;
      rows[row + NEXT] = buckets[bucket];
      rows[row + FLOW_BUCKET] = NONE;
      rows[row + LENGTH] = 0;
      buckets[bucket] = slot;
      size++;
    } else {
      unlinkOrder(slot * LINKS);
    }
    linkNewest(slot);
    rows[slot * LINKS + ANSWERED] = NO;
    keys[slot * ROW + KEY] = place;
    keep(message, slot);
    if (isUdp()) {
      setLastOfFlow(slot);
    }
    latest = slot;
    asked++;
    while (size > MAX_QUERIES || totalOctets > MAX_OCTETS && size > 1) {
      drop(oldest);
    }
  }

  /**
   * Finds, among the recorded queries, the one that a response answers or appears to answer. With
   * addresses, it is the query with the same ID between the same addresses, or else, over UDP, the
   * last query between them, unless it has a response. Without addresses, unrelated messages may
   * have the same ID: the result is the query with the same ID if it is the previous message or
   * asks the same question.
   *
   * @return the slot of the query, or {@link #NONE} if there is none
   */
  int of(ByteBuffer response) {
    key(response, true);
    int slot = find(bucket(hash));
    if ((key[REST] & KNOWN) == 0) {
      return slot == NONE || slot != latest && !asks(slot, response) ? NONE : slot;
    }
    if (slot == NONE && isUdp()) {
      slot = findFlow(bucket(flowHash));
      return slot == NONE || rows[slot * LINKS + ANSWERED] == YES ? NONE : slot;
    }
    return slot;
  }

  /**
   * Records that the present message is not a query, and that it answers the query in a slot, if
   * not {@link #NONE}.
   */
  void answered(int slot) {
    latest = NONE;
    if (slot == NONE) {
      return;
    }
    int before = rows[slot * LINKS + ANSWERED];
    if (before != YES) {
      rows[slot * LINKS + ANSWERED] = YES;
      answered++;
      answeredWrongly -= before == WRONGLY ? 1 : 0;
    }
  }

  /**
   * Records that the present message is not a query, and that it appears to answer the query in a
   * slot, if not {@link #NONE}, but does not match. The query does not count as one without
   * response, unless it is asked again.
   */
  void answeredWrongly(int slot) {
    latest = NONE;
    if (slot != NONE && rows[slot * LINKS + ANSWERED] == NO) {
      rows[slot * LINKS + ANSWERED] = WRONGLY;
      answeredWrongly++;
    }
  }

  /** Records that the present message is malformed; returns the slot as {@link #of} does. */
  int malformed(ByteBuffer message) {
    int at = message.position();
    boolean response = message.remaining() > FLAGS_AT && (message.get(at + FLAGS_AT) & QR) != 0;
    int slot = response ? of(message) : NONE;
    answeredWrongly(slot);
    return slot;
  }

  /** Returns the slots of the queries without response that are still known, the oldest first. */
  List<Integer> unansweredSlots(int most) {
    List<Integer> found = new ArrayList<>();
    for (int slot = oldest;
        slot != NONE && found.size() < most;
        slot = rows[slot * LINKS + NEWER]) {
      if (rows[slot * LINKS + ANSWERED] == NO) {
        found.add(slot);
      }
    }
    return found;
  }

  /** Returns the octets of a query. */
  ByteBuffer octets(int slot) {
    return ByteBuffer.wrap(octets[slot], 0, rows[slot * LINKS + LENGTH]);
  }

  /** Returns the array that starts with the octets of a query, which must not be changed. */
  byte[] array(int slot) {
    return octets[slot];
  }

  /** Returns the number that was kept with a query. */
  long place(int slot) {
    return keys[slot * ROW + KEY];
  }

  /** Returns the number of queries without any response. */
  long unanswered() {
    return asked - answered - answeredWrongly;
  }

  /** Returns the largest number of queries in one bucket. */
  int longestChain() {
    int longest = 0;
    for (int[] table : List.of(buckets, flowBuckets)) {
      int link = table == buckets ? NEXT : NEXT_FLOW;
      for (int slot : table) {
        int length = 0;
        for (int next = slot; next != NONE; next = rows[next * LINKS + link]) {
          length++;
        }
        longest = Math.max(longest, length);
      }
    }
    return longest;
  }

  private boolean asks(int slot, ByteBuffer message) {
    MessageView query = new MessageView();
    MessageView response = new MessageView();
    if (!query.tryWrap(octets(slot)) || !response.tryWrap(message)) {
      return false;
    }
    int questions = response.count(Section.QUESTION);
    return questions == query.count(Section.QUESTION)
        && (questions == 0
            || response.questionTypeValue(0) == query.questionTypeValue(0)
                && response.questionName(0).isSameAs(query.questionName(0).toName()));
  }

  /** Sets the ends of the present message; null if the input does not contain addresses. */
  void ends(CapturedMessage message) {
    if (message == null) {
      addressOctets = 0;
      return;
    }
    addressOctets = message.addressOctets();
    message.copyAddresses(addresses, 0);
    sourcePort = message.sourcePort();
    destinationPort = message.destinationPort();
    tcp = message.isTcp();
  }

  /** Sets the ends of the present message: both addresses, the sender's first, and the ports. */
  void ends(byte[] both, int source, int destination, boolean overTcp) {
    addressOctets = both.length / 2;
    System.arraycopy(both, 0, addresses, 0, both.length);
    sourcePort = source;
    destinationPort = destination;
    tcp = overTcp;
  }

  /** Sets the key of the present message and its hash codes. */
  private void key(ByteBuffer message, boolean response) {
    int client = response ? addressOctets : 0;
    int server = response ? 0 : addressOctets;
    long ports =
        response
            ? (long) destinationPort << PORT_BITS | sourcePort
            : (long) sourcePort << PORT_BITS | destinationPort;
    long rest = 0;
    key[CLIENT] = key[CLIENT + 1] = key[SERVER] = key[SERVER + 1] = 0;
    if (addressOctets == 4) {
      rest = ports << PORTS_SHIFT | KNOWN;
      key[CLIENT] = word(client);
      key[SERVER] = word(server);
    } else if (addressOctets > 0) {
      rest = ports << PORTS_SHIFT | KNOWN | IPV6;
      key[CLIENT] = word(client) << Integer.SIZE | word(client + 4);
      key[CLIENT + 1] = word(client + 8) << Integer.SIZE | word(client + 12);
      key[SERVER] = word(server) << Integer.SIZE | word(server + 4);
      key[SERVER + 1] = word(server + 8) << Integer.SIZE | word(server + 12);
    }
    int at = message.position();
    int id = (message.get(at) & 0xFF) << 8 | message.get(at + 1) & 0xFF;
    key[REST] = rest | (long) id << ID_SHIFT | (addressOctets > 0 && tcp ? TCP : 0);
    long sum = product(0) + product(1) + product(2) + product(3);
    hash = sum + product(key[REST], REST);
    flowHash = sum + product(key[REST] & ~ID_MASK, REST);
  }

  private long word(int at) {
    byte[] a = addresses;
    return (a[at] & 0xFFL) << 24
        | (a[at + 1] & 0xFF) << 16
        | (a[at + 2] & 0xFF) << 8
        | a[at + 3] & 0xFF;
  }

  private boolean isUdp() {
    return (key[REST] & (KNOWN | TCP)) == KNOWN;
  }

  private long product(int part) {
    return product(key[part], part);
  }

  /** Returns a term of the universal hash function NH, for 64 bits of the key. */
  private long product(long word, int part) {
    long secret = secrets[part];
    return ((word >>> 32) + (secret >>> 32) & LOWER_HALF) * (word + secret & LOWER_HALF);
  }

  private int bucket(long hash) {
    return (int) (hash * multiplier >>> 64 - BUCKET_BITS);
  }

  private int find(int bucket) {
    int slot = buckets[bucket];
    while (slot != NONE && !(isOfFlow(slot) && keys[slot * ROW + REST] == key[REST])) {
      slot = rows[slot * LINKS + NEXT];
    }
    return slot;
  }

  private int findFlow(int bucket) {
    int slot = flowBuckets[bucket];
    while (slot != NONE && !isOfFlow(slot)) {
      slot = rows[slot * LINKS + NEXT_FLOW];
    }
    return slot;
  }

  /** Returns whether the query in a slot is of the flow of the present message. */
  private boolean isOfFlow(int slot) {
    int at = slot * ROW;
    return ((keys[at + REST] ^ key[REST]) & ~ID_MASK) == 0
        && keys[at] == key[0]
        && keys[at + 1] == key[1]
        && keys[at + 2] == key[2]
        && keys[at + 3] == key[3];
  }

  private int newSlot() {
    if (free != NONE) {
      int slot = free;
      free = rows[slot * LINKS + NEXT];
      return slot;
    }
    if (slots == octets.length) {
      int more = Math.min(2 * slots, MAX_QUERIES + 1);
      keys = Arrays.copyOf(keys, ROW * more);
      rows = Arrays.copyOf(rows, LINKS * more);
      octets = Arrays.copyOf(octets, more);
    }
    return slots++;
  }

  /** Copies the octets of a query, and reuses the array of the slot if it is not too large. */
  private void keep(ByteBuffer message, int slot) {
    int length = message.remaining();
    byte[] copy = octets[slot];
    if (copy == null || copy.length < length || copy.length > length + SMALL_QUERY) {
      copy = new byte[Math.max(length, SMALL_QUERY)];
      octets[slot] = copy;
    }
    message.get(message.position(), copy, 0, length);
    totalOctets += length - rows[slot * LINKS + LENGTH];
    rows[slot * LINKS + LENGTH] = length;
  }

  private void drop(int slot) {
    int row = slot * LINKS;
    unlinkOrder(row);
    int bucket = rows[row + BUCKET];
    if (buckets[bucket] == slot) {
      buckets[bucket] = rows[row + NEXT];
    } else {
      int before = buckets[bucket];
      while (rows[before * LINKS + NEXT] != slot) {
        before = rows[before * LINKS + NEXT];
      }
      rows[before * LINKS + NEXT] = rows[row + NEXT];
    }
    if (rows[row + FLOW_BUCKET] != NONE) {
      replaceInFlow(slot, rows[row + NEXT_FLOW]);
    }
    totalOctets -= rows[row + LENGTH];
    if (octets[slot].length > SMALL_QUERY) {
      octets[slot] = null;
    }
    rows[row + NEXT] = free;
    free = slot;
    size--;
  }

  /** Makes the query in a slot the last of its flow, which is that of the present message. */
  private void setLastOfFlow(int slot) {
    int bucket = bucket(flowHash);
    int last = findFlow(bucket);
    if (last == slot) {
      return;
    }
    int row = slot * LINKS;
    if (last == NONE) {
      rows[row + NEXT_FLOW] = flowBuckets[bucket];
      flowBuckets[bucket] = slot;
    } else {
      rows[row + NEXT_FLOW] = rows[last * LINKS + NEXT_FLOW];
      replaceInFlow(last, slot);
      rows[last * LINKS + FLOW_BUCKET] = NONE;
    }
    rows[row + FLOW_BUCKET] = bucket;
  }

  /** Lets the link to a slot in its chain of flows lead to another slot. */
  private void replaceInFlow(int slot, int by) {
    int bucket = rows[slot * LINKS + FLOW_BUCKET];
    if (flowBuckets[bucket] == slot) {
      flowBuckets[bucket] = by;
    } else {
      int before = flowBuckets[bucket];
      while (rows[before * LINKS + NEXT_FLOW] != slot) {
        before = rows[before * LINKS + NEXT_FLOW];
      }
      rows[before * LINKS + NEXT_FLOW] = by;
    }
  }

  private void linkNewest(int slot) {
    int row = slot * LINKS;
    rows[row + NEWER] = NONE;
    rows[row + OLDER] = newest;
    if (newest == NONE) {
      oldest = slot;
    } else {
      rows[newest * LINKS + NEWER] = slot;
    }
    newest = slot;
  }

  private void unlinkOrder(int row) {
    int older = rows[row + OLDER];
    int newer = rows[row + NEWER];
    if (older == NONE) {
      oldest = newer;
    } else {
      rows[older * LINKS + NEWER] = newer;
    }
    if (newer == NONE) {
      newest = older;
    } else {
      rows[newer * LINKS + OLDER] = older;
    }
  }
}
