package io.wiredns.codec;

import io.wiredns.codec.edns.OptionFault;
import io.wiredns.codec.message.MessageFault;
import io.wiredns.codec.rdata.RDataFault;
import io.wiredns.codec.wire.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.converter.ArgumentConversionException;
import org.junit.jupiter.params.converter.SimpleArgumentConverter;

/** Finds the faults of the codec by name, also for parameters of tests. */
public final class FaultNames extends SimpleArgumentConverter {
  /** The classes of the codec that define faults, with their faults. */
  public static final Map<Class<?>, List<Fault>> HOLDERS = new LinkedHashMap<>();

  /** The faults of all these classes. */
  public static final List<Fault> ALL;

  static {
    HOLDERS.put(MessageFault.class, MessageFault.all());
    HOLDERS.put(Fault.class, Fault.all());
    HOLDERS.put(RDataFault.class, RDataFault.all());
    HOLDERS.put(OptionFault.class, OptionFault.all());
    ALL = HOLDERS.values().stream().flatMap(List::stream).toList();
  }

  /**
   * Returns the fault with a name.
   *
   * @throws AssertionError if there is none
   */
  public static Fault of(String name) {
    return of(name, ALL);
  }

  /** Returns the fault with a name in a list. */
  public static Fault of(String name, List<Fault> faults) {
    return faults.stream()
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no fault " + name));
  }

  @Override
  protected Object convert(Object source, Class<?> target) throws ArgumentConversionException {
    return source == null ? null : of((String) source);
  }
}
