package io.wiredns.doctor.walk;

import io.wiredns.codec.wire.Name;

/**
 * The end of a walk.
 *
 * @param kind what it is
 * @param zone the zone at which it ended; null if no server of the root was found
 * @param reply the last reply of use, or the last of all if none was; null if there was none
 * @param cause what is wrong, with its evidence; null if nothing is
 * @param command the command to run next; null if there is none
 */
public record TraceEnd(Kind kind, Name zone, ServerReply reply, String cause, String command) {
  /** The kinds of ends. */
  public enum Kind {
    ANSWER,
    ALIAS,
    ALIAS_LOOP,
    NODATA,
    NXDOMAIN,
    /** The server that was named does not know the servers of the root. */
    NO_ROOT,
    /** No server of the zone serves it. */
    LAME,
    /** All servers of the zone answer with errors. */
    ERROR,
    /** No server of the zone answers. */
    SILENT,
    /** No address of a server of the zone is known. */
    NO_ADDRESS,
    /** The limit of steps or questions was reached. */
    TOO_LONG;

    /** Returns whether the servers of the name gave a result. */
    public boolean isResult() {
      return ordinal() <= NXDOMAIN.ordinal();
    }
  }
}
