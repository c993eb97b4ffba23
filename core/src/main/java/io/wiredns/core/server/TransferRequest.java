package io.wiredns.core.server;

/**
 * A request for a zone transfer, and whether it has a place in the {@link TransferTable}. The table
 * decides, and its connection reads the decision.
 */
final class TransferRequest {
  /** What the table decides. */
  enum Decision {
    /** The transfer waits for a place. */
    WAITS,
    /** The transfer has a place. */
    ADMITTED,
    /** There are too many transfers. */
    REFUSED
  }

  final Request request;
  final TransferPlace place;

  /** The reply with the first message, until that is written. */
  PendingReply reply;

  volatile Decision decision = Decision.WAITS;

  /** When it came; for the table. */
  long since;

  TransferRequest(PendingReply reply, TransferPlace place) {
    request = reply.request;
    this.reply = reply;
    this.place = place;
  }

  Object address() {
    return place.address;
  }
}
