package io.wiredns.bench;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.util.function.BiFunction;

/** What is asked of a message; {@link CountingLoader} loads it with the codec that it calls. */
public final class CountedWork implements BiFunction<String, byte[], Object> {
  private final MessageView view = new MessageView();
  private final MessageWriter writer = new MessageWriter();
  private final ByteBuffer out = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);

  /** The message that was parsed last, to be written. */
  private Message parsed;

  /** For the loader. */
  public CountedWork() {}

  /**
   * Does it.
   *
   * @param work {@code view}, {@code parse}, {@code tolerant} or {@code write}, which writes what
   *     was parsed last
   * @param octets the message
   * @return something that depends on it, null if the message is malformed
   */
  @Override
  public Object apply(String work, byte[] octets) {
    ByteBuffer message = ByteBuffer.wrap(octets);
    switch (work) {
      case "view":
        return view.tryWrap(message) ? view : null;
      case "parse":
        try {
          parsed = view.wrap(message).toMessage();
          return parsed;
        } catch (WireFormatException malformed) {
          return null;
        }
      case "tolerant":
        return Message.parseTolerant(message).faults();
      case "write":
        return writer.write(parsed, out.clear());
      default:
        throw new IllegalArgumentException(work);
    }
  }
}
