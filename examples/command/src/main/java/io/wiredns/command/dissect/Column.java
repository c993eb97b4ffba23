package io.wiredns.command.dissect;

import java.io.IOException;

/**
 * A column of {@code dissect --format tsv}. Immutable; may be shared among threads.
 *
 * <p>Each kind of value has a small class of its own: a run loads and compiles only the classes of
 * the columns that it writes, and one column's code does not grow with the others'.
 */
abstract class Column {
  /** Writes the value for the message of a row; writes nothing if there is no value. */
  abstract void write(Row row) throws IOException;

  /** Returns whether the value is found only by decoding RDATA. */
  boolean needsRData() {
    return false;
  }
}
