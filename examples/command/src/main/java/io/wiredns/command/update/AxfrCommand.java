package io.wiredns.command.update;

import io.wiredns.command.line.DigWords;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Operand;
import io.wiredns.command.line.Subcommand;
import io.wiredns.command.line.Syntax;
import io.wiredns.core.transfer.TransferRequest;
import java.io.IOException;

/** Transfers a zone. */
public final class AxfrCommand extends TransferCommand implements Subcommand {
  private final Operand words =
      new Operand(1, Operand.MANY, "@SERVER[#PORT] ZONE", "The server and the name of the zone.")
          .literal();

  @Override
  public Syntax syntax() {
    return with(new Syntax(
            "axfr",
            "Transfers a zone (RFC 5936), checks sequence and signatures, and writes a zone file.",
            "Records are written as they arrive, so that the output is incomplete after an error. With -o"
                + " the file is written only if the transfer is complete.",
            "Exit status: 0 if the transfer is complete, 1 if the server refused or sent something wrong,"
                + " 2 for wrong use or no response."))
        .operand(words);
  }

  @Override
  public Integer call() throws IOException, InputException {
    String[] plain = plain(words.all(), 1, 1, "wiredns axfr @SERVER ZONE");
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
