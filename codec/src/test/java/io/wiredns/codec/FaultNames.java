package io.wiredns.codec;

import io.wiredns.codec.wire.Fault;
import org.junit.jupiter.params.converter.ArgumentConversionException;
import org.junit.jupiter.params.converter.SimpleArgumentConverter;

/** Finds the library's faults by their names, for parameters of tests too. */
public final class FaultNames extends SimpleArgumentConverter {
  /**
   * The fault of a name.
   *
   * @throws AssertionError if there is none
   */
  public static Fault of(String name) {
    return Fault.all().stream()
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no fault " + name));
  }

  @Override
  protected Object convert(Object source, Class<?> target) throws ArgumentConversionException {
    return source == null ? null : of((String) source);
  }
}
