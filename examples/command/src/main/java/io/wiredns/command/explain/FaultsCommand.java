package io.wiredns.command.explain;

import io.wiredns.codec.wire.Fault;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.FormatOptions;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Operand;
import io.wiredns.command.line.Subcommand;
import io.wiredns.command.line.Syntax;
import io.wiredns.command.output.StandardOutput;
import io.wiredns.doctor.report.JsonLine;
import io.wiredns.guide.FaultCatalogue;
import io.wiredns.guide.FaultExample;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Shows the catalogue of faults. */
public final class FaultsCommand implements Subcommand {
  private static final String ROW = "%-26s %-26s %s%n";

  /** The maximum length in octets of an example that is shown completely. */
  private static final int SHOWN = 512;

  private final Operand name =
      new Operand(0, 1, "NAME", "A fault such as POINTER_NOT_PRIOR, in upper or lower case.");

  private final FormatOptions format = new FormatOptions("a line for each fault");

  @Override
  public Syntax syntax() {
    return new Syntax(
            "faults",
            "Lists every fault that a malformed message can have, with the RFC and section of its rule.",
            "With a name, it shows everything about that fault, and a message that has it.",
            "Exit status: 0 for success, 2 for an unknown name.")
        .options(format.options())
        .operand(name);
  }

  @Override
  public Integer call() throws IOException, InputException {
    StringBuilder text = new StringBuilder();
    if (name.get() == null && !format.isJson()) {
      text.append(ROW.formatted("FAULT", "RULE", "WHAT IS WRONG"));
    }
    for (Fault fault : name.get() == null ? FaultCatalogue.all() : List.of(named())) {
      if (format.isJson()) {
        text.append(line(fault)).append('\n');
      } else if (name.get() == null) {
        text.append(ROW.formatted(fault, fault.rule(), fault.sentence()));
      } else {
        text.append(page(fault));
      }
    }
    try (OutputStream out = StandardOutput.open()) {
      out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    }
    return ExitStatus.GOOD;
  }

  private Fault named() throws InputException {
    String name = this.name.get();
    return FaultCatalogue.all().stream()
        .filter(fault -> fault.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "unknown fault "
                        + name.replaceAll("[^ -~]", "?")
                        + "; wiredns faults lists them all"));
  }

  private static JsonLine line(Fault fault) {
    FaultExample example = FaultExample.of(fault);
    return new JsonLine()
        .text("fault", fault.name())
        .text("rule", fault.rule())
        .text("sentence", fault.sentence())
        .text("example", example.summary())
        .number("offset", example.offset())
        .text("field", example.field())
        .text("octets", example.message().toHex());
  }

  private static String page(Fault fault) {
    FaultExample example = FaultExample.of(fault);
    return """
        %s
          %s
          rule      %s
          example   %s
          at octet  %d
          field     %s
          octets    %s
        """
        .formatted(
            fault,
            fault.sentence(),
            fault.rule(),
            example.summary(),
            example.offset(),
            example.field(),
            octets(example));
  }

  /**
   * Returns the message in a form that {@code dissect --input hex} accepts; of a long message, only
   * the first octets and its length.
   */
  private static String octets(FaultExample example) {
    int length = example.message().length();
    return length <= SHOWN
        ? example.message().toHex()
        : example.message().toHex().substring(0, 2 * SHOWN) + "... (" + length + " octets)";
  }
}
