package io.wiredns.command;

import io.wiredns.capture.DnsPayload;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Section;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The queries of an input for which responses may follow. The oldest queries are dropped to limit
 * the memory.
 */
final class Exchanges {
  private static final int MAX_QUERIES = 10_000;
  private static final long MAX_OCTETS = 16_000_000;

  /** A query of the input. */
  static final class Query {
    private final byte[] octets;
    private boolean answered;

    private Query(byte[] octets) {
      this.octets = octets;
    }

    ByteBuffer octets() {
      return ByteBuffer.wrap(octets);
    }

    private boolean asks(MessageView response) {
      MessageView view = new MessageView();
      int questions = response.count(Section.QUESTION);
      return view.tryWrap(octets())
          && questions == view.count(Section.QUESTION)
          && (questions == 0
              || response.questionTypeValue(0) == view.questionTypeValue(0)
                  && response.questionName(0).isSameAs(view.questionName(0).toName()));
    }
  }

  /**
   * The two ends of an exchange, if the input contains addresses. It is comparable, so that a
   * lookup in a table of flows takes a logarithmic number of steps even if a capture was made for
   * hash collisions.
   */
  record Flow(InetSocketAddress client, InetSocketAddress server, boolean tcp)
      implements Comparable<Flow> {
    private static final Flow UNKNOWN = new Flow(null, null, false);

    @Override
    public int compareTo(Flow other) {
      if (!isKnown() || !other.isKnown()) {
        return Boolean.compare(isKnown(), other.isKnown());
      }
      int order = Boolean.compare(tcp, other.tcp);
      order = order != 0 ? order : compare(client, other.client);
      return order != 0 ? order : compare(server, other.server);
    }

    private static int compare(InetSocketAddress one, InetSocketAddress other) {
      int order = Integer.compare(one.getPort(), other.getPort());
      return order != 0
          ? order
          : Arrays.compare(one.getAddress().getAddress(), other.getAddress().getAddress());
    }

    boolean isKnown() {
      return client != null;
    }

    static Flow of(DnsPayload payload, boolean response) {
      if (payload == null) {
        return UNKNOWN;
      }
      return response
          ? new Flow(payload.destination(), payload.source(), payload.tcp())
          : new Flow(payload.source(), payload.destination(), payload.tcp());
    }
  }

  /** The flow and ID of a message. */
  record Key(Flow flow, int id) implements Comparable<Key> {
    Key {
      Objects.requireNonNull(flow);
    }

    @Override
    public int compareTo(Key other) {
      int order = Integer.compare(id, other.id);
      return order != 0 ? order : flow.compareTo(other.flow);
    }
  }

  private final Map<Key, Query> queries = new LinkedHashMap<>();

  /** The ID of the last query of each flow over UDP. */
  private final Map<Flow, Integer> lastIds =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Flow, Integer> eldest) {
          return size() > MAX_QUERIES;
        }
      };

  /** The previous message if it was a query, otherwise null. */
  private Query latest;

  private long octets;
  private long asked;
  private long answered;

  /** Adds a query. */
  void query(MessageView view, ByteBuffer message, DnsPayload payload) {
    Flow flow = Flow.of(payload, false);
    byte[] copy = new byte[message.remaining()];
    message.get(message.position(), copy);
    Query before = queries.remove(new Key(flow, view.id()));
    octets += copy.length - (before == null ? 0 : before.octets.length);
    latest = new Query(copy);
    queries.put(new Key(flow, view.id()), latest);
    asked++;
    if (payload != null && !payload.tcp()) {
      lastIds.put(flow, view.id());
    }
    Iterator<Query> oldest = queries.values().iterator();
    while (queries.size() > MAX_QUERIES || octets > MAX_OCTETS && queries.size() > 1) {
      octets -= oldest.next().octets.length;
      oldest.remove();
    }
  }

  /**
   * Finds, among the recorded queries, the one that a response answers or appears to answer. With
   * addresses, it is the query with the same ID between the same addresses, or else, over UDP, the
   * last query between them that has no response. Without addresses, unrelated messages may have
   * the same ID: the result is the query with the same ID if it is the previous message or asks the
   * same question.
   *
   * @return the query, or null if there is none
   */
  Query of(MessageView response, DnsPayload payload) {
    Flow flow = Flow.of(payload, true);
    Query query = queries.get(new Key(flow, response.id()));
    if (payload == null) {
      return query == null || query != latest && !query.asks(response) ? null : query;
    }
    if (query == null && lastIds.containsKey(flow)) {
      Query last = queries.get(new Key(flow, lastIds.get(flow)));
      return last == null || last.answered ? null : last;
    }
    return query;
  }

  /**
   * Records that the present message is not a query, and that it answers the given query, if not
   * null.
   */
  void answered(Query query) {
    latest = null;
    if (query != null && !query.answered) {
      query.answered = true;
      answered++;
    }
  }

  /** Returns the number of queries without a response. */
  long unanswered() {
    return asked - answered;
  }
}
