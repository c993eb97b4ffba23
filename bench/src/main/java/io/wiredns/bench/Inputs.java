package io.wiredns.bench;

import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One set of messages in one kind of buffer, and a buffer of that kind to write to. */
@State(Scope.Thread)
public class Inputs {
  /** The name of the set. */
  @Param({"query", "answer", "nxdomain", "referral", "mxtxt", "signed", "large", "tsig", "mixed"})
  public String set;

  /** The kind of buffer: {@code heap} or {@code direct}. */
  @Param({"heap", "direct"})
  public String buffer;

  ByteBuffer[] messages;
  ByteBuffer out;

  /** Each message in its own array, for libraries that read only arrays. */
  byte[][] octets;

  /** Creates an object whose parameters JMH sets. */
  public Inputs() {}

  Inputs(String set, String buffer) {
    this.set = set;
    this.buffer = buffer;
    load();
  }

  /** Creates the buffers. */
  @Setup
  public final void load() {
    octets = MessageSets.octets(set).toArray(byte[][]::new);
    messages = Stream.of(octets).map(this::place).toArray(ByteBuffer[]::new);
    out =
        isDirect()
            ? ByteBuffer.allocateDirect(WireLimits.MESSAGE_OCTETS)
            : ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
  }

  boolean isDirect() {
    return buffer.equals("direct");
  }

  private ByteBuffer place(byte[] octets) {
    return isDirect()
        ? ByteBuffer.allocateDirect(octets.length).put(octets).flip()
        : ByteBuffer.wrap(octets.clone());
  }
}
