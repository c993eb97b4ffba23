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
 * Parses a 64 KiB message made to be as expensive as possible, in each library. A library may
 * refuse it: the cost of the parse or of the refusal is measured.
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

  /** The name of the message in {@link WorstMessages#all}. */
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

  /** Finds the message. */
  @Setup
  public void load() {
    octets = ByteBuffer.wrap(WorstMessages.all().get(message));
  }

  /**
   * Measures the structural pass.
   *
   * @return whether the message is well-formed
   */
  @Benchmark
  public boolean wirednsView() {
    return view.tryWrap(octets);
  }

  /**
   * Measures strict parsing with a reused view.
   *
   * @return the message or the exception
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
   * Measures tolerant parsing.
   *
   * @return the readable part of the message and all faults
   */
  @Benchmark
  public Object wirednsTolerant() {
    return Message.parseTolerant(octets);
  }

  /**
   * Measures dnsjava.
   *
   * @return the message or the exception
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
   * Measures minidns.
   *
   * @return the message or the exception
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
   * Measures Netty.
   *
   * @return whether the message was parsed
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
