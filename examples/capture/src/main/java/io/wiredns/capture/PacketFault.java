package io.wiredns.capture;

/**
 * Reports a packet that cannot be dissected. The packet is counted, and reading goes on with the
 * next one.
 */
final class PacketFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean cut;

  private PacketFault(String message, boolean cut) {
    // A capture may contain millions of such packets, and the stack trace is not used.
    super(message, null, false, false);
    this.cut = cut;
  }

  /** Returns the fault that octets were on the wire, but are not in the capture. */
  static PacketFault cut() {
    return new PacketFault("cut by the capture", true);
  }

  /** Returns the fault that a header contradicts itself or the length of its packet. */
  static PacketFault malformed() {
    return new PacketFault("malformed", false);
  }

  boolean isCut() {
    return cut;
  }
}
