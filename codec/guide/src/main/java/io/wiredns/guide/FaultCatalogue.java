package io.wiredns.guide;

import io.wiredns.codec.edns.OptionFault;
import io.wiredns.codec.message.MessageFault;
import io.wiredns.codec.rdata.RDataFault;
import io.wiredns.codec.wire.Fault;
import io.wiredns.stateful.DsoFault;
import java.util.List;
import java.util.stream.Stream;

/**
 * The faults of all classes that have some: {@link MessageFault}, {@link Fault}, {@link
 * RDataFault}, {@link OptionFault} and {@link DsoFault}. May be called by any thread.
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
   * Returns the faults of this library.
   *
   * @return all of them, class by class, each in the order of its class
   */
  public static List<Fault> all() {
    return ALL;
  }
}
