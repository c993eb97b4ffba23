package io.wiredns.core.server;

import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.Section;
import io.wiredns.core.loop.Events;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies the rate limit to written responses: sends, cuts or drops them. A client that has proved
 * its address by TCP, a cookie or a TSIG key is not limited. For one thread.
 */
final class RateLimiter {
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
        || context.key != null) {
      return length;
    }
    switch (rates.ask(context.source.getAddress(), System.nanoTime())) {
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
