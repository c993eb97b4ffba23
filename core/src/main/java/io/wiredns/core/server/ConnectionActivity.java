package io.wiredns.core.server;

/**
 * The activity of a connection and its memory, from which the {@link ConnectionTable} chooses the
 * connection that must make room. Written by the connection's loop; read by any thread, possibly
 * slightly out of date.
 */
final class ConnectionActivity {
  private volatile boolean idle = true;
  private volatile boolean waitsForClient;
  private volatile long lastProgress;
  private volatile int heldOctets;
  private volatile ServerEvent givenUp;

  ConnectionActivity(long now) {
    lastProgress = now;
  }

  /** Notes the present activity. Writes only what changes: this is called at each event. */
  void set(boolean idle, boolean waitsForClient) {
    if (this.idle != idle) {
      this.idle = idle;
    }
    if (this.waitsForClient != waitsForClient) {
      this.waitsForClient = waitsForClient;
    }
  }

  /** Returns whether no request is pending and nothing is unsent; a request may be incomplete. */
  boolean isIdle() {
    return idle;
  }

  /** Returns whether octets are unsent. */
  boolean waitsForClient() {
    return waitsForClient;
  }

  /**
   * Notes that the handler received a request while nothing was unsent, or that octets were sent.
   */
  void progress(long now) {
    lastProgress = now;
  }

  /** Returns the time of the last progress; at first, that of the constructor. */
  long lastProgress() {
    return lastProgress;
  }

  /** Returns whether octets have been unsent for longer than a time in which none was sent. */
  boolean isStuck(long now, long nanos) {
    return waitsForClient && now - lastProgress > nanos;
  }

  /** Notes the number of octets of the pages that the connection holds. */
  void holds(int octets) {
    if (heldOctets != octets) {
      heldOctets = octets;
    }
  }

  int heldOctets() {
    return heldOctets;
  }

  /** Notes that the table no longer counts the connection, which its loop must close. */
  void giveUp(ServerEvent why) {
    givenUp = why;
  }

  /** Returns the reason of {@link #giveUp}, or null if it was not called. */
  ServerEvent givenUp() {
    return givenUp;
  }
}
