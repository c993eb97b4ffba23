package io.wiredns.core.server;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.core.loop.Events;
import io.wiredns.core.server.ResponseRates.Kind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies the rate limit to written responses: sends, cuts or drops them. A client that has proved
 * its address by TCP, a cookie or a TSIG key is not limited, nor is one of this machine. For one
 * thread.
 */
final class RateLimiter {
  private static final int FLAGS = 2;
  private static final int QUESTION_COUNT = 4;
  private static final int ANSWER_COUNT = 6;
  private static final int AUTHORITY_COUNT = 8;
  private static final int RCODE_MASK = 0xF;

  /** The bit in which a small letter differs from a capital one. */
  private static final int CASE = 0x20;

  private final ResponseRates rates;
  private final Events<ServerEvent> counters;
  private final ResponseOpt opts;
  private final MessageView view;
  private final MessageWriter writer;

  /**
   * Creates a limiter.
   *
   * @param rates the allowance of each network; null if there is no rate limit
   * @param view a view to reuse for the response
   * @param writer the writer to reuse for a cut response
   */
  RateLimiter(
      ResponseRates rates,
      Events<ServerEvent> counters,
      ResponseOpt opts,
      MessageView view,
      MessageWriter writer) {
    this.rates = rates;
    this.counters = counters;
    this.opts = opts;
    this.view = view;
    this.writer = writer;
  }

  /**
   * Limits a response.
   *
   * @param out the buffer that holds the response from {@code start} on; its position is after the
   *     response
   * @param length the length of the response; 0 if there is none
   * @return the length of what remains; the buffer's position is after it
   */
  int limited(ByteBuffer out, int start, int length, RequestContext context) {
    if (length == 0
        || context.stream
        || rates == null
        || context.goodCookie
        || context.key != null
        || context.source.getAddress().isLoopbackAddress()) {
      return length;
    }
    Kind kind = kind(out, start);
    int name =
        context.isLimitedBy || kind != Kind.ANSWER ? context.limitedBy : question(out, start);
    switch (rates.ask(context.source.getAddress(), kind, name, System.nanoTime())) {
      case SEND -> {
        return length;
      }
      case SLIP -> {
        counters.add(ServerEvent.RATE_SLIPPED, context.source);
        return cut(out, start, length, context);
      }
      default -> {
        counters.add(ServerEvent.RATE_LIMITED, context.source);
        out.position(start);
        return 0;
      }
    }
  }

  /** Returns the kind of the response that begins at {@code start}. */
  private static Kind kind(ByteBuffer out, int start) {
    int flags = out.getShort(start + FLAGS);
    int rcode = flags & RCODE_MASK;
    if (rcode != Rcode.NOERROR.value()) {
      return rcode == Rcode.NXDOMAIN.value() ? Kind.NXDOMAIN : Kind.ERROR;
    }
    if (out.getShort(start + ANSWER_COUNT) != 0 || (flags & Header.TC) != 0) {
      return Kind.ANSWER;
    }
    boolean refers = (flags & Header.AA) == 0 && out.getShort(start + AUTHORITY_COUNT) != 0;
    return refers ? Kind.REFERRAL : Kind.NODATA;
  }

  /** Returns a hash of the name in the question, whatever its case; 0 if there is no question. */
  private static int question(ByteBuffer out, int start) {
    int hash = 0;
    if (out.getShort(start + QUESTION_COUNT) != 0) {
      int at = start + WireLimits.HEADER_OCTETS;
      for (int octet = out.get(at); octet != 0; octet = out.get(++at)) {
        // Case is one bit. That this also folds a few other octets does no harm to a hash.
        hash = 31 * hash + (octet | CASE);
      }
    }
    return hash;
  }

  /** Cuts a response to header, question and OPT, and sets TC; the RCODE stays. */
  private int cut(ByteBuffer out, int start, int length, RequestContext context) {
    if (!view.tryWrap(out.duplicate().position(start).limit(start + length))) {
      throw new IllegalArgumentException("the message is malformed", view.failure());
    }
    // Read all that is needed now, because the view's octets are about to be overwritten.
    int id = view.id();
    int flags = view.flags();
    int rcode = view.rcodeValue();
    List<Question> questions = new ArrayList<>(1);
    for (int i = 0; i < view.questionCount(); i++) {
      questions.add(view.question(i));
    }
    out.position(start);
    writer.begin(out, context.limit, id, flags | Header.TC);
    questions.forEach(writer::question);
    if (context.edns) {
      writer.record(Section.ADDITIONAL, opts.cut(context, rcode));
    }
    return writer.finish();
  }
}
