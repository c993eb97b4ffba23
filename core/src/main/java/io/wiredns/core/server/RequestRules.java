package io.wiredns.core.server;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.core.loop.Events;

/**
 * Decides which requests the server itself refuses, before a handler sees them: RFC 6891 (EDNS),
 * RFC 9619 (one question), RFC 7873 (cookies), RFC 8945 (TSIG) and RFC 8906 (responses to
 * unsupported requests). Writes nothing, but counts each refusal. For one thread.
 */
final class RequestRules {
  private final ServerSettings settings;
  private final Events<ServerEvent> counters;

  /** Makes and checks cookies; null if the server has none. */
  private final ServerCookies cookies;

  RequestRules(ServerSettings settings, Events<ServerEvent> counters, ServerCookies cookies) {
    this.settings = settings;
    this.counters = counters;
    this.cookies = cookies;
  }

  /** Returns the RCODE for a malformed message, of which only the header can be trusted. */
  Rcode malformed(RequestContext context) {
    return isServed(context)
        ? refused(context, ServerEvent.FORMERR, Rcode.FORMERR)
        : refused(context, ServerEvent.NOTIMP, Rcode.NOTIMP);
  }

  /** Returns NOTIMP for an opcode that the server does not serve, otherwise null. */
  Rcode notServed(RequestContext context) {
    return isServed(context) ? null : refused(context, ServerEvent.NOTIMP, Rcode.NOTIMP);
  }

  private boolean isServed(RequestContext context) {
    return settings.opcodes.contains(context.opcode());
  }

  /**
   * Returns the RCODE with which the server itself answers a request, because of its EDNS version,
   * options, number of questions or cookie; null if a handler must answer it. Reads the options of
   * the request, and makes the cookie of the response.
   *
   * @param request a well-formed request whose opcode the server serves
   */
  Rcode refusal(MessageView request, RequestContext context) {
    if (context.version > 0) {
      return refused(context, ServerEvent.BADVERS, Rcode.BADVERS);
    }
    Opcode opcode = context.opcode();
    boolean query = opcode.equals(Opcode.QUERY);
    // RFC 9619 section 4, RFC 1996 section 3.7, RFC 2136 section 3.1.1.
    boolean needsOne = query || opcode.equals(Opcode.NOTIFY) || opcode.equals(Opcode.UPDATE);
    boolean good = context.readOptions(request);
    int questions = request.questionCount();
    // A query without a question may ask for a cookie only, RFC 7873 section 5.4.
    boolean cookieOnly = query && cookies != null && questions == 0 && context.hasCookie();
    if (!good || needsOne && questions != 1 && !cookieOnly) {
      return refused(context, ServerEvent.FORMERR, Rcode.FORMERR);
    }
    if (cookies != null && context.hasCookie()) {
      context.answerCookie(cookies, settings.now());
      if (settings.requireCookies && !context.goodCookie && !context.stream && !cookieOnly) {
        return refused(context, ServerEvent.BADCOOKIE, Rcode.BADCOOKIE);
      }
    }
    return cookieOnly ? Rcode.NOERROR : null;
  }

  /** Returns the RCODE for a request whose TSIG was not verified; RFC 8945 section 5.2. */
  Rcode notSigned(TsigResult result, RequestContext context) {
    boolean malformed =
        result instanceof TsigResult.Rejected rejected
            && rejected.error().equals(TsigError.FORMERR);
    return refused(context, ServerEvent.TSIG_REJECTED, malformed ? Rcode.FORMERR : Rcode.NOTAUTH);
  }

  private Rcode refused(RequestContext context, ServerEvent event, Rcode rcode) {
    counters.add(event, context.source);
    return rcode;
  }
}
