package io.wiredns.bench;

import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.MessagePatch;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Changes ID and flags of a message in its buffer, as a proxy does. */
@State(Scope.Thread)
public class PatchHeader extends Settings {
  private int id;

  /**
   * Patches each message.
   *
   * @param in the set, which is changed
   * @return the last ID
   * @throws WireFormatException never
   */
  @Benchmark
  public int wiredns(Inputs in) throws WireFormatException {
    for (ByteBuffer message : in.messages) {
      id = id + 1 & 0xFFFF;
      MessagePatch.setId(message, id);
      MessagePatch.setFlags(message, Header.RA | Header.AD, id & Header.AD);
    }
    return id;
  }
}
