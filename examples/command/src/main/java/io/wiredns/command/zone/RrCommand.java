package io.wiredns.command.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.FormatOptions;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Operand;
import io.wiredns.command.line.Subcommand;
import io.wiredns.command.line.Syntax;
import io.wiredns.command.output.StandardOutput;
import io.wiredns.doctor.report.JsonLine;
import io.wiredns.guide.TypeDescription;
import io.wiredns.inspect.FieldKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Describes a record type. */
public final class RrCommand implements Subcommand {
  private static final String ROW = "%5s  %-10s  %-5s  %-11s  %s%n";

  private final Operand type =
      new Operand(0, 1, "TYPE", "A mnemonic such as MX, TYPE followed by a number, or a number.");

  private final FormatOptions format = new FormatOptions("a line for each type");

  @Override
  public Syntax syntax() {
    return new Syntax(
            "rr",
            "Describes a record type: its specification, its fields, an example.",
            "Without a type, it lists all types that have a mnemonic. For the names in a type's data it says"
                + " whether they are compressed when written, expanded when read but never compressed, or"
                + " must not contain pointers.",
            "Exit status: 0 for success, 2 for an unknown type.")
        .options(format.options())
        .operand(type);
  }

  @Override
  public Integer call() throws IOException, InputException {
    StringBuilder text = new StringBuilder();
    if (format.isJson()) {
      List<TypeDescription> shown =
          type.get() == null ? TypeDescription.all() : List.of(TypeDescription.of(type()));
      shown.forEach(each -> text.append(line(each)).append('\n'));
    } else {
      text.append(type.get() == null ? table() : TypeDescription.of(type()).toText());
    }
    try (OutputStream out = StandardOutput.open()) {
      out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    }
    return ExitStatus.GOOD;
  }

  private RecordType type() throws InputException {
    try {
      return RecordType.parse(type.get());
    } catch (IllegalArgumentException unknown) {
      throw new InputException(
          "unknown type "
              + printable()
              + "; wiredns rr lists the mnemonics, any type can be written as TYPE0 to TYPE65535");
    }
  }

  /** Returns the argument without characters that control a terminal. */
  private String printable() {
    return type.get().replaceAll("[^ -~]", "?");
  }

  private static JsonLine line(TypeDescription type) {
    List<JsonLine> fields = new ArrayList<>();
    for (TypeDescription.Field field : type.fields()) {
      fields.add(
          new JsonLine()
              .text("name", field.name())
              .text("of", field.element().orElse(null))
              .texts("kinds", field.kinds().stream().map(FieldKind::toString).toList())
              .flag("optional", field.isOptional())
              .flag("repeated", field.isRepeated())
              .text("names", field.nameRule().map(RrCommand::rule).orElse(null)));
    }
    return new JsonLine()
        .text("type", type.type().toString())
        .number("value", type.type().value())
        .text("reference", type.reference())
        .text("status", type.status())
        .text("class", scope(type))
        .lines("fields", fields)
        .texts("examples", type.examples().stream().map(each -> each.rdata().toText()).toList());
  }

  private static String table() {
    StringBuilder text = new StringBuilder();
    text.append(ROW.formatted("type", "mnemonic", "class", "names", "reference"));
    for (TypeDescription type : TypeDescription.all()) {
      text.append(
          ROW.formatted(
              type.type().value(), type.type(), scope(type), names(type), type.reference()));
    }
    return text.toString();
  }

  private static String scope(TypeDescription type) {
    return switch (type.scope()) {
      case EVERY_CLASS -> "every";
      case INTERNET -> "IN";
      case OPAQUE -> "-";
    };
  }

  private static String names(TypeDescription type) {
    List<String> rules =
        type.fields().stream()
            .map(TypeDescription.Field::nameRule)
            .flatMap(Optional::stream)
            .map(RrCommand::rule)
            .distinct()
            .toList();
    return rules.isEmpty() ? "-" : rules.stream().collect(Collectors.joining(", "));
  }

  private static String rule(NameRule rule) {
    if (rule.writesPointers()) {
      return "compressed";
    }
    return rule.readsPointers() ? "expanded" : "no pointers";
  }
}
