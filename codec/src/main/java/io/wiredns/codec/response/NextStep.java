package io.wiredns.codec.response;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a program does after a response, or after none. Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class NextStep {
  /** What to do. */
  public enum Action {
    /** Use the response. */
    ACCEPT,
    /** Ask for {@link NextStep#name}, with the same type. */
    FOLLOW_CNAME,
    /** Ask the servers of {@link NextStep#name}. */
    FOLLOW_REFERRAL,
    /** Send the same again, later. */
    ASK_AGAIN,
    /** Ask over TCP. */
    ASK_OVER_TCP,
    /** Ask without OPT. */
    ASK_WITHOUT_EDNS,
    /** Ask with OPT and none of the options. */
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
    /** Ask for each type in a query of its own. */
    ASK_SINGLE_TYPES,
    /** Ask for the whole zone. */
    ASK_WITH_AXFR,
    /** Use another DSO type; this connection does DSO. */
    ASK_WITH_OTHER_TYPE,
    /** Ask another server of the zone, or another resolver. */
    ANOTHER_SERVER,
    /** Sign with a longer MAC, at best the whole one. */
    ASK_WITH_LONGER_MAC,
    /** Use another key, or have this one put right. */
    FIX_KEY,
    /** Log it and have the clocks put right; {@link NextStep#number} is the difference. */
    FIX_CLOCK,
    /** Ignore this message and go on waiting for the real one. */
    WAIT,
    /** Report the failure. */
    GIVE_UP
  }

  /**
   * How long to remember that a server has no EDNS. RFC 6891 section 6.2.2 wants it short and names
   * no number: a server may be upgraded or replaced.
   */
  public static final Duration NO_EDNS_TIME = Duration.ofMinutes(15);

  /** The payload size that gets through when a larger one does not; RFC 6891 section 6.2.5. */
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
   * What to do after a response.
   *
   * @param outcome what the response means
   * @param attempt how the query was sent
   * @return the step
   */
  public static NextStep after(Outcome outcome, Attempt attempt) {
    return NextSteps.after(outcome, attempt);
  }

  /**
   * What to do when no response came in time.
   *
   * @param attempt how the query was sent
   * @return the step; never {@link Action#ASK_WITHOUT_EDNS}, for silence does not say that EDNS is
   *     unknown (RFC 6891 section 6.2.5)
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
   * What to do.
   *
   * @return the action
   */
  public Action action() {
    return action;
  }

  /**
   * How often at most to do it for one query.
   *
   * @return 0 or more; 0 if there is nothing to send
   */
  public int maxTimes() {
    return times;
  }

  /**
   * The time that goes with the action: how long an answer may be used, or what was learnt of the
   * server is to be remembered, at most.
   *
   * @return the time; zero if nothing is to be remembered
   */
  public Duration delay() {
    return Duration.ofSeconds(seconds);
  }

  /**
   * What to do when the times are used up, or the wait brought nothing.
   *
   * @return the action
   */
  public Action otherwise() {
    return otherwise;
  }

  /**
   * The name that the action needs: the alias's target, the zone referred to.
   *
   * @return the name, or empty
   */
  public Optional<Name> name() {
    return Optional.ofNullable(name);
  }

  /**
   * The number that the action needs: the EDNS version, the payload size in octets, the clock's
   * difference in seconds.
   *
   * @return the number, or empty
   */
  public OptionalLong number() {
    return number;
  }

  /**
   * The server's cookie that the action needs.
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
