package io.wiredns.core.client;

import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.WireFormatException;
import java.util.function.Supplier;

/**
 * Takes what is wanted from a response where it lies, without a message being built.
 *
 * <p>It is called on the client's thread, for one response after the other; one that is given to
 * several clients is called on several threads at once.
 *
 * @param <T> what is taken
 * @since 0.1
 */
@FunctionalInterface
public interface ResponseReader<T> {
  /**
   * Reads a response. Called on the client's thread, which must not be blocked.
   *
   * @param response the response; the view is valid during this call only
   * @param delivery how it came, if that is asked for during this call
   * @return what completes the request's future
   * @throws WireFormatException if RDATA that is needed is malformed: the response is then treated
   *     as a forged one over UDP, and as the failure of its server over TCP
   */
  T read(MessageView response, Supplier<Delivery> delivery) throws WireFormatException;
}
