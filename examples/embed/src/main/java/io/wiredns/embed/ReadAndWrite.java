package io.wiredns.embed;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;

/** Reads a query, answers it, and looks at the answer: the snippet of the README. */
public final class ReadAndWrite {
  private ReadAndWrite() {}

  /**
   * Answers a query.
   *
   * @param packet the query's octets from position to limit
   * @return the answer's octets
   * @throws WireFormatException if the packet is malformed
   */
  public static ByteBuffer answer(ByteBuffer packet) throws WireFormatException {
    // Parse. A malformed packet is one checked exception: fault(), offset(), field(), rule.
    Message query = Message.parse(packet);
    Question question = query.question().orElseThrow();

    // Build. ID, opcode, RD, CD and question come from the query, OPT if it has one.
    Message response =
        Message.responseTo(query)
            .authoritative(true)
            .rcode(Rcode.NOERROR)
            .answer(new ResourceRecord(question.name(), 300, A.of("192.0.2.7")))
            .answer(new ResourceRecord(question.name(), 300, Txt.of("served by WireDNS")))
            .build();

    // Write, compressed, into a buffer of your own; what the client does not take sets TC.
    ByteBuffer out = ByteBuffer.allocateDirect(WireLimits.MESSAGE_OCTETS);
    new MessageWriter().writeTruncated(response, out, query.maxResponseOctets());
    return out.flip();
  }

  /**
   * Adds up the TTLs of a message's records without allocating.
   *
   * @param view reused from message to message
   * @param packet the message's octets from position to limit
   * @return the sum, or -1 if the packet is malformed
   */
  public static long ttls(MessageView view, ByteBuffer packet) {
    // Look. One structural pass, then fields where they lie; no exception for a malformed packet.
    if (!view.tryWrap(packet)) {
      return -1; // view.fault(), view.faultOffset()
    }
    long ttls = 0;
    for (int i = 0; i < view.recordCount(); i++) {
      RecordView record = view.record(i);
      ttls += record.ttl();
    }
    return ttls;
  }
}
