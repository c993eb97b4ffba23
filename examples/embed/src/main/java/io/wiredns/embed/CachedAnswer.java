package io.wiredns.embed;

import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.MessagePatch;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.QuestionView;
import io.wiredns.codec.message.TtlFields;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;

/**
 * A cached response, which is sent again with another identifier, RD flag and TTLs. Only the header
 * and the question of a query are read, and the response is changed in the output buffer. For one
 * thread at a time.
 */
public final class CachedAnswer {
  private final ByteBuffer response;
  private final long receivedSeconds;
  private final TtlFields ttls;
  private final Name name;
  private final int type;
  private final int recordClass;

  /**
   * Caches a response.
   *
   * @param received the octets of the response from position to limit, which are copied
   * @param nowSeconds the time in seconds
   * @throws WireFormatException if the response is malformed
   * @throws IllegalArgumentException if one of the names uses octets of a TTL, so that the TTL
   *     cannot be changed
   * @throws IndexOutOfBoundsException if the response has no question
   */
  public CachedAnswer(ByteBuffer received, long nowSeconds) throws WireFormatException {
    response = ByteBuffer.allocate(received.remaining()).put(received.duplicate()).flip();
    receivedSeconds = nowSeconds;
    MessageView view = new MessageView().wrap(response);
    ttls =
        TtlFields.of(view)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a name is made of the TTL at octet " + MessagePatch.namedTtl(view)));
    name = view.questionName(0).toName();
    type = view.questionTypeValue(0);
    recordClass = view.questionClassValue(0);
  }

  /**
   * Answers a query if it asks the question of the response; allocates nothing.
   *
   * @param query a view of the query
   * @param nowSeconds the time in seconds
   * @param out the buffer for the response, whose position moves past it
   * @return true if the question is the same; otherwise nothing is written
   * @throws WireFormatException never, because the cached response is well-formed
   * @throws java.nio.BufferOverflowException if the response does not fit
   */
  public boolean answer(QuestionView query, long nowSeconds, ByteBuffer out)
      throws WireFormatException {
    if (query.questionCount() != 1
        || query.typeValue() != type
        || query.classValue() != recordClass
        || !query.name().isSameAs(name)) {
      return false;
    }
    int start = out.position();
    int limit = out.limit();
    out.put(response);
    response.rewind();
    out.position(start).limit(start + response.remaining());
    MessagePatch.setId(out, query.id());
    MessagePatch.setFlags(out, Header.RD | Header.AA, query.flags() & Header.RD);
    ttls.lower(out, nowSeconds - receivedSeconds);
    out.position(out.limit()).limit(limit);
    return true;
  }
}
