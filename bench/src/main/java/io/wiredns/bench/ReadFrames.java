package io.wiredns.bench;

import io.wiredns.codec.message.MessageView;
import io.wiredns.core.FrameReader;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reads messages from a stream in the framing of TCP, and does the structural pass of each. */
@State(Scope.Thread)
public class ReadFrames extends Settings {
  /** The name of the set. */
  @Param({"query", "answer", "nxdomain", "referral", "mxtxt", "signed", "large", "tsig", "mixed"})
  public String set;

  private final MessageView view = new MessageView();
  private FrameReader frames;
  private int messages;

  /** Creates an object whose parameter JMH sets. */
  public ReadFrames() {}

  ReadFrames(String set) {
    this.set = set;
    load();
  }

  /** Creates the stream, which is endless. */
  @Setup
  public final void load() {
    messages = MessageSets.size(set);
    frames = new FrameReader(new EndlessFrames(MessageSets.octets(set)));
  }

  /**
   * Reads as many messages as the set has.
   *
   * @return the number of records
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
