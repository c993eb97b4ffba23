package io.wiredns.command.update;

import io.wiredns.command.line.FormatOptions;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Operand;
import io.wiredns.command.line.RemoteOptions;
import io.wiredns.command.line.Subcommand;
import io.wiredns.command.line.Syntax;
import io.wiredns.core.client.DnsClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a script with updates. */
public final class UpdateCommand implements Subcommand {
  private final RemoteOptions remote = new RemoteOptions();

  private final FormatOptions format =
      new FormatOptions("a line for each update, and for each message that is shown");

  private final Operand file =
      new Operand(0, 1, "FILE", "The script; - or nothing for standard input.").or("-");

  @Override
  public Syntax syntax() {
    return new Syntax(
            "update",
            "Changes zones with UPDATE messages (RFC 2136), by a script in nsupdate's language.",
            "",
            "  server ADDRESS [PORT]      zone NAME      class CLASS      ttl SECONDS",
            "  key [ALGORITHM:]NAME SECRET",
            "  [prereq] nxdomain NAME     [prereq] yxdomain NAME",
            "  [prereq] nxrrset NAME [CLASS] TYPE",
            "  [prereq] yxrrset NAME [CLASS] TYPE [DATA]",
            "  [update] add NAME [TTL] [CLASS] TYPE DATA",
            "  [update] delete NAME [TTL] [CLASS] [TYPE [DATA]]",
            "  show    send (or an empty line)    answer    quit    ; comment",
            "",
            "Without zone or server, the SOA record determines them, as in nsupdate.",
            "Exit status: 0 if all updates were made, 1 if a server refused one, 2 for wrong use, no"
                + " response, or an error in the script, which ends the script.")
        .options(format.options())
        .options(remote.options())
        .operand(file);
  }

  @Override
  public Integer call() throws IOException, InputException {
    String file = this.file.get();
    if (Files.isDirectory(Path.of(file))) {
      throw new InputException(file + ": is a directory");
    }
    try (BufferedReader lines =
            file.equals("-")
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.ISO_8859_1))
                : Files.newBufferedReader(Path.of(file), StandardCharsets.ISO_8859_1);
        DnsClient client = RemoteOptions.client()) {
      return new UpdateScript(remote, client, file, format.isJson()).run(lines);
    }
  }
}
