package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the faults of a class of constants during its initialization, so that the list is
 * complete.
 *
 * <p>For use by one thread.
 *
 * @since 0.1
 */
public final class FaultList {
  private final List<Fault> faults = new ArrayList<>();

  /** Creates an empty list. */
  public FaultList() {}

  /**
   * Creates a fault and adds it.
   *
   * @param kind the subject
   * @param name the name of the constant
   * @param rule the document and section of the rule that is broken
   * @param sentence the description, one sentence
   * @param template the comparison of the value found with the limit, as in {@link Fault#of}
   * @return the fault
   */
  public Fault add(Fault.Kind kind, String name, String rule, String sentence, String template) {
    return kept(Fault.of(kind, name, rule, sentence, template));
  }

  /**
   * Creates the fault of a length and adds it.
   *
   * @param kind the subject
   * @param name the name of the constant
   * @param rule the document and section of the rule that is broken
   * @param sentence the description, one sentence
   * @param template the comparison of the value found with the limit, as in {@link Fault#of}
   * @param inside the fault of a field that extends past the length, see {@link
   *     Fault#withFieldInside}
   * @return the fault
   */
  public Fault add(
      Fault.Kind kind, String name, String rule, String sentence, String template, Fault inside) {
    return kept(Fault.of(kind, name, rule, sentence, template).withFieldInside(inside));
  }

  private Fault kept(Fault fault) {
    faults.add(fault);
    return fault;
  }

  /**
   * Returns the faults added so far.
   *
   * @return the faults in the order in which they were added
   */
  public List<Fault> all() {
    return List.copyOf(faults);
  }
}
