package io.wiredns.bench;

import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Does the structural pass and reads every field through accessors that allocate nothing. */
@State(Scope.Thread)
public class ReadAll extends Settings {
  private final FieldSum fields = new FieldSum();

  /**
   * Measures WireDNS, with one view and one array for all messages.
   *
   * @param in the set
   * @return a sum that depends on every octet
   * @throws WireFormatException never
   */
  @Benchmark
  public long wiredns(Inputs in) throws WireFormatException {
    long sum = 0;
    for (ByteBuffer message : in.messages) {
      sum = fields.add(sum, message);
    }
    return sum;
  }
}
