package io.wiredns.capture;

/** A packet that cannot be taken apart. It is counted, and the capture goes on. */
final class PacketFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean cut;

  private PacketFault(String message, boolean cut) {
    // A capture may hold millions of such packets, and nobody looks at the stack.
    super(message, null, false, false);
    this.cut = cut;
  }

  /** The octets asked for were on the wire, but the capture does not have them. */
  static PacketFault cut() {
    return new PacketFault("cut by the capture", true);
  }

  /** A header contradicts itself or the length of what it is in. */
  static PacketFault malformed() {
    return new PacketFault("malformed", false);
  }

  boolean isCut() {
    return cut;
  }
}
