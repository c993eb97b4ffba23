package io.wiredns.codec.response;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a program does after a response, or after none.
 *
 * @param action what to do
 * @param times how often at most for one query; 0 if there is nothing to send
 * @param seconds how long what was learnt is to be remembered at most, or 0 if it is not
 * @param otherwise what to do when the times are used up, or the wait brought nothing
 * @param name the name that the action needs: the alias's target, the zone referred to
 * @param number the number that the action needs: the EDNS version, the payload size in octets, the
 *     clock's difference in seconds
 * @param cookie the server's cookie that the action needs
 * @since 0.1
 */
public record NextStep(
    Action action,
    int times,
    int seconds,
    Action otherwise,
    Optional<Name> name,
    OptionalLong number,
    Optional<Octets> cookie) {
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
  public static final int NO_EDNS_SECONDS = 900;

  /** The payload size that gets through when a larger one does not; RFC 6891 section 6.2.5. */
  public static final int SAFE_UDP_OCTETS = 1232;

  /**
   * A step.
   *
   * @param action what to do
   * @param times how often at most, 0 or more
   * @param seconds how long to remember, 0 or more
   * @param otherwise what to do then
   * @param name a name, or none
   * @param number a number, or none
   * @param cookie a cookie, or none
   * @throws IllegalArgumentException if a number is negative
   */
  public NextStep {
    Objects.requireNonNull(action);
    Objects.requireNonNull(otherwise);
    Objects.requireNonNull(name);
    Objects.requireNonNull(number);
    Objects.requireNonNull(cookie);
    if (times < 0 || seconds < 0) {
      throw new IllegalArgumentException(times + " times, " + seconds + " seconds");
    }
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
    return new NextStep(
        action, times, 0, otherwise, Optional.empty(), OptionalLong.empty(), Optional.empty());
  }

  NextStep remember(long seconds) {
    return new NextStep(
        action, times, (int) Math.min(seconds, Integer.MAX_VALUE), otherwise, name, number, cookie);
  }

  NextStep name(Name name) {
    return new NextStep(action, times, seconds, otherwise, Optional.of(name), number, cookie);
  }

  NextStep number(long number) {
    return new NextStep(action, times, seconds, otherwise, name, OptionalLong.of(number), cookie);
  }

  NextStep cookie(Octets cookie) {
    return new NextStep(action, times, seconds, otherwise, name, number, Optional.of(cookie));
  }
}
