package io.wiredns.doctor.exchange;

import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.tsig.TsigResult;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.util.Locale;

/** Tells in clauses what came of an attempt, and what is done next. */
public final class AttemptText {
  private AttemptText() {}

  /** Returns what came of an attempt, as a clause. */
  public static String result(ExchangeAttempt attempt) {
    return switch (attempt.result) {
      case RESPONSE -> code(attempt);
      case MALFORMED ->
          "malformed response of %d octets: %s"
              .formatted(attempt.response.length, attempt.fault.getMessage());
      case UNVERIFIED -> code(attempt) + ", " + signature(attempt);
      case SILENT -> silence(attempt);
      case UNREACHABLE -> network(attempt.failure);
      case CONNECTION_LOST -> lost(attempt);
    };
  }

  /** Returns why the TSIG of a response was not verified, in short. */
  public static String signature(ExchangeAttempt attempt) {
    TsigResult result = attempt.signature;
    if (result instanceof TsigResult.ServerError error) {
      return error.error() + " in TSIG";
    }
    return result instanceof TsigResult.Rejected rejected
        ? "TSIG not verified (" + rejected.rule() + ")"
        : "not signed";
  }

  private static String code(ExchangeAttempt attempt) {
    String code = attempt.message.rcode().toString();
    return attempt.message.isTruncated() ? code + ", truncated (TC)" : code;
  }

  private static String silence(ExchangeAttempt attempt) {
    if (attempt.failure != null) {
      return "no connection in time";
    }
    return attempt.expected > 0
        ? "only %d of %d octets in time".formatted(attempt.received, attempt.expected)
        : "no response in time";
  }

  private static String lost(ExchangeAttempt attempt) {
    String how = attempt.failure instanceof EOFException ? "closed" : "reset";
    String when =
        attempt.expected >= 0
            ? "after %d of %d octets".formatted(attempt.received, attempt.expected)
            : "without a response";
    return "the server %s the connection %s".formatted(how, when);
  }

  /** Returns what a failure of the network means; the system's own text is in any language. */
  static String network(IOException failure) {
    if (failure instanceof PortUnreachableException) {
      return "the UDP port is closed (ICMP)";
    }
    if (failure instanceof NoRouteToHostException) {
      return "no route to the server";
    }
    if (failure instanceof BindException) {
      return "this host cannot send from the given address: " + failure.getMessage();
    }
    if (failure instanceof ConnectException) {
      return "the server refused the connection";
    }
    if (failure instanceof SocketTimeoutException) {
      return "no connection in time";
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** Returns what is sent next, as a clause. */
  public static String next(NextStep.Action step) {
    return switch (step) {
      case ASK_OVER_TCP -> "next over TCP";
      case ASK_WITHOUT_EDNS -> "next without EDNS";
      case ASK_WITHOUT_OPTIONS -> "next without EDNS options";
      case ASK_WITH_SIZE -> "next with a smaller size for UDP";
      case ASK_WITH_VERSION -> "next with another EDNS version";
      case ASK_WITH_COOKIE -> "next with the server's cookie";
      case ASK_WITH_LONGER_MAC -> "next with the whole MAC";
      case ANOTHER_SERVER -> "next another server";
      default -> step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }
}
