package io.wiredns.bench;

import io.wiredns.codec.message.MessagePatch;
import io.wiredns.codec.message.MessageView;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * One structural pass, one search for names that are made of TTLs, then all TTLs lowered where the
 * message lies: what a proxy does with a response that it sees once.
 */
@State(Scope.Thread)
public class PatchTtlsOnce extends Settings {
  private final MessageView view = new MessageView();

  /**
   * Each message.
   *
   * @param in the set, which is changed
   * @return how many records there were
   */
  @Benchmark
  public int wiredns(Inputs in) {
    int records = 0;
    for (ByteBuffer message : in.messages) {
      if (!view.tryWrap(message)) {
        throw new IllegalStateException("a message of the set is malformed", view.failure());
      }
      MessagePatch.lowerTtls(message, view, 1);
      records += view.recordCount();
    }
    return records;
  }
}
