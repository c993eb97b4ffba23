package io.wiredns.command;

import io.wiredns.core.transfer.TransferRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Transfers a zone. */
@Command(
    name = "axfr",
    mixinStandardHelpOptions = true,
    description = {
      "Transfers a whole zone (RFC 5936), checks its sequence and its signatures, and writes it as",
      "a zone file. It streams: what was written before an error is not the whole zone, but with",
      "-o there is a file only if it is.",
      "Exit status: 0 the zone came whole, 1 the server refused or sent something wrong, 2 wrong",
      "use or no answer."
    })
final class AxfrCommand extends TransferCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "@SERVER[#PORT] ZONE [+json]",
      description = "+json writes a line of JSON for each record.")
  private List<String> words;

  @Override
  public Integer call() throws IOException, InputException {
    String[] plain = plain(words, 1, 1, "wiredns axfr @SERVER ZONE");
    return run(
        TransferRequest.axfr(DigWords.name(plain[0])),
        (transfer, out) -> {
          while (transfer.hasNext()) {
            var batch = transfer.next();
            out.write(batch);
          }
        });
  }
}
