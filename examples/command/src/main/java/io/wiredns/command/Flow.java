package io.wiredns.command;

import io.wiredns.capture.DnsPayload;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Objects;

/**
 * The two ends of an exchange, if the input contains addresses. It is comparable, so that a lookup
 * in a table of flows takes a logarithmic number of steps even if a capture was made for hash
 * collisions.
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
}
