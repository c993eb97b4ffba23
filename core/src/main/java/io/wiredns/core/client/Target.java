package io.wiredns.core.client;

import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.tsig.TsigKey;

/** The state of one server within one request: the queries sent and their results. */
final class Target {
  final Upstream upstream;

  /** The query in flight, or null. */
  SentQuery sent;

  /** Whether no more queries are sent to this server. */
  boolean givenUp;

  boolean stream;
  boolean withoutEdns;
  boolean withoutOptions;
  boolean withoutSubnet;

  /** The EDNS version and UDP payload size that a response or time-out requires; -1 if none. */
  int ednsVersion = -1;

  int udpPayloadSize = -1;

  TsigKey key;

  int transmissions;
  int connectionsLost;
  int silentStreams;

  /** Whether a query that could not be sent, probably because of this host, was tried again. */
  boolean triedAgain;

  /** A bit for each action that was taken. */
  private int taken;

  Target(Upstream upstream, boolean stream, TsigKey key) {
    this.upstream = upstream;
    this.stream = stream;
    this.key = key;
  }

  /** Returns whether nothing requires a query to differ from the client's settings. */
  boolean isDefault() {
    return key == null
        && !withoutEdns
        && !withoutOptions
        && ednsVersion < 0
        && udpPayloadSize < 0
        && !upstream.lacksEdns();
  }

  boolean hasTaken(NextStep.Action action) {
    return (taken & 1 << action.ordinal()) != 0;
  }

  /** Remembers a step that a response caused, so that no response causes it again. */
  void taken(NextStep.Action action) {
    taken |= 1 << action.ordinal();
  }

  /**
   * Changes the next query to this server according to a step.
   *
   * @return false if the step does not change the query
   */
  boolean apply(NextStep step) {
    switch (step.action()) {
      case ASK_OVER_TCP -> stream = true;
      case ASK_WITH_SIZE -> udpPayloadSize = (int) step.number().orElseThrow();
      case ASK_WITHOUT_EDNS -> {
        withoutEdns = true;
        if (!step.delay().isZero()) {
          upstream.rememberNoEdns(step.delay());
        }
      }
      case ASK_WITHOUT_OPTIONS -> withoutOptions = true;
      case ASK_WITHOUT_ECS -> withoutSubnet = true;
      case ASK_WITH_VERSION -> ednsVersion = (int) step.number().orElseThrow();
      case ASK_WITH_COOKIE -> upstream.serverCookie(step.cookie().orElseThrow());
      case ASK_WITH_LONGER_MAC -> key = key.withMacOctets(key.algorithm().macOctets());
      default -> {
        return false;
      }
    }
    return true;
  }
}
