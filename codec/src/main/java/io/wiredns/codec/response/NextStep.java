package io.wiredns.codec.response;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The next step of a client after a response or a timeout. Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class NextStep {
  /** The actions of a client. */
  public enum Action {
    /** Use the response. */
    ACCEPT,
    /** Ask for {@link NextStep#name}, with the same type. */
    FOLLOW_CNAME,
    /** Ask the servers of {@link NextStep#name}. */
    FOLLOW_REFERRAL,
    /** Send the same query again, later. */
    ASK_AGAIN,
    /** Ask over TCP. */
    ASK_OVER_TCP,
    /** Ask without OPT. */
    ASK_WITHOUT_EDNS,
    /** Ask with OPT but without options. */
    ASK_WITHOUT_OPTIONS,
    /** Ask with OPT's version {@link NextStep#number}. */
    ASK_WITH_VERSION,
    /** Ask with the server's {@link NextStep#cookie}. */
    ASK_WITH_COOKIE,
    /** Ask without the client subnet. */
    ASK_WITHOUT_ECS,
    /** Ask with UDP payload size {@link NextStep#number}. */
    ASK_WITH_SIZE,
    /** Ask with CD set. */
    ASK_WITH_CD,
    /** Ask for each type in a separate query. */
    ASK_SINGLE_TYPES,
    /** Ask for the whole zone. */
    ASK_WITH_AXFR,
    /** Use another DSO type; this connection supports DSO. */
    ASK_WITH_OTHER_TYPE,
    /** Ask another server of the zone, or another resolver. */
    ANOTHER_SERVER,
    /** Sign with a longer MAC, at best the whole one. */
    ASK_WITH_LONGER_MAC,
    /** Use another key, or have this one corrected. */
    FIX_KEY,
    /**
     * Log the difference between the clocks and have them corrected; {@link NextStep#number}, if
     * present, is the number of seconds by which the server's clock is ahead.
     */
    FIX_CLOCK,
    /** Ignore this message and keep waiting for the real response. */
    WAIT,
    /** Report the failure. */
    GIVE_UP
  }

  /**
   * The time during which a client remembers that a server does not support EDNS. RFC 6891 section
   * 6.2.2 asks for a short time but names none: a server may be upgraded or replaced.
   */
  public static final Duration NO_EDNS_TIME = Duration.ofMinutes(15);

  /** The payload size in octets to use when larger responses are lost; RFC 6891 section 6.2.5. */
  public static final int SAFE_UDP_OCTETS = 1232;

  private final Action action;
  private final int times;
  private final long seconds;
  private final Action otherwise;
  private final Name name;
  private final OptionalLong number;
  private final Octets cookie;

  private NextStep(
      Action action,
      int times,
      long seconds,
      Action otherwise,
      Name name,
      OptionalLong number,
      Octets cookie) {
    this.action = action;
    this.times = times;
    this.seconds = seconds;
    this.otherwise = otherwise;
    this.name = name;
    this.number = number;
    this.cookie = cookie;
  }

  /**
   * Returns the next step after a response.
   *
   * @param outcome the outcome of the response
   * @param attempt the properties of the query that was sent
   * @return the step
   */
  public static NextStep after(Outcome outcome, Attempt attempt) {
    return NextSteps.after(outcome, attempt);
  }

  /**
   * Returns the next step after a timeout.
   *
   * @param attempt the properties of the query that was sent
   * @return the step; never {@link Action#ASK_WITHOUT_EDNS}, because a timeout does not mean that
   *     the server does not support EDNS (RFC 6891 section 6.2.5)
   */
  public static NextStep afterTimeout(Attempt attempt) {
    return NextSteps.afterTimeout(attempt);
  }

  static NextStep of(Action action, int times, Action otherwise) {
    return new NextStep(action, times, 0, otherwise, null, OptionalLong.empty(), null);
  }

  NextStep remember(long seconds) {
    return new NextStep(action, times, seconds, otherwise, name, number, cookie);
  }

  NextStep name(Name name) {
    return new NextStep(action, times, seconds, otherwise, name, number, cookie);
  }

  NextStep number(long number) {
    return new NextStep(action, times, seconds, otherwise, name, OptionalLong.of(number), cookie);
  }

  NextStep cookie(Octets cookie) {
    return new NextStep(action, times, seconds, otherwise, name, number, cookie);
  }

  /**
   * Returns the action that the client should take.
   *
   * @return the action
   */
  public Action action() {
    return action;
  }

  /**
   * Returns the maximum number of times to take this action for one query.
   *
   * @return 0 or 1; 0 means that there is nothing to send
   */
  public int maxTimes() {
    return times;
  }

  /**
   * Returns the time that belongs to the action: the longest time for which an answer may be used,
   * or for which to remember a property of the server.
   *
   * @return the time; zero if nothing is to be remembered
   */
  public Duration delay() {
    return Duration.ofSeconds(seconds);
  }

  /**
   * Returns the action that follows when this action has been done {@link #maxTimes} times, or when
   * the wait has ended without a response. {@link #name}, {@link #number} and {@link #cookie} do
   * not belong to it.
   *
   * @return the action
   */
  public Action otherwise() {
    return otherwise;
  }

  /**
   * Returns the name that the action needs: the target of the alias, or the zone of the referral.
   *
   * @return the name, or empty
   */
  public Optional<Name> name() {
    return Optional.ofNullable(name);
  }

  /**
   * Returns the number that the action needs: the EDNS version, the payload size in octets, or the
   * difference of the clocks in seconds.
   *
   * @return the number, or empty
   */
  public OptionalLong number() {
    return number;
  }

  /**
   * Returns the server's cookie that the action needs.
   *
   * @return the cookie, or empty
   */
  public Optional<Octets> cookie() {
    return Optional.ofNullable(cookie);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NextStep that
        && action == that.action
        && times == that.times
        && seconds == that.seconds
        && otherwise == that.otherwise
        && number.equals(that.number)
        && Objects.equals(name, that.name)
        && Objects.equals(cookie, that.cookie);
  }

  @Override
  public int hashCode() {
    return Objects.hash(action, times, seconds, otherwise, number, name, cookie);
  }

  @Override
  public String toString() {
    return action
        + (name == null ? "" : " " + name)
        + (number.isPresent() ? " " + number.getAsLong() : "")
        + (cookie == null ? "" : " " + cookie)
        + (times == 0 ? "" : ", " + times + " times")
        + (otherwise == action ? "" : ", then " + otherwise);
  }
}
