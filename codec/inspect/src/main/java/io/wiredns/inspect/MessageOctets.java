package io.wiredns.inspect;

import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.WireLimits;

/**
 * A copy of the octets of a view's message, which costs less than a call for each octet. For one
 * thread at a time.
 */
final class MessageOctets {
  private static final int INITIAL_OCTETS = 1 << 10;

  /** The message, from index 0. */
  byte[] array = new byte[INITIAL_OCTETS];

  /** The index after its last octet. */
  int end;

  void copyOf(MessageView view) {
    int length = Math.min(view.length(), WireLimits.MESSAGE_OCTETS);
    if (array.length < length) {
      array = new byte[Math.max(length, Math.min(2 * array.length, WireLimits.MESSAGE_OCTETS))];
    }
    view.copyOctets(0, length, array, 0);
    end = length;
  }
}
