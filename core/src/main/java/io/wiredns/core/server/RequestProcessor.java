package io.wiredns.core.server;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.tsig.TsigServer;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.core.loop.Events;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

/**
 * Turns the octets of a request into those of its response, and defines the order of the steps.
 * {@link RequestRules} decides which requests the server refuses, {@link ResponseOpt} makes the OPT
 * record, {@link ExchangeWriter} writes the responses of a {@link ViewHandler} and of the server
 * itself, and {@link ReplyWriter} the messages of a {@link RequestHandler}. For one thread.
 *
 * <p>Each method that writes begins the message at the buffer's position, moves the position past
 * it and returns its length. If there is nothing to send, the method returns 0 and leaves the
 * position unchanged.
 */
final class RequestProcessor {
  private final ServerSettings settings;
  private final Events<ServerEvent> counters;
  private final PendingReplies pending;
  private final MessageView view;
  private final ServerExchange exchange;
  private final RequestContext context;
  private final RequestRules rules;
  private final ExchangeWriter writer;
  private final ReplyWriter replies;
  private final RateLimiter limiter;

  /**
   * The request that {@link #process} has finished; null if it is pending, if further messages
   * follow, or if the packet was not treated as a request.
   */
  private RequestContext finished;

  RequestProcessor(
      ServerSettings settings,
      Events<ServerEvent> counters,
      ServerCookies cookies,
      ResponseRates rates,
      PendingReplies pending) {
    this.pending = pending;
    this.settings = settings;
    this.counters = counters;
    view = new MessageView(settings.registry);
    MessageWriter octets = new MessageWriter(settings.registry);
    exchange = new ServerExchange(view, octets);
    context = exchange.context;
    rules = new RequestRules(settings, counters, cookies);
    ResponseOpt opts = new ResponseOpt(settings);
    writer = new ExchangeWriter(settings, counters, opts, exchange);
    replies = new ReplyWriter(settings, counters, opts, octets);
    limiter = new RateLimiter(rates, counters, opts, view, octets);
  }

  /**
   * Processes a request, and writes the response if it is available at once.
   *
   * @param packet the request from position to limit
   * @param out the buffer for the response
   * @param stream true if the request arrived over TCP
   * @param path the way back to the client if the response is completed later
   */
  int process(
      ByteBuffer packet,
      ByteBuffer out,
      InetSocketAddress source,
      InetSocketAddress local,
      boolean stream,
      ReplyPath path) {
    counters.add(stream ? ServerEvent.TCP_RECEIVED : ServerEvent.UDP_RECEIVED, source);
    finished = null;
    ServerEvent unanswerable = unanswerable(packet, source);
    if (unanswerable != null) {
      counters.add(unanswerable, source);
      return 0;
    }
    context.reset(source, local, stream);
    context.requestOctets = packet.remaining();
    if (counters.finishes()) {
      context.startNanos = System.nanoTime();
    }
    finished = context;
    context.id = packet.getShort(packet.position()) & 0xFFFF;
    context.flags = packet.getShort(packet.position() + 2) & 0xFFFF;
    exchange.restart();
    exchange.question = null;
    boolean wellFormed = view.tryWrap(packet);
    int start = out.position();
    int length;
    try {
      length = wellFormed ? answer(out, path) : writer.headerOnly(out, rules.malformed(context));
    } catch (RuntimeException | Error failure) {
      // An error of the server or a handler fails this request, not the server.
      length = fail(failure, out, start);
    }
    // Clears the interrupt that a handler may have left: NIO closes the channel of a thread that
    // has one.
    Thread.interrupted();
    length = limited(out, start, length, context);
    if (finished != null) {
      finished.responseOctets = length;
    }
    return length;
  }

  /**
   * If the last call of {@link #process} finished its request, tells the listener so. The caller
   * has sent the response.
   */
  void finish() {
    if (counters.finishes() && finished != null) {
      finish(finished);
      finished = null;
    }
  }

  /** Tells the listener that a request that was pending or had a zone transfer is finished. */
  void finish(RequestContext context) {
    if (counters.finishes()) {
      context.elapsedNanos = System.nanoTime() - context.startNanos;
      counters.finished(context);
    }
  }

  /**
   * Returns the reason why a packet must get no response at all, or null. Answering a response
   * could cause an endless loop between two servers.
   */
  private static ServerEvent unanswerable(ByteBuffer packet, InetSocketAddress source) {
    if (packet.remaining() < WireLimits.HEADER_OCTETS) {
      return ServerEvent.TOO_SHORT;
    }
    if ((packet.getShort(packet.position() + 2) & Header.QR) != 0) {
      return ServerEvent.IS_RESPONSE;
    }
    return source.getPort() == 0 ? ServerEvent.UNANSWERABLE_SOURCE : null;
  }

  private int answer(ByteBuffer out, ReplyPath path) {
    context.readOpt(view, settings.udpPayloadSize);
    if (view.tsig() != null) {
      context.tsig = new TsigServer(settings.keys);
      TsigResult result = context.tsig.verify(view, settings.instant());
      if (!(result instanceof TsigResult.Verified verified)) {
        showQuestion();
        return writer.withoutRecords(out, rules.notSigned(result, context));
      }
      context.key = verified.key();
    }
    Rcode notServed = rules.notServed(context);
    if (notServed != null) {
      // Write header, OPT and TSIG only: other opcodes may use the question section differently.
      return writer.withoutRecords(out, notServed);
    }
    showQuestion();
    Rcode refusal = rules.refusal(view, context);
    if (refusal != null) {
      return writer.withoutRecords(out, refusal);
    }
    return settings.viewHandler == null ? pass(out, path) : show(out, path);
  }

  private void showQuestion() {
    if (view.questionCount() > 0 && !context.isStateful()) {
      exchange.question = view.question(0);
      context.typeValue = exchange.question.type().value();
    }
  }

  /** Passes the request to the view handler. */
  private int show(ByteBuffer out, ReplyPath path) {
    int start = out.position();
    if (!writer.begin(out)) {
      return writer.noRoom(out, start);
    }
    Verdict verdict = settings.viewHandler.handle(exchange);
    if (verdict == null) {
      throw new IllegalStateException("the handler returned null instead of a verdict");
    }
    return switch (verdict) {
      case ANSWERED -> writer.finish(out, start, exchange.rcode);
      case DROPPED -> {
        counters.add(ServerEvent.HANDLER_DROPPED, context.source);
        yield 0;
      }
      case PASSED -> {
        exchange.restart();
        yield pass(out, path);
      }
    };
  }

  /** Passes the request, as a {@link Request}, to the request handler. */
  private int pass(ByteBuffer out, ReplyPath path) {
    if (settings.handler == null) {
      return writer.withoutRecords(out, Rcode.REFUSED);
    }
    Message message;
    try {
      message = view.toMessage();
    } catch (WireFormatException broken) {
      counters.add(ServerEvent.FORMERR, context.source);
      return writer.withoutRecords(out, Rcode.FORMERR);
    }
    if (!path.enter()) {
      counters.add(ServerEvent.OVERLOADED, context.source);
      return 0;
    }
    PendingReply reply = new PendingReply(new Request(message, context.copy()), path, pending);
    try {
      CompletionStage<Message> stage = settings.handler.handle(reply.request);
      if (stage == null) {
        throw new IllegalStateException("the handler returned null instead of a stage");
      }
      stage.whenComplete(reply);
    } catch (RuntimeException | Error failure) {
      reply.accept(null, failure);
    }
    if (!reply.isDoneAtOnce()) {
      finished = null;
      pending.add(reply, System.nanoTime());
      return 0;
    }
    RequestContext own = reply.request.context();
    try {
      int length = completed(reply, out, path);
      finished = own.followed ? null : own;
      return length;
    } finally {
      path.leave();
    }
  }

  /**
   * Writes the response of a request that is no longer pending, or nothing if a zone transfer must
   * wait. The caller calls {@link ReplyPath#leave}.
   */
  int completed(PendingReply reply, ByteBuffer out, ReplyPath path) {
    Request request = reply.request;
    if (reply.isTimedOut()) {
      counters.add(ServerEvent.HANDLER_TIMED_OUT, request.source());
      return replies.servfail(request, out, true);
    }
    if (reply.failure() != null) {
      return servfail(request, reply.failure(), out, true);
    }
    boolean follows = request.following() != null;
    if (follows) {
      TransferRequest.Decision decision = path.mayFollow(reply);
      request.context().followed = decision == TransferRequest.Decision.WAITS;
      if (decision == TransferRequest.Decision.REFUSED) {
        // A secondary server tries again later; BIND answers the same at its limit.
        counters.add(ServerEvent.TRANSFER_LIMIT, request.source());
        return replies.servfail(request, out, true);
      }
      if (decision == TransferRequest.Decision.WAITS) {
        return 0;
      }
    }
    int start = out.position();
    int length = 0;
    try {
      length = replies.write(request, reply.message(), out, true);
    } catch (RuntimeException | Error unwritable) {
      // A record type of the user may throw anything. Skip the messages that should follow: an
      // error ends a transfer, RFC 5936 section 2.2.
      out.position(start);
      return servfail(request, unwritable, out, true);
    } finally {
      if (follows && length == 0) {
        path.endFollowing();
      }
    }
    if (follows && length > 0) {
      request.context().followed = true;
      path.follow(request);
    }
    return length;
  }

  /** Counts a failure of the handler and writes SERVFAIL. */
  int servfail(Request request, Throwable failure, ByteBuffer out, boolean first) {
    counters.failed(ServerEvent.HANDLER_FAILED, failure, request.source());
    return replies.servfail(request, out, first);
  }

  /** Writes the next message of a zone transfer. */
  int writeNext(Request request, Message message, ByteBuffer out) {
    return replies.write(request, message, out, false);
  }

  /** Counts a failure and replaces the incomplete response by SERVFAIL. */
  private int fail(Throwable failure, ByteBuffer out, int start) {
    counters.failed(ServerEvent.HANDLER_FAILED, failure, context.source);
    out.position(start);
    exchange.restart();
    try {
      return writer.withoutRecords(out, Rcode.SERVFAIL);
    } catch (RuntimeException | Error again) {
      counters.failed(ServerEvent.HANDLER_FAILED, again, context.source);
      out.position(start);
      return 0;
    }
  }

  /**
   * Applies the rate limit to the response that begins at {@code start}; returns the length that
   * remains.
   */
  int limited(ByteBuffer out, int start, int length, RequestContext of) {
    return limiter.limited(out, start, length, of);
  }
}
