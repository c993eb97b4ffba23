package io.wiredns.core.client;

import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.tsig.TsigKey;
import java.util.EnumSet;
import java.util.Set;

/** One server as one request sees it: what has been tried there and what was learnt. */
final class Target {
  final Upstream upstream;

  /** The query on its way, or null. */
  SentQuery sent;

  /** Nothing more is sent there. */
  boolean out;

  boolean stream;
  boolean withoutEdns;
  boolean withoutOptions;
  boolean withoutSubnet;

  /** What another version or size was asked for; -1 if none. */
  int ednsVersion = -1;

  int udpPayloadSize = -1;

  TsigKey key;

  int transmissions;
  int connectionsLost;
  int silentStreams;

  private final Set<NextStep.Action> taken = EnumSet.noneOf(NextStep.Action.class);

  Target(Upstream upstream, boolean stream, TsigKey key) {
    this.upstream = upstream;
    this.stream = stream;
    this.key = key;
  }

  boolean hasTaken(NextStep.Action action) {
    return taken.contains(action);
  }

  /** Remembers a step that a response has led to here, which no response leads to again. */
  void taken(NextStep.Action action) {
    taken.add(action);
  }

  /**
   * Takes over what a response says of the next query here.
   *
   * @return false if the step is none that changes the query
   */
  boolean apply(NextStep step) {
    switch (step.action()) {
      case ASK_OVER_TCP -> stream = true;
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
