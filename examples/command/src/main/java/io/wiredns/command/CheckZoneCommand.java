package io.wiredns.command;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.inspect.zone.Finding;
import io.wiredns.inspect.zone.ZoneChecker;
import io.wiredns.inspect.zone.ZoneReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
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

  @Option(
      names = "--generated-records",
      paramLabel = "N",
      description = "How many records all $GENERATEs together may make; 65536 if not given.")
  private Long generatedRecords;

  @Option(
      names = "--generated-octets",
      paramLabel = "N",
      description = "How many octets of text they may make; 67108864 (64 MiB) if not given.")
  private Long generatedOctets;

  @Option(
      names = "--include-octets",
      paramLabel = "N",
      description = "How large all included files may be together; 1 GiB if not given.")
  private Long includeOctets;

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
    return report.errorCount() == 0 ? Wiredns.GOOD : Wiredns.MALFORMED;
  }

  private ZoneReader reader() throws IOException, InputException {
    ZoneReader.Builder settings = ZoneReader.builder(name());
    if (includeRoot != null) {
      if (!Files.isDirectory(includeRoot)) {
        throw new InputException(includeRoot + ": is no directory");
      }
      settings.includeRoot(includeRoot);
    }
    limit("--generated-records", generatedRecords, settings::maxGeneratedRecords);
    limit("--generated-octets", generatedOctets, settings::maxGeneratedOctets);
    limit("--include-octets", includeOctets, settings::maxIncludeOctets);
    if (file.equals("-")) {
      return settings.open(System.in, "-");
    }
    if (Files.isDirectory(Path.of(file))) {
      throw new InputException(file + ": is a directory");
    }
    return settings.open(Path.of(file));
  }

  private static void limit(String option, Long value, LongConsumer setting) throws InputException {
    if (value == null) {
      return;
    }
    if (value < 0) {
      throw new InputException(option + ": expected a number from 0 on, found " + value);
    }
    setting.accept(value);
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
