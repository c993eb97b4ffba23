package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.WireFormatException;

/**
 * The place and kind of a fault, kept in numbers until somebody asks for words: finding a fault
 * costs no allocation. For one thread at a time.
 *
 * <p>Who has more to keep of a fault extends this, so that all of it is one object. Its methods are
 * final: they are called where messages are read, and stay direct calls.
 *
 * @since 0.1
 */
public class Diagnosis {
  private Fault fault;
  private int offset;
  private long found;
  private long limit;

  /** The field, where the reader of fields keeps its name; else null. */
  String field;

  /** A diagnosis that has found nothing yet. */
  public Diagnosis() {}

  /**
   * Records a fault; an earlier one is forgotten.
   *
   * @param fault what is wrong
   * @param offset the octet, counted from the message's first
   * @param found what was found there
   * @param limit what the rule wants
   */
  public final void set(Fault fault, int offset, long found, long limit) {
    this.fault = fault;
    this.offset = offset;
    this.found = found;
    this.limit = limit;
  }

  /** Forgets the fault. */
  public final void clear() {
    fault = null;
  }

  /**
   * What is wrong.
   *
   * @return the fault, or null if there is none
   */
  public final Fault fault() {
    return fault;
  }

  /**
   * Where it is wrong.
   *
   * @return the octet, counted from the message's first
   */
  public final int offset() {
    return offset;
  }

  /**
   * The fault in words.
   *
   * @param field the path of the field in which it is
   * @return an exception to throw or to list
   */
  public final WireFormatException exception(String field) {
    return WireAccess.get().exception(fault, offset, field, found, limit);
  }
}
