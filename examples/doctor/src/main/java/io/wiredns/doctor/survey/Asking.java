package io.wiredns.doctor.survey;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.LeftOut;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.exchange.AttemptText;
import io.wiredns.doctor.exchange.ExchangeAttempt;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends queries within the limits of a plan and keeps what came back. To each address one query is
 * under way at a time, and between two of them there is a gap. Safe for use by several threads.
 */
final class Asking {
  private final SurveyPlan plan;
  private final Wire wire;
  private final long begin = System.nanoTime();
  private final List<Observation> observations = new ArrayList<>();
  private final Map<Check, String> leftOut = new ConcurrentHashMap<>();
  private final Map<InetAddress, Pace> paces = new ConcurrentHashMap<>();
  private int sent;

  Asking(SurveyPlan plan, Wire wire) {
    this.plan = plan;
    this.wire = wire;
  }

  /** The time before which an address is not asked again. */
  private static final class Pace {
    private long next = System.nanoTime();
  }

  /**
   * How a query is sent.
   *
   * @param patience how many times as long as others the reply is awaited
   */
  record How(boolean isTcp, boolean isSigned, Optional<InetAddress> from, int patience) {
    static final How UDP = new How(false, false, Optional.empty(), 1);
    static final How TCP = new How(true, false, Optional.empty(), 1);
    static final How SIGNED = new How(false, true, Optional.empty(), 1);

    /** For a resolver, which may have to try several servers. */
    static final How PATIENT = new How(false, false, Optional.empty(), 3);

    static How from(InetAddress address) {
      return new How(false, false, Optional.of(address), 1);
    }
  }

  /** Sends a query over UDP; returns what came of it, or nothing if a limit forbids it. */
  Optional<Observation> ask(Probe probe, Name zone, ServerPlace server, MessageBuilder query) {
    return ask(probe, zone, server, query, How.UDP);
  }

  /**
   * Sends a query.
   *
   * @param zone the zone of which the server is one; null for a resolver
   * @return what came of it; empty if it was not sent, because a limit was reached
   */
  Optional<Observation> ask(
      Probe probe, Name zone, ServerPlace server, MessageBuilder query, How how) {
    Pace pace = paces.computeIfAbsent(server.address().getAddress(), address -> new Pace());
    synchronized (pace) {
      Duration left = left();
      if (!begins(probe, left)) {
        return Optional.empty();
      }
      pause(pace.next - System.nanoTime());
      Message message = query.build();
      Wire.Order order =
          new Wire.Order(
              server.address(),
              message,
              how.isTcp(),
              how.isSigned() ? plan.key() : Optional.empty(),
              how.from());
      Duration usual = plan.timeout().multipliedBy(how.patience());
      boolean isShort = left.compareTo(usual) < 0;
      Duration timeout = isShort ? left : usual;
      ExchangeAttempt attempt = wire.send(order, timeout);
      pace.next = System.nanoTime() + plan.gap().toNanos();
      Observation seen = observation(probe, zone, server, attempt);
      if (isShort && seen.isLost() && !seen.isUnreachable()) {
        probe.checks().forEach(check -> leftOut(check, timeIsOver()));
        return Optional.empty(); // It says nothing about the server.
      }
      synchronized (observations) {
        observations.add(seen);
      }
      return Optional.of(seen);
    }
  }

  /** Returns the time that is left, at most none. */
  private Duration left() {
    Duration left = plan.time().minusNanos(System.nanoTime() - begin);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private boolean begins(Probe probe, Duration left) {
    String limit = null;
    synchronized (observations) {
      if (left.isZero()) {
        limit = timeIsOver();
      } else if (sent == plan.mostQueries()) {
        limit = "the limit of %d queries was reached".formatted(plan.mostQueries());
      } else {
        sent++;
      }
    }
    if (limit != null) {
      for (Check check : probe.checks()) {
        leftOut(check, limit);
      }
    }
    return limit == null;
  }

  private String timeIsOver() {
    return "the time of %d seconds was over".formatted(plan.time().toSeconds());
  }

  private static void pause(long nanos) {
    if (nanos > 0) {
      try {
        Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Observation observation(
      Probe probe, Name zone, ServerPlace server, ExchangeAttempt attempt) {
    return new Observation(
        probe,
        Optional.ofNullable(zone),
        server,
        attempt.query,
        attempt.transport,
        attempt.result,
        Optional.ofNullable(attempt.message),
        attempt.response == null ? 0 : attempt.response.length,
        Optional.ofNullable(attempt.fault),
        Optional.ofNullable(attempt.signature),
        AttemptText.result(attempt),
        attempt.strays,
        attempt.elapsed,
        attempt.at);
  }

  /** Says that a check was not done, or not wholly; the first reason counts. */
  void leftOut(Check check, String reason) {
    if (plan.checks().contains(check)) {
      leftOut.putIfAbsent(check, reason);
    }
  }

  List<LeftOut> leftOut() {
    List<LeftOut> all = new ArrayList<>();
    for (Check check : Check.values()) {
      if (leftOut.containsKey(check)) {
        all.add(new LeftOut(check, leftOut.get(check)));
      }
    }
    return all;
  }

  /** Returns whether a limit was reached. */
  boolean isAtLimit() {
    return left().isZero() || sent() == plan.mostQueries();
  }

  /** Returns how many queries were sent. */
  int sent() {
    synchronized (observations) {
      return sent;
    }
  }

  /** Returns what came back until now, in the order of arrival. */
  List<Observation> observations() {
    synchronized (observations) {
      return List.copyOf(observations);
    }
  }
}
