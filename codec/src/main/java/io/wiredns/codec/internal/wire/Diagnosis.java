package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.WireFormatException;

/**
 * A fault and its position, kept as numbers until the text of an exception is needed, so that
 * finding a fault does not allocate. For use by one thread at a time.
 *
 * <p>Classes that keep more about a fault extend this class, so that one object holds all of it.
 * The methods are final, so that the calls in the parser are direct.
 *
 * @since 0.1
 */
public class Diagnosis {
  private Fault fault;
  private int offset;
  private long found;
  private long limit;

  /** The name of the field, set by the reader of fields; null otherwise. */
  String field;

  /** Creates a diagnosis without a fault. */
  public Diagnosis() {}

  /**
   * Sets the fault, replacing an earlier one.
   *
   * @param fault the fault
   * @param offset the offset in octets from the first octet of the message
   * @param found the value found
   * @param limit the value that the rule requires or permits
   */
  public final void set(Fault fault, int offset, long found, long limit) {
    this.fault = fault;
    this.offset = offset;
    this.found = found;
    this.limit = limit;
  }

  /** Removes the fault. */
  public final void clear() {
    fault = null;
  }

  /**
   * Returns the fault.
   *
   * @return the fault, or null if there is none
   */
  public final Fault fault() {
    return fault;
  }

  /**
   * Returns the offset of the fault.
   *
   * @return the offset in octets from the first octet of the message
   */
  public final int offset() {
    return offset;
  }

  /**
   * Creates an exception that describes the fault, which must have been set.
   *
   * @param field the path of the field that has the fault; its text is made in the constructor of
   *     the exception, which the JIT compiler never inlines, so that a method which throws the
   *     exception stays small enough to be inlined, and nothing is unwound
   * @return an exception to throw or to add to a list
   */
  public final WireFormatException exception(Object field) {
    return WireAccess.get().exception(fault, offset, field, found, limit);
  }
}
