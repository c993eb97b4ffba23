package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.core.loop.Events;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestRulesTest {
  private static final Cookie COOKIE =
      new Cookie(Octets.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}), Octets.EMPTY);
  private static final Question QUESTION = new Question(Name.of("a.test"), RecordType.A);

  private final ServerSettings settings = new ServerSettings();
  private final Events<ServerEvent> counters = new Events<>(ServerEvent.class, null);
  private final ServerCookies cookies = new ServerCookies(List.of(new byte[SipHash.KEY_OCTETS]));
  private final RequestRules rules = new RequestRules(settings, counters, cookies);
  private final RequestContext context = new RequestContext();

  private MessageView view(MessageBuilder request, boolean stream) throws Exception {
    MessageView view = new MessageView().wrap(request.build().toWire());
    context.reset(Processing.SOURCE, Processing.SOURCE, stream);
    context.flags = view.flags();
    context.readOpt(view, settings.udpPayloadSize);
    return view;
  }

  private Rcode refusal(MessageBuilder request) throws Exception {
    return rules.refusal(view(request, false), context);
  }

  @Test
  void whatIsNotServedIsNotImplementedWhateverIsWrongWithIt() throws Exception {
    view(Message.builder().opcode(Opcode.STATUS), false);
    assertEquals(Rcode.NOTIMP, rules.malformed(context));
    assertEquals(Rcode.NOTIMP, rules.notServed(context));
    assertEquals(2, counters.count(ServerEvent.NOTIMP));
    view(Message.builder(), false);
    assertEquals(Rcode.FORMERR, rules.malformed(context));
    assertNull(rules.notServed(context));
  }

  @Test
  void aQueryHasOneQuestionUnlessItIsForACookie() throws Exception {
    assertNull(refusal(Message.builder().question(QUESTION)));
    assertEquals(Rcode.FORMERR, refusal(Message.builder()));
    assertEquals(Rcode.FORMERR, refusal(Message.builder().question(QUESTION).question(QUESTION)));
    assertEquals(Rcode.NOERROR, refusal(Message.builder().option(COOKIE)));
    assertEquals(Rcode.FORMERR, refusal(Message.builder().opcode(Opcode.NOTIFY)));
    assertNull(refusal(Message.builder().opcode(Opcode.of(7))));
    assertEquals(3, counters.count(ServerEvent.FORMERR));
  }

  @Test
  void anotherVersionIsRefusedBeforeAnythingElse() throws Exception {
    assertEquals(Rcode.BADVERS, refusal(Message.builder().ednsVersion(1)));
  }

  @Test
  void aCookieIsAnsweredAndDemandedOnlyIfWanted() throws Exception {
    MessageBuilder request = Message.builder().question(QUESTION).option(COOKIE);
    assertNull(refusal(request));
    assertEquals(COOKIE.client(), context.cookieOption().client());
    settings.requireCookies = true;
    assertEquals(Rcode.BADCOOKIE, refusal(request));
    assertNull(rules.refusal(view(request, true), context));
  }
}
