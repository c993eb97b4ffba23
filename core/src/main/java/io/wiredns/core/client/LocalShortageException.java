package io.wiredns.core.client;

import java.io.Closeable;
import java.io.IOException;

/**
 * Thrown if this host has no file descriptor, port or memory for a query; no server is at fault.
 */
final class LocalShortageException extends IOException {
  private static final long serialVersionUID = 1;

  LocalShortageException(String what, Throwable cause) {
    super(what + ": " + FailureText.ofSystem(cause), cause);
  }

  /**
   * Creates an exception and closes a channel.
   *
   * @param unusable the channel; null if none was opened
   */
  LocalShortageException(String what, Throwable cause, Closeable unusable) {
    this(what, cause);
    if (unusable != null) {
      try {
        unusable.close();
      } catch (IOException also) {
        addSuppressed(also);
      }
    }
  }
}
