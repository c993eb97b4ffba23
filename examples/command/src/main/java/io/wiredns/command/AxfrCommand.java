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
      "Transfers a zone (RFC 5936), checks sequence and signatures, and writes a zone file.",
      "Records are written as they arrive, so that the output is incomplete after an error. With -o"
          + " the file is written only if the transfer is complete.",
      "Exit status: 0 if the transfer is complete, 1 if the server refused or sent something wrong,"
          + " 2 for wrong use or no response."
    })
final class AxfrCommand extends TransferCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "@SERVER[#PORT] ZONE [+json]",
      hideParamSyntax = true,
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
