package io.wiredns.guide;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.inspect.FieldKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats a {@link TypeDescription} as text. */
final class TypePage {
  private static final int WIDTH = 100;
  private static final int LABEL_WIDTH = 13;
  private static final String INDENT = "  ";

  /**
   * The maximum number of hexadecimal digits in a word; a longer field is split into several words.
   */
  private static final int WORD = 64;

  private final TypeDescription type;
  private final StringBuilder out = new StringBuilder();

  TypePage(TypeDescription type) {
    this.type = type;
  }

  String text() {
    String generic = type.type().toGenericText();
    String name = type.type().toString();
    out.append(name.equals(generic) ? name : name + ", " + generic).append('\n');
    line("reference", type.reference());
    line("status", type.status());
    if (type.type().isMeta()) {
      line("meta type", "never data of a zone, RFC 6895 section 3.1");
    }
    line("class", scope());
    if (type.scope() != TypeDescription.Scope.OPAQUE) {
      names();
      layout();
    }
    type.examples().forEach(this::example);
    return out.toString();
  }

  private String scope() {
    return switch (type.scope()) {
      case EVERY_CLASS -> "the same in every class";
      case INTERNET ->
          type.type().equals(RecordType.A)
              ? "IN and HS; a name and 16 bits in CH; opaque octets in every other class, RFC 3597"
              : "IN only; opaque octets in every other class, RFC 3597";
      case OPAQUE ->
          type.type().isMeta()
              ? "none has a layout for it: no RDATA, or opaque octets"
              : "none has a layout for it: opaque octets, RFC 3597";
    };
  }

  private void line(String label, String text) {
    out.append(INDENT).append(label);
    out.append(" ".repeat(LABEL_WIDTH - label.length()));
    wrap(text, INDENT.length() + LABEL_WIDTH);
  }

  /** Appends a text whose continuation lines start at the same column as the first. */
  private void wrap(String text, int column) {
    WordWrap.append(out, column, column, WIDTH, text);
  }

  private void names() {
    Map<NameRule, List<String>> names = new LinkedHashMap<>();
    for (TypeDescription.Field field : type.fields()) {
      if (field.nameRule().isPresent()) {
        names.computeIfAbsent(field.nameRule().get(), rule -> new ArrayList<>()).add(field.name());
      }
    }
    if (names.isEmpty()) {
      line("names", "none");
    }
    names.forEach((rule, fields) -> line("names", String.join(", ", fields) + ": " + words(rule)));
  }

  private static String words(NameRule rule) {
    return (rule.writesPointers() ? "compressed when written" : "never compressed")
        + (rule.readsPointers() ? ", expanded when read" : ", a pointer is a fault")
        + ", "
        + (rule.isLowerCaseInCanonicalForm() ? "lower case" : "case kept")
        + " in canonical form";
  }

  private void layout() {
    int width = type.fields().stream().mapToInt(field -> field.name().length()).max().orElse(0) + 2;
    out.append('\n').append(INDENT).append("fields in wire order");
    out.append(type.examples().isEmpty() ? ": there is no example to tell\n" : "\n");
    String element = "";
    for (TypeDescription.Field field : type.fields()) {
      if (!field.element().orElse("").equals(element)) {
        element = field.element().orElse("");
        out.append(INDENT.repeat(2)).append(element).append(", any number of them\n");
      }
      String indent = INDENT.repeat(element.isEmpty() ? 2 : 3);
      out.append(indent).append(field.name());
      out.append(" ".repeat(width - field.name().length()));
      wrap(kinds(field), indent.length() + width);
    }
  }

  private static String kinds(TypeDescription.Field field) {
    return field.kinds().stream().map(FieldKind::toString).collect(Collectors.joining(" | "))
        + (field.isOptional() && field.element().isEmpty() ? " | nothing" : "")
        + (field.isRepeated() && field.element().isEmpty() ? ", repeated" : "");
  }

  private void example(TypeDescription.Example example) {
    out.append('\n');
    line("example", example.rdata().toText());
    line("octets", octets(example));
  }

  /**
   * Returns the octets in hexadecimal, one word for each field, or more words if the field is long.
   */
  private static String octets(TypeDescription.Example example) {
    return example.octets().stream()
        .filter(field -> field.length() > 0)
        .map(field -> field.toHex().replaceAll("(.{" + WORD + "})(?=.)", "$1 "))
        .collect(Collectors.joining(" "));
  }
}
