package io.wiredns.command.dissect;

import io.wiredns.command.line.InputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of {@code dissect --format tsv}, in the order of the user. Immutable; may be shared
 * among threads.
 */
public final class Columns {
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
  public static Columns parse(String list) throws InputException {
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
    Column[] columns = new Column[fields.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = fields.get(i).column();
    }
    return columns;
  }

  /** Returns the first line of the output, which has the names of the columns. */
  byte[] title() {
    List<String> labels = new ArrayList<>();
    for (Field field : fields) {
      labels.add(field.label());
    }
    return String.join("\t", labels).concat("\n").getBytes(StandardCharsets.US_ASCII);
  }
}
