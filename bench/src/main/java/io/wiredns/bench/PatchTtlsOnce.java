package io.wiredns.bench;

import io.wiredns.codec.message.MessagePatch;
import io.wiredns.codec.message.MessageView;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Does a structural pass, checks that no name uses octets of a TTL, and then lowers all TTLs of the
 * message in its buffer, as a proxy does with a response that it handles once.
 */
@State(Scope.Thread)
public class PatchTtlsOnce extends Settings {
  private final MessageView view = new MessageView();

  /**
   * Patches each message.
   *
   * @param in the set, which is changed
   * @return the number of records
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
