package io.wiredns.command.line;

import io.wiredns.codec.code.Rcode;
import io.wiredns.core.transfer.TransferException;
import io.wiredns.guide.RcodeGuide;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;

/** Describes failures of requests to people. */
public final class Failures {
  private Failures() {}

  /** Returns the reason why there is no response. */
  public static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof ConnectException) {
      return "nothing listens there for TCP";
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  /** Returns the reason why a transfer failed. */
  public static String reason(IOException failure) {
    if (failure instanceof TransferException transfer) {
      String hint =
          switch (transfer.fault()) {
            case RCODE -> transfer.rcode().map(Failures::meaning).orElse("");
            case SIGNATURE ->
                transfer
                    .rcode()
                    .filter(rcode -> !rcode.equals(Rcode.NOTAUTH))
                    .map(Failures::meaning)
                    .orElse("; check that the server has this key under this name");
            case CLOSED_EARLY -> "; the output is not the whole zone";
            case NOT_IN_ZONE ->
                "; the copy is of another version, transfer the whole zone with axfr";
            default -> "";
          };
      return transfer.getMessage() + hint;
    }
    return reason((Throwable) failure);
  }

  /**
   * Returns the rest of a sentence: a code's title in the guide, and the command that explains it.
   */
  public static String meaning(Rcode rcode) {
    return "; " + RcodeGuide.english().entry(rcode).title() + ", see wiredns explain " + rcode;
  }

  /** Returns the file, and the reason why it cannot be read or written. */
  public static String ofFile(Path file, IOException failure) {
    String reason = failure.getMessage();
    if (failure instanceof NoSuchFileException) {
      reason = "no such file";
    } else if (failure instanceof AccessDeniedException) {
      reason = "permission denied";
    } else if (failure instanceof FileSystemException ofFile && ofFile.getReason() != null) {
      reason = ofFile.getReason();
    }
    return file + ": " + ("Is a directory".equals(reason) ? "is a directory" : reason);
  }
}
