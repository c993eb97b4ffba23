package io.wiredns.command.update;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.command.line.DigWords;
import io.wiredns.command.line.Failures;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Operand;
import io.wiredns.command.line.Option;
import io.wiredns.command.line.Subcommand;
import io.wiredns.command.line.Syntax;
import io.wiredns.core.transfer.TransferBatch;
import io.wiredns.core.transfer.TransferRequest;
import io.wiredns.core.transfer.ZoneCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Transfers the changes of a zone. */
public final class IxfrCommand extends TransferCommand implements Subcommand {
  private static final long MAX_SERIAL = 0xFFFF_FFFFL;

  private final Option<Path> from =
      Option.file("--from", "FILE", "The zone file to update; then SERIAL must not be given.");

  private final Operand words =
      new Operand(
              1,
              Operand.MANY,
              "@SERVER[#PORT] ZONE [SERIAL] [+udp]",
              "The server, the name of the zone and the serial; +udp asks over UDP first.")
          .literal();

  @Override
  public Syntax syntax() {
    return with(new Syntax(
                "ixfr",
                "Transfers the changes of a zone since a serial (RFC 1995): the records that were deleted and"
                    + " added, with titles as comments, or the whole zone if the server has no changes.",
                "With --from it reads a zone file, asks for the changes since its serial, and writes the new"
                    + " zone.",
                "Exit status: 0 if the transfer is complete, 1 if the server refused or sent something wrong,"
                    + " or if the changes do not fit the file, 2 for wrong use or no response.")
            .options(from))
        .operand(words);
  }

  @Override
  public Integer call() throws IOException, InputException {
    if (from.get() != null) {
      String[] plain = plain(words.all(), 1, 1, "wiredns ixfr --from FILE @SERVER ZONE");
      return update(DigWords.name(plain[0]));
    }
    String[] plain = plain(words.all(), 2, 2, "wiredns ixfr @SERVER ZONE SERIAL");
    return run(
        TransferRequest.ixfr(DigWords.name(plain[0]), serial(plain[1])),
        (transfer, out) -> {
          while (transfer.hasNext()) {
            var batch = transfer.next();
            out.write(batch);
          }
        });
  }

  private static long serial(String word) throws InputException {
    if (!word.matches("[0-9]{1,10}") || Long.parseLong(word) > MAX_SERIAL) {
      throw new InputException(
          "serial " + DigWords.printable(word) + " is not a number in 0.." + MAX_SERIAL);
    }
    return Long.parseLong(word);
  }

  private int update(Name name) throws IOException, InputException {
    ZoneCopy zone = read(name);
    return run(
        zone.request(),
        (transfer, out) -> {
          boolean changed = zone.apply(transfer);
          long serial = zone.request().known().orElseThrow().serial();
          if (!changed) {
            out.comment("nothing new");
          }
          List<ResourceRecord> records = zone.records().toList();
          out.write(TransferBatch.of(TransferBatch.Kind.ZONE, serial, records));
        });
  }

  private ZoneCopy read(Name name) throws InputException {
    Path from = this.from.get();
    List<ResourceRecord> records = new ArrayList<>();
    try (ZoneReader reader = ZoneReader.of(from, name)) {
      for (var record = reader.next(); record != null; record = reader.next()) {
        records.add(record);
      }
      return ZoneCopy.of(name, records);
    } catch (TextFormatException wrong) {
      throw new InputException(wrong.getMessage());
    } catch (IOException failure) {
      throw new InputException(Failures.ofFile(from, failure));
    } catch (IllegalArgumentException noZone) {
      throw new InputException(from + ": " + noZone.getMessage());
    }
  }
}
