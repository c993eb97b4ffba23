package io.wiredns.bench;

import io.wiredns.codec.message.MessageView;
import io.wiredns.core.FrameReader;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A stream as TCP has it, cut into messages, and the structural pass of each. */
@State(Scope.Thread)
public class ReadFrames extends Settings {
  /** Which messages. */
  @Param({"query", "answer", "nxdomain", "referral", "mxtxt", "signed", "large", "tsig", "mixed"})
  public String set;

  private final MessageView view = new MessageView();
  private FrameReader frames;
  private int messages;

  /** For JMH, which fills in the parameter. */
  public ReadFrames() {}

  ReadFrames(String set) {
    this.set = set;
    load();
  }

  /** Makes the stream, which has no end. */
  @Setup
  public final void load() {
    messages = MessageSets.size(set);
    frames = new FrameReader(new EndlessFrames(MessageSets.octets(set)));
  }

  /**
   * As many messages as the set has.
   *
   * @return how many records there were
   * @throws IOException never
   */
  @Benchmark
  public int wiredns() throws IOException {
    int records = 0;
    for (int i = 0; i < messages; i++) {
      if (!view.tryWrap(frames.next())) {
        throw new IllegalStateException("a message of the set is malformed", view.failure());
      }
      records += view.recordCount();
    }
    return records;
  }
}
