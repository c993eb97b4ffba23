package io.wiredns.command;

import io.wiredns.core.client.DnsClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs a script with updates. */
@Command(
    name = "update",
    mixinStandardHelpOptions = true,
    description = {
      "Changes zones by UPDATE messages (RFC 2136), from a script in nsupdate's language:",
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
      "Without zone, and without server, they are looked for as nsupdate does: by the SOA record.",
      "Exit status: 0 all updates were made, 1 a server said no to one, 2 wrong use, no answer, or an",
      "error in the script, which ends there."
    })
final class UpdateCommand implements Callable<Integer> {
  @Mixin private RemoteOptions remote;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "The script; - or nothing for standard input.")
  private String file;

  @Override
  public Integer call() throws IOException, InputException {
    try (BufferedReader lines =
            file.equals("-")
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.ISO_8859_1))
                : Files.newBufferedReader(Path.of(file), StandardCharsets.ISO_8859_1);
        DnsClient client = RemoteOptions.client()) {
      return new UpdateScript(remote, client, file).run(lines);
    }
  }
}
