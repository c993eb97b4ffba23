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
      "Checks a zone file as named-checkzone does, without asking a server.",
      "Exit status: 0 if there are no errors, 1 if there are errors, 2 for wrong use or unreadable"
          + " input. Warnings do not count."
    })
final class CheckZoneCommand implements Callable<Integer> {
  @Option(
      names = "--include-root",
      paramLabel = "DIR",
      description = "The only folder from which $INCLUDE may read; without it $INCLUDE is refused.")
  private Path includeRoot;

  @Option(
      names = "--generated-records",
      paramLabel = "N",
      description = "The maximum number of records of all $GENERATE entries; 65536 by default.")
  private Long generatedRecords;

  @Option(
      names = "--generated-octets",
      paramLabel = "N",
      description =
          "The maximum octets of the text of all $GENERATE entries; 67108864 (64 MiB) by default.")
  private Long generatedOctets;

  @Option(
      names = "--include-octets",
      paramLabel = "N",
      description = "The maximum octets of all included files; 1 GiB by default.")
  private Long includeOctets;

  @Parameters(index = "0", paramLabel = "ORIGIN", description = "The name of the zone.")
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
        print(withOptions(finding.toString()), out);
      }
      print(report, out);
    }
    return report.errorCount() == 0 ? Wiredns.GOOD : Wiredns.MALFORMED;
  }

  private ZoneReader reader() throws IOException, InputException {
    ZoneReader.Builder settings = ZoneReader.builder(name());
    if (includeRoot != null) {
      if (!Files.isDirectory(includeRoot)) {
        throw new InputException(includeRoot + ": not a directory");
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
      throw new InputException(file + ": is a directory; name a file");
    }
    return settings.open(Path.of(file));
  }

  private static void limit(String option, Long value, LongConsumer setting) throws InputException {
    if (value == null) {
      return;
    }
    if (value < 0) {
      throw new InputException(option + ": expected a number that is not negative, found " + value);
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

  /** Returns a text that names the options of this command instead of the reader's settings. */
  private static String withOptions(String text) {
    return text.replace("ZoneReader.Builder.includeRoot", "--include-root")
        .replace("ZoneReader.Builder.maxGeneratedRecords", "--generated-records")
        .replace("ZoneReader.Builder.maxGeneratedOctets", "--generated-octets")
        .replace("ZoneReader.Builder.maxIncludeOctets", "--include-octets");
  }

  private static void print(Object line, OutputStream out) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
