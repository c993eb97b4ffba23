package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the faults of a class of constants while that is initialized, so that none is forgotten.
 *
 * <p>For one thread.
 *
 * @since 0.1
 */
public final class FaultList {
  private final List<Fault> faults = new ArrayList<>();

  /** An empty list. */
  public FaultList() {}

  /**
   * Makes a fault and keeps it.
   *
   * @param kind what it is about
   * @param name the name of its constant
   * @param rule the document and section of the rule that it breaks
   * @param sentence what is wrong, one sentence
   * @param template what was found against what the rule wants, as in {@link Fault#of}
   * @return the fault
   */
  public Fault add(Fault.Kind kind, String name, String rule, String sentence, String template) {
    return kept(Fault.of(kind, name, rule, sentence, template));
  }

  /**
   * Makes a fault of a length and keeps it.
   *
   * @param kind what it is about
   * @param name the name of its constant
   * @param rule the document and section of the rule that it breaks
   * @param sentence what is wrong, one sentence
   * @param template what was found against what the rule wants, as in {@link Fault#of}
   * @param inside what is wrong if a field runs past that length, {@link Fault#withFieldInside}
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
   * The faults so far.
   *
   * @return those that were added, in that order
   */
  public List<Fault> all() {
    return List.copyOf(faults);
  }
}
