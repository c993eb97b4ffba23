package io.wiredns.bench;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The messages of the odd mix, or those of a clean part with which the mix is compared.
 *
 * <p>In an odd set, several views and writers take turns, with the standard registry and with that
 * of {@link OddMessages}, and {@link OddPreparation} has had the library do all kinds of work
 * before anything is measured. A clean set has one view or writer, and nothing else has been done
 * before.
 */
@State(Scope.Thread)
public class OddInputs {
  /** The well-formed messages of all types. */
  static final String TYPES = "types";

  /** The malformed messages of all types. */
  static final String BROKEN = "broken";

  /** Well-formed and malformed messages of all types in turn. */
  static final String ODD = "odd";

  /** The mixed traffic of {@link MessageSets}. */
  static final String MIXED = "mixed";

  /** The same traffic, read and written as in {@link #ODD}. */
  static final String MIXED_ODD = "mixed-odd";

  /** The name of the set. */
  @Param({TYPES, BROKEN, ODD, MIXED, MIXED_ODD})
  public String set;

  ByteBuffer[] messages;

  /** Creates an object whose parameter JMH sets. */
  public OddInputs() {}

  OddInputs(String set) {
    this.set = set;
    load();
  }

  /** Creates the buffers. */
  @Setup
  public final void load() {
    messages = octets(set).stream().map(ByteBuffer::wrap).toArray(ByteBuffer[]::new);
  }

  boolean isOdd() {
    return set.equals(ODD) || set.equals(MIXED_ODD);
  }

  /** Returns the messages of a set. */
  static List<byte[]> octets(String set) {
    return switch (set) {
      case TYPES -> OddMessages.wellFormed();
      case BROKEN -> OddMessages.malformed();
      case ODD -> inTurn(OddMessages.wellFormed(), OddMessages.malformed());
      case MIXED, MIXED_ODD -> MessageSets.octets(MIXED);
      default -> throw new IllegalArgumentException("no set " + set);
    };
  }

  private static List<byte[]> inTurn(List<byte[]> some, List<byte[]> others) {
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      all.add(some.get(i));
      all.add(others.get(i));
    }
    return all;
  }
}
