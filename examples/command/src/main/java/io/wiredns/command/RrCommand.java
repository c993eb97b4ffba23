package io.wiredns.command;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.guide.TypeDescription;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Describes a record type. */
final class RrCommand implements Subcommand {
  private static final String ROW = "%5s  %-10s  %-5s  %-11s  %s%n";

  private final Operand type =
      new Operand(0, 1, "TYPE", "A mnemonic such as MX, TYPE followed by a number, or a number.");

  @Override
  public Syntax syntax() {
    return new Syntax(
            "rr",
            "Describes a record type: its specification, its fields, an example.",
            "Without a type, it lists all types that have a mnemonic. For the names in a type's data it says"
                + " whether they are compressed when written, expanded when read but never compressed, or"
                + " must not contain pointers.",
            "Exit status: 0 for success, 2 for an unknown type.")
        .operand(type);
  }

  @Override
  public Integer call() throws IOException, InputException {
    String text = type.get() == null ? table() : TypeDescription.of(type()).toText();
    try (OutputStream out = StandardOutput.open()) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    return Wiredns.GOOD;
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
