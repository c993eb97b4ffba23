package io.wiredns.core.client;

import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.WireFormatException;
import java.util.function.Supplier;

/**
 * Reads a result from the view of a response, so that no {@code Message} is built.
 *
 * <p>A reader is called on the client's thread, for one response at a time. A reader that several
 * clients share is called by several threads concurrently.
 *
 * @param <T> the type of the result
 * @since 0.1
 */
@FunctionalInterface
public interface ResponseReader<T> {
  /**
   * Reads a response. This method is called on the client's thread and must not block.
   *
   * @param response the response; the view is valid during this call only
   * @param delivery supplies the circumstances of the response; valid during this call only
   * @return the result of the request's future
   * @throws WireFormatException if RDATA that the reader needs are malformed; the client then drops
   *     the response if it came over UDP, and stops using the server for this request if it came
   *     over TCP. If the reader was given a response with an error code because no server returned
   *     a better one, the request fails with {@link DnsClientException.Reason#MALFORMED}
   */
  T read(MessageView response, Supplier<Delivery> delivery) throws WireFormatException;
}
