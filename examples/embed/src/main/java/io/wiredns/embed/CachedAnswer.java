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
 * A response that is kept and sent again, as a cache does it: of the query only header and question
 * are read, of the response identifier, RD and TTLs are changed where they lie. For one thread.
 */
public final class CachedAnswer {
  private final ByteBuffer response;
  private final long receivedSeconds;
  private final TtlFields ttls;
  private final Name name;
  private final int type;
  private final int recordClass;

  /**
   * Keeps a response.
   *
   * @param received its octets from position to limit, which are copied
   * @param nowSeconds the time
   * @throws WireFormatException if it is malformed
   * @throws IllegalArgumentException if it has no question, or a name of it is made of a TTL, which
   *     then cannot be changed
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
   * Answers a query if it asks what the response answers; allocates nothing.
   *
   * @param query has been wrapped around the query
   * @param nowSeconds the time
   * @param out takes the response at its position, which moves behind it
   * @return whether it was the right question; nothing is written if not
   * @throws WireFormatException never: what was kept is well-formed
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
