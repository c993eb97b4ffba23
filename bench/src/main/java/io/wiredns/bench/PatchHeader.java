package io.wiredns.bench;

import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.MessagePatch;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Another identifier and other flags where the message lies: what a proxy does. */
@State(Scope.Thread)
public class PatchHeader extends Settings {
  private int id;

  /**
   * Each message.
   *
   * @param in the set, which is changed
   * @return the last identifier
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
