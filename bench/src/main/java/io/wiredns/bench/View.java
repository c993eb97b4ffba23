package io.wiredns.bench;

import io.wiredns.codec.message.MessageView;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Does only the structural pass, which shows whether a message is well-formed. */
@State(Scope.Thread)
public class View extends Settings {
  private final MessageView view = new MessageView();
  private final Floor floor = new Floor();

  /**
   * Measures WireDNS, with one view for all messages.
   *
   * @param in the set
   * @return the number of records
   */
  @Benchmark
  public int wiredns(Inputs in) {
    int records = 0;
    for (ByteBuffer message : in.messages) {
      if (!view.tryWrap(message)) {
        throw new IllegalStateException("a message of the set is malformed", view.failure());
      }
      records += view.recordCount();
    }
    return records;
  }

  /**
   * Measures the floor: the same checks, written directly on arrays.
   *
   * @param in the set
   * @return the number of entries
   */
  @Benchmark
  public int floor(Inputs in) {
    int entries = 0;
    for (byte[] message : in.octets) {
      int found = floor.walk(message, message.length);
      if (found < 0) {
        throw new IllegalStateException("a message of the set is malformed");
      }
      entries += found;
    }
    return entries;
  }
}
