package io.wiredns.core.client;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.core.client.QueryAttempt.Detail;
import io.wiredns.core.client.QueryAttempt.Result;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The attempts of one request. There is no such object until something other than the first
 * response happens. For the loop's thread.
 */
final class RequestAttempts {
  /** The number of attempts that are kept: the first ones, and the last. */
  private static final int MOST = 64;

  /** The packets that were dropped while the response to a query was awaited. */
  private static final class Drops {
    final SentQuery sent;
    final Map<ClientEvent, Integer> counts = new EnumMap<>(ClientEvent.class);
    WireFormatException fault;

    Drops(SentQuery sent) {
      this.sent = sent;
    }
  }

  private final ClientParts parts;
  private final Message query;
  private final List<QueryAttempt> all = new ArrayList<>(4);

  /** For each attempt its query; null if it was not sent. */
  private final List<SentQuery> sources = new ArrayList<>(4);

  private final List<Drops> drops = new ArrayList<>(0);

  /** The same time by both clocks. */
  private final long nanos;

  private final Instant instant;

  RequestAttempts(ClientParts parts, Message query) {
    this.parts = parts;
    this.query = query;
    nanos = parts.loop.nanoTime();
    instant = Instant.now();
  }

  private static Transport transport(boolean stream) {
    return stream ? Transport.TCP : Transport.UDP;
  }

  /** Records that a query could not be sent. */
  void unsent(Target target, Result result, Detail detail) {
    InetSocketAddress server = target.upstream.address;
    Instant now = instant.plusNanos(parts.loop.nanoTime() - nanos);
    add(null, new QueryAttempt(server, transport(target.stream), query, now, result, detail));
  }

  /**
   * Records the result of a query that was sent. A response is recorded even if its query was
   * silent before; another result is not, if the last transmission has one.
   */
  void ended(SentQuery sent, Result result, Detail detail) {
    if (detail.rcode() >= 0 || detail.fault() != null || !hasResult(sent)) {
      add(sent, attempt(sent, result, detail, parts.loop.nanoTime() - sent.sentAt));
      drops.removeIf(each -> each.sent == sent);
    }
  }

  /** Records that the request fails while responses are awaited, and returns all attempts. */
  List<QueryAttempt> failed(List<SentQuery> awaited, DnsClientException.Reason reason) {
    for (SentQuery sent : awaited) {
      if (reason != DnsClientException.Reason.CLOSED) {
        ended(sent, Result.SILENT, Detail.NONE);
      } else if (!hasResult(sent)) {
        add(sent, attempt(sent, Result.SUPERSEDED, Detail.NONE, -1));
      }
    }
    return List.copyOf(all);
  }

  /** Returns all attempts if a response to a query is the result, without recording that it is. */
  List<QueryAttempt> answered(
      List<SentQuery> awaited, SentQuery answered, int rcode, long elapsed) {
    List<QueryAttempt> list = new ArrayList<>(all);
    for (SentQuery sent : awaited) {
      if (sent != answered && !hasResult(sent)) {
        list.add(attempt(sent, Result.SUPERSEDED, Detail.NONE, -1));
      }
    }
    Detail detail = Detail.rcode(rcode);
    list.add(attempt(answered, Result.ANSWERED, detail, elapsed));
    while (list.size() > MOST) {
      list.remove(MOST - 2);
    }
    return List.copyOf(list);
  }

  private boolean hasResult(SentQuery sent) {
    int last = sources.lastIndexOf(sent);
    return last >= 0 && all.get(last).transmission() == sent.transmissions;
  }

  private void add(SentQuery sent, QueryAttempt attempt) {
    if (all.size() == MOST) {
      all.remove(MOST - 1);
      sources.remove(MOST - 1);
    }
    all.add(attempt);
    sources.add(sent);
  }

  private QueryAttempt attempt(SentQuery sent, Result result, Detail detail, long elapsed) {
    int before = sources.lastIndexOf(sent);
    Octets octets = before < 0 ? Octets.of(sent.message()) : all.get(before).query().orElseThrow();
    Drops dropped = drops(sent);
    Detail whole = detail;
    if (dropped != null && detail.fault() == null) {
      whole = new Detail(detail.rcode(), detail.step(), detail.failure(), dropped.fault);
    }
    return new QueryAttempt(
        sent.target.upstream.address,
        transport(sent.stream),
        octets,
        sent.transmissions,
        instant.plusNanos(sent.sentAt - nanos),
        elapsed < 0 ? null : Duration.ofNanos(elapsed),
        result,
        whole,
        dropped == null ? Map.of() : Collections.unmodifiableMap(dropped.counts));
  }

  /** Records that a packet with a query's ID was dropped; the fault may be null. */
  void dropped(SentQuery sent, ClientEvent event, WireFormatException fault) {
    Drops found = drops(sent);
    if (found == null) {
      found = new Drops(sent);
      drops.add(found);
    }
    found.counts.merge(event, 1, Integer::sum);
    found.fault = fault == null ? found.fault : fault;
  }

  private Drops drops(SentQuery sent) {
    for (Drops each : drops) {
      if (each.sent == sent) {
        return each;
      }
    }
    return null;
  }
}
