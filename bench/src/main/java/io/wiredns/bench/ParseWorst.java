package io.wiredns.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.dns.DnsMessage;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One message made to cost as much as 64 KiB can, in each library. A library may refuse it: what
 * counts is what it costs to get an answer of either kind.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class ParseWorst {
  private final MessageView view = new MessageView();
  private final NettyPeer peer = new NettyPeer();

  /** The message, a name of {@link WorstMessages#all}. */
  @Param({
    "counts",
    "stairs-8000",
    "stairs-owners",
    "stairs-three-names",
    "stairs-labels",
    "stairs-questions",
    "stairs-too-deep",
    "one-name-5000",
    "names-owners",
    "names-three",
    "names-questions",
    "names-joined",
    "name-32000-labels",
    "names-inline",
    "records-empty",
    "records-malformed",
    "txt-empty",
    "svcb-keys",
    "svcb-groups",
    "opt-empty-options",
    "opt-malformed-options",
    "opt-mqtype",
    "everything"
  })
  public String message;

  private ByteBuffer octets;

  /** Looks the message up. */
  @Setup
  public void load() {
    octets = ByteBuffer.wrap(WorstMessages.all().get(message));
  }

  /**
   * The structural pass.
   *
   * @return whether it is well-formed
   */
  @Benchmark
  public boolean wirednsView() {
    return view.tryWrap(octets);
  }

  /**
   * Strict parsing, through a view that is kept.
   *
   * @return the message, or why there is none
   */
  @Benchmark
  public Object wiredns() {
    try {
      return view.wrap(octets).toMessage();
    } catch (WireFormatException malformed) {
      return malformed;
    }
  }

  /**
   * Tolerant parsing.
   *
   * @return what is good of the message, and all faults
   */
  @Benchmark
  public Object wirednsTolerant() {
    return Message.parseTolerant(octets);
  }

  /**
   * dnsjava.
   *
   * @return the message, or why there is none
   */
  @Benchmark
  public Object dnsjava() {
    try {
      return Peers.dnsjava(octets);
    } catch (Exception refused) {
      return refused;
    }
  }

  /**
   * minidns.
   *
   * @return the message, or why there is none
   */
  @Benchmark
  public Object minidns() {
    try {
      return Peers.minidns(octets);
    } catch (Exception | StackOverflowError refused) {
      return refused;
    }
  }

  /**
   * Netty.
   *
   * @return whether it was parsed
   */
  @Benchmark
  public boolean netty() {
    ByteBuf buffer = Unpooled.wrappedBuffer(octets);
    try {
      DnsMessage parsed = peer.parse(buffer);
      parsed.release();
      return true;
    } catch (Exception refused) {
      return false;
    }
  }
}
