package io.wiredns.core.server;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.message.WriteResult;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.tsig.TsigServer;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.core.loop.Events;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * From the octets of a request to those of its response: the rules of RFC 6891, 7873, 8906 and 8945
 * around the handlers. Belongs to one thread.
 *
 * <p>Each method that writes takes a buffer whose position is where the message starts, and gives
 * the message's length, which the position is behind; 0 if there is nothing to send, and then the
 * position is as before.
 */
final class RequestProcessor {
  private static final int OPTION_HEADER = 4;
  private static final int RCODE_MASK = 0xF;
  private static final int KEPT_FLAGS = RequestTerms.OPCODE_MASK | Header.RD | Header.CD;

  private final ServerSettings settings;
  private final Events<ServerEvent> counters;
  private final ServerCookies cookies;
  private final ResponseRates rates;
  private final PendingReplies pending;
  private final MessageView view;
  private final MessageWriter writer;
  private final ServerExchange exchange;
  private final RequestTerms terms;

  /** The octets that the response in the writer keeps free for OPT and TSIG. */
  private int kept;

  /** OPT without options, without and with DO. */
  private final ResourceRecord[] plainOpt = new ResourceRecord[2];

  RequestProcessor(
      ServerSettings settings,
      Events<ServerEvent> counters,
      ServerCookies cookies,
      ResponseRates rates,
      PendingReplies pending) {
    this.pending = pending;
    this.settings = settings;
    this.counters = counters;
    this.cookies = cookies;
    this.rates = rates;
    view = new MessageView(settings.registry);
    writer = new MessageWriter(settings.registry);
    exchange = new ServerExchange(view, writer);
    terms = exchange.terms;
    for (int i = 0; i < plainOpt.length; i++) {
      terms.dnssecOk = i > 0;
      plainOpt[i] = terms.opt(settings.udpPayloadSize, 0, List.of());
    }
  }

  /**
   * Answers a request as far as that can be done at once.
   *
   * @param packet the request from position to limit
   * @param out takes the response
   * @param stream whether it came over TCP
   * @param path where to go if it is answered later
   */
  int process(
      ByteBuffer packet,
      ByteBuffer out,
      InetSocketAddress source,
      InetSocketAddress local,
      boolean stream,
      ReplyPath path) {
    counters.add(stream ? ServerEvent.TCP_RECEIVED : ServerEvent.UDP_RECEIVED, source);
    if (packet.remaining() < WireLimits.HEADER_OCTETS) {
      counters.add(ServerEvent.TOO_SHORT, source);
      return 0;
    }
    int flags = packet.getShort(packet.position() + 2) & 0xFFFF;
    if ((flags & Header.QR) != 0) {
      counters.add(ServerEvent.IS_RESPONSE, source);
      return 0;
    }
    if (source.getPort() == 0) {
      counters.add(ServerEvent.UNANSWERABLE_SOURCE, source);
      return 0;
    }
    terms.reset(source, local, stream);
    terms.id = packet.getShort(packet.position()) & 0xFFFF;
    terms.flags = flags;
    exchange.restart();
    exchange.question = null;
    boolean wellFormed = view.tryWrap(packet);
    int start = out.position();
    int length;
    try {
      length = wellFormed ? answer(out, start, path) : fromHeader(out, malformed());
    } catch (RuntimeException | Error failure) {
      // A fault of ours or a handler's: one request fails, not the server.
      length = fail(failure, out, start);
    }
    // A handler may have left this, and the channel that sends the response would be closed by it.
    Thread.interrupted();
    return limited(out, start, length, terms);
  }

  private int malformed() {
    boolean served = settings.opcodes.contains(terms.opcode());
    counters.add(served ? ServerEvent.FORMERR : ServerEvent.NOTIMP, terms.source);
    return (served ? Rcode.FORMERR : Rcode.NOTIMP).value();
  }

  /** A response of nothing but a header, and OPT if the request could be read and has one. */
  private int fromHeader(ByteBuffer out, int rcode) {
    writer.begin(out, terms.limit, terms.id, terms.flags & KEPT_FLAGS | Header.QR | rcode);
    if (terms.edns) {
      writer.record(Section.ADDITIONAL, plainOpt[terms.dnssecOk ? 1 : 0]);
    }
    return writer.finish();
  }

  private int answer(ByteBuffer out, int start, ReplyPath path) {
    terms.readOpt(view, settings.udpPayloadSize);
    if (view.tsig() != null) {
      terms.tsig = new TsigServer(settings.keys);
      TsigResult result = terms.tsig.verify(view, Instant.ofEpochSecond(settings.now()));
      if (!(result instanceof TsigResult.Verified verified)) {
        return rejected(out, start);
      }
      terms.key = verified.key();
    }
    if (!settings.opcodes.contains(terms.opcode())) {
      // Header, OPT, and TSIG if there was one: the question of another opcode may be none.
      counters.add(ServerEvent.NOTIMP, terms.source);
      return begin(out) ? finish(out, start, Rcode.NOTIMP.value()) : noRoom(out, start);
    }
    if (view.questionCount() > 0 && !terms.isStateful()) {
      exchange.question = view.question(0);
    }
    Rcode refusal = refusal();
    if (refusal != null) {
      return begin(out) ? finish(out, start, refusal.value()) : noRoom(out, start);
    }
    if (settings.viewHandler != null) {
      if (!begin(out)) {
        return noRoom(out, start);
      }
      Verdict verdict = settings.viewHandler.handle(exchange);
      if (verdict == null) {
        throw new IllegalStateException("the handler returned null in place of a verdict");
      }
      switch (verdict) {
        case ANSWERED -> {
          return finish(out, start, exchange.rcode);
        }
        case DROPPED -> {
          counters.add(ServerEvent.HANDLER_DROPPED, terms.source);
          return 0;
        }
        case PASSED -> exchange.restart();
      }
    }
    return pass(out, start, path);
  }

  private int rejected(ByteBuffer out, int start) {
    counters.add(ServerEvent.TSIG_REJECTED, terms.source);
    int limit = out.limit();
    out.limit(Math.min(limit, start + terms.limit));
    boolean fits = terms.tsig.writeError(out, Instant.ofEpochSecond(settings.now()));
    out.limit(limit);
    return fits ? out.position() - start : noRoom(out, start);
  }

  /** What is wrong with EDNS, the number of questions or the cookie; null if nothing is. */
  private Rcode refusal() {
    if (terms.version > 0) {
      counters.add(ServerEvent.BADVERS, terms.source);
      return Rcode.BADVERS;
    }
    Opcode opcode = terms.opcode();
    boolean query = opcode.equals(Opcode.QUERY);
    // RFC 9619 section 4, RFC 1996 section 3.7, RFC 2136 section 3.1.1.
    boolean needsOne = query || opcode.equals(Opcode.NOTIFY) || opcode.equals(Opcode.UPDATE);
    boolean good = terms.readOptions(view);
    int questions = view.questionCount();
    // A query without question can be for a cookie alone, RFC 7873 section 5.4.
    boolean cookieOnly = query && cookies != null && questions == 0 && terms.hasCookie();
    if (!good || needsOne && questions != 1 && !cookieOnly) {
      counters.add(ServerEvent.FORMERR, terms.source);
      return Rcode.FORMERR;
    }
    if (cookies != null && terms.hasCookie()) {
      terms.bake(cookies, settings.now());
      if (settings.requireCookies && !terms.goodCookie && !terms.stream && !cookieOnly) {
        counters.add(ServerEvent.BADCOOKIE, terms.source);
        return Rcode.BADCOOKIE;
      }
    }
    return cookieOnly ? Rcode.NOERROR : null;
  }

  /** Begins the response with header and question, and keeps room; whether there is any. */
  private boolean begin(ByteBuffer out) {
    writer.begin(out, terms.limit, terms.id, terms.flags & KEPT_FLAGS | Header.QR);
    if (exchange.question != null) {
      writer.question(exchange.question);
    }
    kept = keptOctets();
    if (writer.length() + kept > Math.min(terms.limit, out.remaining())) {
      return false;
    }
    if (kept > 0) {
      writer.reserve(kept);
    }
    return true;
  }

  private int keptOctets() {
    if (!terms.edns) {
      return terms.signatureOctets();
    }
    int octets = RequestTerms.OPT_OCTETS + terms.signatureOctets();
    for (EdnsOption option : terms.options(settings, List.of())) {
      octets += OPTION_HEADER + UnknownOption.of(option).data().length();
    }
    return octets;
  }

  /** Ends the response that the writer holds: TC, OPT, flags, RCODE, TSIG. */
  private int finish(ByteBuffer out, int start, int rcode) {
    int code = rcode > RCODE_MASK && !terms.edns ? Rcode.SERVFAIL.value() : rcode;
    if (exchange.truncated) {
      writer.truncated();
    }
    if (kept > 0) {
      // What is kept for TSIG stays so: it comes behind the finished message.
      writer.release(kept - terms.signatureOctets());
    }
    if (terms.edns) {
      putOpt(code);
    }
    if (writer.finish() == 0) {
      return noRoom(out, start);
    }
    int flags = out.getShort(start + 2) & 0xFFFF | exchange.flags | code & RCODE_MASK;
    out.putShort(start + 2, (short) flags);
    return sign(out, start) ? out.position() - start : noRoom(out, start);
  }

  private void putOpt(int rcode) {
    List<EdnsOption> options = terms.options(settings, exchange.options);
    if (options.isEmpty() && rcode <= RCODE_MASK) {
      writer.record(Section.ADDITIONAL, plainOpt[terms.dnssecOk ? 1 : 0]);
      return;
    }
    if (!writer.record(Section.ADDITIONAL, terms.opt(settings.udpPayloadSize, rcode, options))) {
      // The handler's options are what can go; for the server's own there is room.
      options = terms.options(settings, List.of());
      writer.record(Section.ADDITIONAL, terms.opt(settings.udpPayloadSize, rcode, options));
    }
  }

  private boolean sign(ByteBuffer out, int start) {
    if (terms.tsig == null) {
      return true;
    }
    return terms.tsig.signTruncating(
        out, start, terms.limit, Instant.ofEpochSecond(settings.now()));
  }

  private int noRoom(ByteBuffer out, int start) {
    out.position(start);
    counters.add(ServerEvent.NO_ROOM, terms.source);
    return 0;
  }

  /** Hands the request to the handler of values. */
  private int pass(ByteBuffer out, int start, ReplyPath path) {
    if (settings.handler == null) {
      return begin(out) ? finish(out, start, Rcode.REFUSED.value()) : noRoom(out, start);
    }
    Message message;
    try {
      message = view.toMessage();
    } catch (WireFormatException broken) {
      counters.add(ServerEvent.FORMERR, terms.source);
      return begin(out) ? finish(out, start, Rcode.FORMERR.value()) : noRoom(out, start);
    }
    if (!path.enter()) {
      counters.add(ServerEvent.OVERLOADED, terms.source);
      return 0;
    }
    PendingReply reply = new PendingReply(new Request(message, terms.copy()), path, pending);
    try {
      CompletionStage<Message> stage = settings.handler.handle(reply.request);
      if (stage == null) {
        throw new IllegalStateException("the handler returned null in place of a stage");
      }
      stage.whenComplete(reply);
    } catch (RuntimeException | Error failure) {
      reply.accept(null, failure);
    }
    if (!reply.isDoneAtOnce()) {
      pending.add(reply, System.nanoTime());
      return 0;
    }
    try {
      return completed(reply, out, path);
    } finally {
      path.leave();
    }
  }

  /** Writes the response of a handler that is done; {@link ReplyPath#leave} is the caller's. */
  int completed(PendingReply reply, ByteBuffer out, ReplyPath path) {
    Request request = reply.request;
    Message message = reply.message();
    if (reply.isTimedOut()) {
      counters.add(ServerEvent.HANDLER_TIMED_OUT, request.source());
      return writeServfail(request, out, true);
    }
    if (reply.failure() != null) {
      return servfail(request, reply.failure(), out, true);
    }
    int start = out.position();
    int length;
    try {
      length = write(request, message, out, true);
    } catch (RuntimeException unwritable) {
      // What was to follow does not: an error is the end of a transfer, RFC 5936 section 2.2.
      out.position(start);
      return servfail(request, unwritable, out, true);
    }
    if (length > 0 && request.following() != null) {
      path.follow(request);
    }
    return length;
  }

  /** Writes SERVFAIL because something has failed. */
  int servfail(Request request, Throwable failure, ByteBuffer out, boolean first) {
    counters.failed(ServerEvent.HANDLER_FAILED, failure, request.source());
    return writeServfail(request, out, first);
  }

  private int writeServfail(Request request, ByteBuffer out, boolean first) {
    Message response = Message.responseTo(request.message()).rcode(Rcode.SERVFAIL).build();
    return write(request, response, out, first);
  }

  /** Writes the next message of a stream. */
  int writeNext(Request request, Message message, ByteBuffer out) {
    return write(request, message, out, false);
  }

  private int write(Request request, Message message, ByteBuffer out, boolean first) {
    RequestTerms terms = request.terms();
    int start = out.position();
    int room = Math.min(terms.limit, out.remaining());
    Message response = fitted(message, terms);
    WriteResult result =
        writer.writeTruncated(response, out, Math.max(0, room - terms.signatureOctets()));
    boolean whole = result != WriteResult.NOTHING;
    if (whole && terms.tsig != null) {
      long now = settings.now();
      whole =
          first
              ? terms.tsig.signTruncating(out, start, room, Instant.ofEpochSecond(now))
              : terms.tsig.signNext(out, start, Instant.ofEpochSecond(now));
    }
    if (!whole) {
      out.position(start);
      counters.add(ServerEvent.NO_ROOM, terms.source);
      return 0;
    }
    return out.position() - start;
  }

  /** The handler's message with the ID, QR and OPT that the request demands. */
  private Message fitted(Message message, RequestTerms terms) {
    MessageBuilder builder = message.toBuilder().id(terms.id).response(true);
    Edns edns = message.edns().orElse(null);
    if (!terms.edns) {
      if (edns == null) {
        return builder.build();
      }
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
    List<EdnsOption> handlers = edns == null ? List.of() : edns.options();
    int flags = terms.dnssecOk ? Edns.FLAG_DO : 0;
    int high = message.rcode().extendedBits();
    List<EdnsOption> options = terms.options(settings, handlers);
    return builder
        .edns(Edns.ofFields(settings.udpPayloadSize, high << 24 | flags, options))
        .build();
  }

  /** Something threw in the middle of a response: another one in its place. */
  private int fail(Throwable failure, ByteBuffer out, int start) {
    counters.failed(ServerEvent.HANDLER_FAILED, failure, terms.source);
    out.position(start);
    exchange.restart();
    try {
      return begin(out) ? finish(out, start, Rcode.SERVFAIL.value()) : noRoom(out, start);
    } catch (RuntimeException again) {
      counters.failed(ServerEvent.HANDLER_FAILED, again, terms.source);
      out.position(start);
      return 0;
    }
  }

  /** Applies the limit of rates to a response that is written. */
  int limited(ByteBuffer out, int start, int length, RequestTerms terms) {
    if (length == 0 || terms.stream || rates == null || terms.goodCookie || terms.key != null) {
      return length;
    }
    switch (rates.ask(terms.source.getAddress(), System.nanoTime())) {
      case SEND -> {
        return length;
      }
      case SLIP -> {
        counters.add(ServerEvent.RATE_SLIPPED, terms.source);
        return cut(out, start, length, terms);
      }
      default -> {
        counters.add(ServerEvent.RATE_LIMITED, terms.source);
        out.position(start);
        return 0;
      }
    }
  }

  /**
   * Cuts a response to header, question and OPT, and sets TC. The high bits of the RCODE stay, and
   * so does the cookie, which a client that has shown one demands (RFC 7873 section 5.3).
   */
  private int cut(ByteBuffer out, int start, int length, RequestTerms terms) {
    ByteBuffer response = out.duplicate().position(start).limit(start + length);
    if (!view.tryWrap(response)) {
      throw new IllegalArgumentException("not a response", view.failure());
    }
    int end = view.recordCount() > 0 ? view.record(0).offset() : length;
    int high = view.rcodeValue() >>> 4 << 24;
    out.putShort(start + 2, (short) (view.flags() | Header.TC));
    out.putLong(start + 4, (long) view.questionCount() << 48);
    out.position(start + end);
    if (terms.edns) {
      out.putShort(start + 10, (short) 1);
      out.put((byte) 0).putShort((short) RecordType.OPT.value());
      out.putShort((short) settings.udpPayloadSize);
      out.putInt(high | (terms.dnssecOk ? Edns.FLAG_DO : 0));
      byte[] cookie = terms.cookie;
      if (cookie == null) {
        out.putShort((short) 0);
      } else {
        out.putShort((short) (OPTION_HEADER + cookie.length));
        out.putShort((short) OptionCode.COOKIE.value()).putShort((short) cookie.length).put(cookie);
      }
    }
    return out.position() - start;
  }
}
