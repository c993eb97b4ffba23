package io.wiredns.core.server;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.message.WriteResult;
import io.wiredns.core.loop.Events;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/**
 * Writes the messages that a {@link RequestHandler} returns, at once or later: with ID, QR and OPT
 * as the request requires, truncated to the size that the client accepts, and signed. For one
 * thread, which need not be the thread that read the request.
 *
 * <p>Each method writes at the buffer's position, moves the position past the message and returns
 * its length. If there is no room, the method counts that, returns 0 and leaves the position
 * unchanged.
 */
final class ReplyWriter {
  private final ServerSettings settings;
  private final Events<ServerEvent> counters;
  private final ResponseOpt opts;
  private final MessageWriter writer;

  ReplyWriter(
      ServerSettings settings,
      Events<ServerEvent> counters,
      ResponseOpt opts,
      MessageWriter writer) {
    this.settings = settings;
    this.counters = counters;
    this.opts = opts;
    this.writer = writer;
  }

  /** Writes SERVFAIL. */
  int servfail(Request request, ByteBuffer out, boolean first) {
    Message response = Message.responseTo(request.message()).rcode(Rcode.SERVFAIL).build();
    return write(request, response, out, first);
  }

  /**
   * Writes a message.
   *
   * @param first true for the first message of the response; later ones of a zone transfer are
   *     signed differently (RFC 8945 section 5.3.1)
   */
  int write(Request request, Message message, ByteBuffer out, boolean first) {
    RequestContext context = request.context();
    int start = out.position();
    int room = Math.min(context.limit, out.remaining());
    Message fitted = fitted(message, context);
    WriteResult result =
        writer.writeTruncated(fitted, out, Math.max(0, room - context.signatureOctets()));
    boolean whole = result != WriteResult.NOTHING;
    if (whole && context.tsig != null) {
      Instant now = settings.instant();
      whole =
          first
              ? context.tsig.signTruncating(out, start, room, now)
              : context.tsig.signNext(out, start, now);
    }
    if (!whole) {
      out.position(start);
      counters.add(ServerEvent.NO_ROOM, context.source);
      return 0;
    }
    context.rcodeValue = fitted.rcode().value();
    context.responseOctets += out.position() - start;
    return out.position() - start;
  }

  /**
   * Returns the handler's message with the ID, QR and OPT that the request requires. If the request
   * has no OPT, an OPT of the message is removed, and an extended RCODE becomes SERVFAIL.
   */
  private Message fitted(Message message, RequestContext context) {
    MessageBuilder builder = message.toBuilder().id(context.id).response(true);
    Edns given = message.edns().orElse(null);
    if (context.edns) {
      int rcode = message.rcode().value();
      return builder
          .edns(opts.edns(context, rcode, given == null ? List.of() : given.options()))
          .build();
    }
    return given == null ? builder.build() : withoutOpt(message, builder);
  }

  private static Message withoutOpt(Message message, MessageBuilder builder) {
    if (message.rcode().isExtended()) {
      builder.rcode(Rcode.SERVFAIL);
    }
    builder.clear(Section.ADDITIONAL);
    for (ResourceRecord record : message.additionals()) {
      if (!record.type().equals(RecordType.OPT)) {
        builder.additional(record);
      }
    }
    return builder.build();
  }
}
