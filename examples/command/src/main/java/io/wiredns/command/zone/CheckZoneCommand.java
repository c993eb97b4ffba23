package io.wiredns.command.zone;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.FormatOptions;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Operand;
import io.wiredns.command.line.Option;
import io.wiredns.command.line.Subcommand;
import io.wiredns.command.line.Syntax;
import io.wiredns.command.output.StandardOutput;
import io.wiredns.dnssec.zone.SignedZoneChecker;
import io.wiredns.dnssec.zone.SignedZoneReport;
import io.wiredns.doctor.report.JsonLine;
import io.wiredns.inspect.zone.Finding;
import io.wiredns.inspect.zone.ZoneChecker;
import io.wiredns.inspect.zone.ZoneReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Checks a zone file. */
public final class CheckZoneCommand implements Subcommand {
  private final Option<Path> includeRoot =
      Option.file(
          "--include-root",
          "DIR",
          "The only folder from which $INCLUDE may read; without it $INCLUDE is refused.");

  private final Option<Long> generatedRecords =
      Option.longInteger(
          "--generated-records",
          "N",
          "The maximum number of records of all $GENERATE entries; 65536 by default.");

  private final Option<Long> generatedOctets =
      Option.longInteger(
          "--generated-octets",
          "N",
          "The maximum octets of the text of all $GENERATE entries; 67108864 (64 MiB) by default.");

  private final Option<Long> includeOctets =
      Option.longInteger(
          "--include-octets", "N", "The maximum octets of all included files; 1 GiB by default.");

  private final SignedZoneOptions signed = new SignedZoneOptions();

  private final FormatOptions format =
      new FormatOptions("a line for each finding, and one for the zone");

  private final Operand origin = new Operand(1, 1, "ORIGIN", "The name of the zone.");

  private final Operand file = new Operand(1, 1, "FILE", "The zone file; - for standard input.");

  @Override
  public Syntax syntax() {
    return new Syntax(
            "check-zone",
            "Checks a zone file as named-checkzone does, without asking a server.",
            "Warnings are also about aliases in the zone that lead nowhere or in a circle, names that end"
                + " in the name of the zone twice, and unusual TTLs and timers (RFC 1912).",
            "Exit status: 0 if there are no errors, 1 if there are errors, 2 for wrong use or unreadable"
                + " input. Warnings do not count.")
        .options(format.options())
        .options(signed.options())
        .options(includeRoot, generatedRecords, generatedOctets, includeOctets)
        .operand(origin)
        .operand(file);
  }

  @Override
  public Integer call() throws IOException, InputException {
    SignedZoneChecker checker = signed.isOn() ? signed.checker(name()) : null;
    ZoneReader.Builder settings = settings();
    // The check of signatures reads the zone again.
    byte[] input = checker != null && isStandardInput() ? System.in.readAllBytes() : null;
    ZoneReport report;
    String fileName;
    try (ZoneReader reader = open(settings, input)) {
      fileName = reader.file();
      report = ZoneChecker.check(reader);
    }
    SignedZoneReport second =
        checker == null
            ? null
            : SignedZoneOptions.check(checker, name(), () -> open(settings, input));
    try (OutputStream out = StandardOutput.open()) {
      for (Finding finding : report.findings()) {
        print(format.isJson() ? line(finding) : withOptions(finding.toString()), out);
      }
      print(format.isJson() ? line(report) : report, out);
      if (second != null) {
        for (Object line : SignedZoneLines.of(fileName, second, format.isJson())) {
          print(line, out);
        }
      }
    }
    return report.errorCount() == 0 && (second == null || second.isGood())
        ? ExitStatus.GOOD
        : ExitStatus.MALFORMED;
  }

  private boolean isStandardInput() {
    return file.get().equals("-");
  }

  private static JsonLine line(Finding finding) {
    JsonLine line =
        new JsonLine()
            .text("severity", finding.isError() ? "error" : "warning")
            .text("file", finding.file());
    finding.line().ifPresent(number -> line.number("line", number));
    finding.owner().ifPresent(owner -> line.text("owner", owner.toString()));
    return line.text("reason", withOptions(finding.reason()));
  }

  private static JsonLine line(ZoneReport report) {
    JsonLine line =
        new JsonLine()
            .text("zone", report.origin().toString())
            .text("class", report.recordClass().toString());
    report.serial().ifPresent(serial -> line.number("serial", serial));
    return line.number("records", report.recordCount())
        .number("errors", report.errorCount())
        .number("warnings", report.findings().size() - report.errorCount());
  }

  /** Returns the settings of the zone's readers, after a look at the file. */
  private ZoneReader.Builder settings() throws InputException {
    ZoneReader.Builder settings = ZoneReader.builder(name());
    if (includeRoot.get() != null) {
      if (!Files.isDirectory(includeRoot.get())) {
        throw new InputException(includeRoot.get() + ": not a directory");
      }
      settings.includeRoot(includeRoot.get());
    }
    limit("--generated-records", generatedRecords.get(), settings::maxGeneratedRecords);
    limit("--generated-octets", generatedOctets.get(), settings::maxGeneratedOctets);
    limit("--include-octets", includeOctets.get(), settings::maxIncludeOctets);
    if (!isStandardInput() && Files.isDirectory(Path.of(file.get()))) {
      throw new InputException(file.get() + ": is a directory; name a file");
    }
    return settings;
  }

  /**
   * Opens the zone.
   *
   * @param input the octets of standard input, if they were read already; else null
   */
  private ZoneReader open(ZoneReader.Builder settings, byte[] input) throws IOException {
    return isStandardInput()
        ? settings.open(input == null ? System.in : new ByteArrayInputStream(input), "-")
        : settings.open(Path.of(file.get()));
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
      return Name.of(origin.get());
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
