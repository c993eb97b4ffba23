package io.wiredns.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The columns of {@code dissect --format tsv}, in the order of the user. Immutable; may be shared
 * among threads.
 */
final class Columns {
  private final List<Field> fields;

  private Columns(List<Field> fields) {
    this.fields = List.copyOf(fields);
  }

  /**
   * Reads a list of fields.
   *
   * @param list the names, with commas between them
   * @throws InputException if a name is not that of a field; the message is one line
   */
  static Columns parse(String list) throws InputException {
    List<Field> fields = new ArrayList<>();
    for (String label : list.split(",", -1)) {
      Field field = Field.of(label);
      if (field == null) {
        throw new InputException(
            "--fields: unknown field '" + label + "'; wiredns dissect --help lists the fields");
      }
      fields.add(field);
    }
    return new Columns(fields);
  }

  /** Returns an object for each column that writes it. */
  Column[] toArray() {
    return fields.stream().map(Field::column).toArray(Column[]::new);
  }

  /** Returns the first line of the output, which has the names of the columns. */
  byte[] title() {
    String title = fields.stream().map(Field::label).collect(Collectors.joining("\t", "", "\n"));
    return title.getBytes(StandardCharsets.US_ASCII);
  }
}
