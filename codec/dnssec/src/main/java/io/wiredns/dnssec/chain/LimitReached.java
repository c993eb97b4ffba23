package io.wiredns.dnssec.chain;

/** Ends a validation at a limit. It carries the verdict's reason and is caught by the validator. */
final class LimitReached extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ChainReason reason;

  LimitReached(ChainReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  ChainReason reason() {
    return reason;
  }
}
