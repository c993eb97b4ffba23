package io.wiredns.bench;

import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.TtlFields;
import io.wiredns.codec.wire.WireFormatException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Lowers all TTLs of a message in its buffer, as a cache does each time it sends a stored response.
 * The fields were located when the response was stored.
 */
@State(Scope.Thread)
public class PatchTtls extends Settings {
  private TtlFields[] fields;

  /**
   * Stores the messages.
   *
   * @param in the set
   * @throws WireFormatException if a message is malformed
   */
  @Setup
  public void load(Inputs in) throws WireFormatException {
    MessageView view = new MessageView();
    fields = new TtlFields[in.messages.length];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = TtlFields.of(view.wrap(in.messages[i])).orElseThrow();
    }
  }

  /**
   * Patches each message.
   *
   * @param in the set, which is changed
   * @return the number of fields changed
   */
  @Benchmark
  public int wiredns(Inputs in) {
    int count = 0;
    for (int i = 0; i < fields.length; i++) {
      fields[i].lower(in.messages[i], 1);
      count += fields[i].count();
    }
    return count;
  }
}
