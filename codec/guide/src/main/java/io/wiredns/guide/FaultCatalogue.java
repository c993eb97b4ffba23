package io.wiredns.guide;

import io.wiredns.codec.edns.OptionFault;
import io.wiredns.codec.message.MessageFault;
import io.wiredns.codec.rdata.RDataFault;
import io.wiredns.codec.wire.Fault;
import io.wiredns.stateful.DsoFault;
import java.util.List;
import java.util.stream.Stream;

/**
 * All faults of this library, from {@link MessageFault}, {@link Fault}, {@link RDataFault}, {@link
 * OptionFault} and {@link DsoFault}. Its methods may be called by any thread.
 *
 * @since 0.1
 */
public final class FaultCatalogue {
  private static final List<Fault> ALL =
      Stream.of(
              MessageFault.all(), Fault.all(), RDataFault.all(), OptionFault.all(), DsoFault.all())
          .flatMap(List::stream)
          .toList();

  private FaultCatalogue() {}

  /**
   * Returns all faults of this library.
   *
   * @return the faults, class by class, in the order of their declarations; an unmodifiable list
   */
  public static List<Fault> all() {
    return ALL;
  }
}
