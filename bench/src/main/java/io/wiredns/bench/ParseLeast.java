package io.wiredns.bench;

import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The least work of parsing, to compare with {@link Parse}: {@link LeastParser} alone, and after a
 * view of the message, because WireDNS's two calls are a view and then its values.
 */
@State(Scope.Thread)
public class ParseLeast extends Settings {
  private static final int LONGEST_MESSAGE = 65_535;

  private final LeastParser parser = new LeastParser();
  private final Floor floor = new Floor();
  private final byte[] copy = new byte[LONGEST_MESSAGE];

  /**
   * Measures the least parser. A message on the heap is read in place, another is copied first.
   *
   * @param in the set
   * @param hole consumes the messages
   */
  @Benchmark
  public void least(Inputs in, Blackhole hole) {
    if (in.isDirect()) {
      for (ByteBuffer message : in.messages) {
        hole.consume(parser.parse(copied(message), message.remaining()));
      }
    } else {
      for (byte[] message : in.octets) {
        hole.consume(parser.parse(message, message.length));
      }
    }
  }

  /**
   * Measures a copy of the message, the floor of the structural pass over it, and the least parser.
   *
   * @param in the set
   * @param hole consumes the messages
   */
  @Benchmark
  public void leastAfterView(Inputs in, Blackhole hole) {
    for (ByteBuffer message : in.messages) {
      byte[] octets = copied(message);
      int length = message.remaining();
      hole.consume(floor.walk(octets, length) < 0 ? null : parser.parse(octets, length));
    }
  }

  private byte[] copied(ByteBuffer message) {
    message.get(message.position(), copy, 0, message.remaining());
    return copy;
  }
}
