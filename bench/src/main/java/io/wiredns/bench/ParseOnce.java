package io.wiredns.bench;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.infra.Blackhole;

/** Parses a message by the single call that reuses nothing. */
public class ParseOnce extends Settings {
  /**
   * Measures {@link Message#parse}.
   *
   * @param in the set
   * @param hole consumes the messages
   * @throws WireFormatException never
   */
  @Benchmark
  public void wiredns(Inputs in, Blackhole hole) throws WireFormatException {
    for (ByteBuffer message : in.messages) {
      hole.consume(Message.parse(message));
    }
  }
}
