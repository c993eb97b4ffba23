package io.wiredns.core.client;

import io.wiredns.codec.tsig.TsigResult;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.time.Duration;

/**
 * Describes failures of the network. Depends on the type of an exception only, because the text of
 * the system is in the language of the user, or missing.
 */
final class FailureText {
  private FailureText() {}

  /** Returns a sentence about a server, which follows its address. */
  static String of(IOException failure) {
    if (failure instanceof PortUnreachableException) {
      return "the UDP port is closed";
    }
    if (failure instanceof NoRouteToHostException) {
      return "there is no route to the server";
    }
    if (failure instanceof ConnectException) {
      return "the server refused the TCP connection";
    }
    if (failure instanceof EOFException) {
      return "the server closed the TCP connection before it answered";
    }
    if (failure instanceof SocketException) {
      return "the network failed: " + ofSystem(failure);
    }
    return ofSystem(failure);
  }

  /**
   * Returns whether a failure to send a query may be due to this host, such as to a full buffer.
   */
  static boolean mayBeLocal(IOException failure) {
    return !(failure instanceof PortUnreachableException
        || failure instanceof NoRouteToHostException
        || failure instanceof ConnectException);
  }

  /** Returns the text of the system, or the type of the exception if there is none. */
  static String ofSystem(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }

  /** Returns why a response was not verified, as a clause about it. */
  static String of(TsigResult unverified) {
    if (unverified instanceof TsigResult.ServerError error) {
      String clock =
          error.clockDifference().map(Duration::toSeconds).map(FailureText::clock).orElse("");
      String signed = error.authenticated() ? "" : ", in a response without signature";
      return "the server reports " + error.error() + clock + signed;
    }
    if (unverified instanceof TsigResult.Rejected rejected) {
      return "the signature breaks the rule %s, octet %d: %s (%s)"
          .formatted(
              rejected.rule(), rejected.offset(), rejected.detail(), rejected.rule().section());
    }
    return "the response is not signed";
  }

  private static String clock(long seconds) {
    return ", its clock is " + Math.abs(seconds) + " s " + (seconds < 0 ? "slow" : "fast");
  }
}
