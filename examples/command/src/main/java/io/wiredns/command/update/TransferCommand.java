package io.wiredns.command.update;

import io.wiredns.codec.message.Transport;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.line.DigWords;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.Failures;
import io.wiredns.command.line.FormatOptions;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Option;
import io.wiredns.command.line.RemoteOptions;
import io.wiredns.command.line.Syntax;
import io.wiredns.command.output.NamedOutput;
import io.wiredns.command.output.StandardOutput;
import io.wiredns.command.output.TransferWords;
import io.wiredns.command.output.Voice;
import io.wiredns.core.transfer.TransferRequest;
import io.wiredns.core.transfer.ZoneTransfer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The common part of axfr and ixfr: server, connection and output. */
abstract class TransferCommand {
  private final RemoteOptions remote = new RemoteOptions();

  private final Option<Path> output =
      Option.file(
          "-o/--output",
          "FILE",
          "The output file, which is written only if the transfer is complete; standard output by default.");

  private final FormatOptions format = new FormatOptions("a line for each record");

  private boolean datagram;
  private InetSocketAddress server;

  /** Returns the options of both commands, and more. */
  final Syntax with(Syntax syntax) {
    return syntax.options(format.options()).options(output).options(remote.options());
  }

  /**
   * Parses the arguments: sets the server and the +words, and returns the others in their order.
   */
  final String[] plain(List<String> words, int least, int most, String usage)
      throws InputException {
    List<String> rest =
        words.stream().filter(word -> !word.startsWith("@") && !word.startsWith("+")).toList();
    for (String word : words) {
      if (word.startsWith("@")) {
        if (server != null) {
          throw new InputException("a transfer needs one server, " + word + " is another");
        }
        server = remote.server(word.substring(1));
      } else if (word.equalsIgnoreCase("+udp")) {
        datagram = true;
      } else if (word.startsWith("+")) {
        throw new InputException("a transfer has no option " + DigWords.printable(word));
      }
    }
    if (server == null || rest.size() < least || rest.size() > most) {
      throw new InputException("usage: " + usage);
    }
    return rest.toArray(new String[0]);
  }

  /** Reads a transfer. */
  interface TransferReader {
    void read(ZoneTransfer transfer, TransferWords words) throws IOException, InputException;
  }

  /** Runs a transfer; returns the exit status. */
  final int run(TransferRequest request, TransferReader reader) throws IOException, InputException {
    ZoneTransfer.Builder options =
        ZoneTransfer.builder(server, request).idleTimeout(remote.timeout());
    options.connectTimeout(remote.timeout());
    remote.key().ifPresent(options::key);
    if (datagram) {
      if (request.known().isEmpty()) {
        throw new InputException("+udp is for ixfr only; a whole zone is sent over TCP");
      }
      options.transport(Transport.UDP);
    }
    Path output = this.output.get();
    if (output == null) {
      try (OutputStream out = StandardOutput.open()) {
        return run(options, reader, new TransferWords(out, format.isJson()), request.zone());
      }
    }
    if (Files.exists(output) && !Files.isRegularFile(output)) {
      if (Files.isDirectory(output)) {
        throw new InputException(output + ": is a directory");
      }
      // A device or pipe, which must not be replaced by a file.
      try (OutputStream out = buffered(output)) {
        return run(options, reader, new TransferWords(out, format.isJson()), request.zone());
      }
    }
    return runToFile(options, reader, request.zone());
  }

  private int runToFile(ZoneTransfer.Builder options, TransferReader reader, Name zone)
      throws IOException, InputException {
    Path output = this.output.get();
    Path part = part();
    try {
      try (OutputStream out = buffered(part)) {
        int status = run(options, reader, new TransferWords(out, format.isJson()), zone);
        if (status != ExitStatus.GOOD) {
          return status;
        }
      }
      try {
        Files.move(part, output, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException failure) {
        throw new InputException(Failures.ofFile(output, failure));
      }
      return ExitStatus.GOOD;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Creates the file that is renamed when it is complete. */
  private Path part() throws InputException {
    Path output = this.output.get();
    Path folder = output.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new InputException(output + ": no such folder");
    }
    try {
      return Files.createTempFile(folder, ".transfer", ".part");
    } catch (IOException failure) {
      throw new InputException(Failures.ofFile(output, failure));
    }
  }

  private OutputStream buffered(Path file) throws InputException {
    try {
      OutputStream out = Files.newOutputStream(file);
      return new BufferedOutputStream(new NamedOutput(out, output.get().toString()), 1 << 16);
    } catch (IOException failure) {
      throw new InputException(Failures.ofFile(output.get(), failure));
    }
  }

  private int run(
      ZoneTransfer.Builder options, TransferReader reader, TransferWords words, Name zone)
      throws IOException, InputException {
    ZoneTransfer transfer;
    try {
      transfer = options.open();
    } catch (IOException failure) {
      System.err.println("wiredns: " + Voice.server(server) + ": " + Failures.reason(failure));
      return ExitStatus.UNUSABLE;
    }
    try (transfer) {
      reader.read(transfer, words);
      words.comment(
          "%s of %s: %d records in %d messages, %d octets, from %s"
              .formatted(
                  transfer.request().type(),
                  zone,
                  transfer.recordCount(),
                  transfer.messageCount(),
                  transfer.receivedOctets(),
                  Voice.server(server)));
      words.end();
      return ExitStatus.GOOD;
    } catch (NamedOutput.OutputException failure) {
      throw failure; // The server did its part.
    } catch (IOException failure) {
      words.end();
      System.err.println("wiredns: " + Voice.server(server) + ": " + Failures.reason(failure));
      return transfer.messageCount() == 0 ? ExitStatus.UNUSABLE : ExitStatus.MALFORMED;
    }
  }
}
