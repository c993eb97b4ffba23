package io.wiredns.examples.cli;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.Finding;
import io.wiredns.codec.zone.ZoneChecker;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.codec.zone.ZoneReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a zone file. */
@Command(
    name = "check-zone",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a zone file as named-checkzone does, and asks no server.",
      "Exit status: 0 no errors (there may be warnings), 1 errors, 2 wrong use or unreadable input."
    })
final class CheckZoneCommand implements Callable<Integer> {
  @Option(
      names = "--include-root",
      paramLabel = "DIR",
      description = "Where $INCLUDE may read, and nowhere else; refused if not given.")
  private Path includeRoot;

  @Parameters(index = "0", paramLabel = "ORIGIN", description = "The zone's name.")
  private String origin;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "The zone file; - for standard input.")
  private String file;

  @Override
  public Integer call() throws IOException, InputException {
    ZoneReport report;
    try (ZoneReader reader = reader()) {
      report = ZoneChecker.check(reader);
    }
    try (OutputStream out = DissectCommand.output()) {
      for (Finding finding : report.findings()) {
        print(finding, out);
      }
      print(report, out);
    }
    return report.errors() == 0 ? Wiredns.GOOD : Wiredns.MALFORMED;
  }

  private ZoneReader reader() throws IOException, InputException {
    ZoneReader.Builder settings = ZoneReader.builder(name());
    if (includeRoot != null) {
      if (!Files.isDirectory(includeRoot)) {
        throw new InputException(includeRoot + ": is no directory");
      }
      settings.includeRoot(includeRoot);
    }
    if (file.equals("-")) {
      return settings.open(System.in, "-");
    }
    if (Files.isDirectory(Path.of(file))) {
      throw new InputException(file + ": is a directory");
    }
    return settings.open(Path.of(file));
  }

  private Name name() throws InputException {
    try {
      return Name.of(origin);
    } catch (IllegalArgumentException noName) {
      throw new InputException(noName.getMessage());
    }
  }

  private static void print(Object line, OutputStream out) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
