package io.wiredns.command.dissect;

import io.wiredns.command.input.MessageOrigin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Renders messages as rows of tab-separated values, from the octets of the message. A message costs
 * only what its columns need: RDATA is decoded, and so checked, only if a column shows it or its
 * faults.
 */
public final class ColumnsRenderer implements MessageRenderer {
  private final Column[] columns;
  private final boolean decodes;
  private final boolean tolerant;
  private final SignatureChecks checks;
  private final Row row;

  /**
   * Creates a renderer.
   *
   * @param columns the columns
   * @param generic whether types, classes and RDATA have the generic form of RFC 3597
   * @param tolerant whether the intact parts of malformed messages are shown, with all faults
   * @param checks checks signatures; null if they are not checked
   * @param target receives the rows
   */
  public ColumnsRenderer(
      Columns columns,
      boolean generic,
      boolean tolerant,
      SignatureChecks checks,
      OutputStream target) {
    this.columns = columns.toArray();
    decodes = needsRData(this.columns);
    this.tolerant = tolerant;
    this.checks = checks;
    row = new Row(generic, new ColumnText(target));
  }

  private static boolean needsRData(Column[] columns) {
    for (Column column : columns) {
      if (column.needsRData()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void flush() throws IOException {
    row.out.flush();
  }

  @Override
  public boolean render(long number, ByteBuffer message, MessageOrigin origin) throws IOException {
    Row row = this.row;
    row.number = number;
    row.message = message;
    row.origin = origin;
    row.clear();
    if (checks != null) {
      boolean good = row.view.tryWrap(message);
      row.check = good ? checks.check(row.view, message, origin) : null;
    }
    if (tolerant) {
      row.readTolerant(decodes);
    } else {
      row.read(decodes);
    }
    int last = columns.length - 1;
    for (int i = 0; i <= last; i++) {
      columns[i].write(row);
      row.out.endOfColumn(i == last);
    }
    return row.faults.isEmpty();
  }
}
