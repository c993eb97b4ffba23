package io.wiredns.core.server;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.core.loop.Events;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Writes the response of an exchange into the send buffer: header and question, then the records
 * that a view handler adds, then OPT, flags, RCODE and TSIG. For the thread of the exchange only.
 *
 * <p>Each method that returns a length writes a complete response at the buffer's position and
 * moves the position past it. If there is no room, the method counts that, returns 0 and leaves the
 * position unchanged.
 */
final class ExchangeWriter {
  /** The bits of an RCODE that the header holds. */
  private static final int RCODE_MASK = 0xF;

  /** The bits of a request's flags that are copied to its response. */
  private static final int KEPT_FLAGS = RequestContext.OPCODE_MASK | Header.RD | Header.CD;

  private final ServerSettings settings;
  private final Events<ServerEvent> counters;
  private final ResponseOpt opts;
  private final ServerExchange exchange;
  private final MessageWriter writer;
  private final RequestContext context;

  /** The number of octets reserved for OPT and TSIG in the response being written. */
  private int reserved;

  ExchangeWriter(
      ServerSettings settings,
      Events<ServerEvent> counters,
      ResponseOpt opts,
      ServerExchange exchange) {
    this.settings = settings;
    this.counters = counters;
    this.opts = opts;
    this.exchange = exchange;
    writer = exchange.writer;
    context = exchange.context;
  }

  private int header() {
    return context.flags & KEPT_FLAGS | Header.QR;
  }

  /** Writes a header, and an OPT record if one was read from the request. */
  int headerOnly(ByteBuffer out, Rcode rcode) {
    context.rcodeValue = rcode.value();
    writer.begin(out, context.limit, context.id, header() | rcode.value());
    if (context.edns) {
      writer.record(Section.ADDITIONAL, opts.plain(context));
    }
    return writer.finish();
  }

  /** Writes a response with this RCODE and without records from a handler. */
  int withoutRecords(ByteBuffer out, Rcode rcode) {
    int start = out.position();
    return begin(out) ? finish(out, start, rcode.value()) : noRoom(out, start);
  }

  /**
   * Begins the response with header and question, and reserves room for OPT and TSIG.
   *
   * @return false if there is no room for them
   */
  boolean begin(ByteBuffer out) {
    writer.begin(out, context.limit, context.id, header());
    if (exchange.question != null) {
      writer.question(exchange.question);
    }
    reserved = context.signatureOctets() + (context.edns ? opts.octets(context) : 0);
    if (writer.length() + reserved > Math.min(context.limit, out.remaining())) {
      return false;
    }
    if (reserved > 0) {
      writer.reserve(reserved);
    }
    return true;
  }

  /**
   * Finishes the response that {@link #begin} began: TC, OPT, flags, RCODE, TSIG.
   *
   * @param start the offset of the response in the buffer
   * @param rcode the RCODE; above 15 it becomes SERVFAIL if there is no OPT
   */
  int finish(ByteBuffer out, int start, int rcode) {
    int code = rcode > RCODE_MASK && !context.edns ? Rcode.SERVFAIL.value() : rcode;
    context.rcodeValue = code;
    if (exchange.truncated) {
      writer.truncated();
    }
    if (reserved > 0) {
      // Keep the room for TSIG, which is added after the message is finished.
      writer.release(reserved - context.signatureOctets());
    }
    if (context.edns) {
      addOpt(code);
    }
    if (writer.finish() == 0) {
      return noRoom(out, start);
    }
    int flags = out.getShort(start + 2) & 0xFFFF | exchange.flags | code & RCODE_MASK;
    out.putShort(start + 2, (short) flags);
    return sign(out, start) ? out.position() - start : noRoom(out, start);
  }

  private void addOpt(int rcode) {
    ResourceRecord opt = opts.record(context, rcode, exchange.options);
    if (!writer.record(Section.ADDITIONAL, opt)) {
      // Omit the handler's options; room was reserved for the server's own.
      writer.record(Section.ADDITIONAL, opts.record(context, rcode, List.of()));
    }
  }

  private boolean sign(ByteBuffer out, int start) {
    return context.tsig == null
        || context.tsig.signTruncating(out, start, context.limit, settings.instant());
  }

  /** Counts a response that does not fit, restores the buffer's position and returns 0. */
  int noRoom(ByteBuffer out, int start) {
    out.position(start);
    counters.add(ServerEvent.NO_ROOM, context.source);
    return 0;
  }
}
