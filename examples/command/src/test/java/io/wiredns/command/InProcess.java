package io.wiredns.command;

import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.RemoteOptions;
import io.wiredns.command.update.UpdateScript;
import io.wiredns.core.client.DnsClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;

/** Runs scripts in the process of the test, for hundreds of them. */
public final class InProcess {
  private InProcess() {}

  /** Runs a script; returns the exit status, and writes the error that the command would report. */
  public static int update(String script, StringWriter err) throws IOException {
    try (DnsClient client = RemoteOptions.client()) {
      BufferedReader lines = new BufferedReader(new StringReader(script));
      return new UpdateScript(new RemoteOptions(), client, "-", false).run(lines);
    } catch (InputException wrong) {
      err.append(wrong.getMessage());
      return ExitStatus.UNUSABLE;
    }
  }
}
