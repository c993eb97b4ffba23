package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.Nsid;
import io.wiredns.codec.edns.TcpKeepalive;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.wire.Octets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResponseOptTest {
  private static final Octets CLIENT = Octets.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
  private static final EdnsOption HANDLERS = new Nsid(Octets.of(new byte[] {9}));

  private final ServerSettings settings = new ServerSettings();
  private final ResponseOpt opts = new ResponseOpt(settings);

  /** Returns the context of a request with these options. */
  private RequestContext context(boolean stream, boolean dnssecOk, EdnsOption... options)
      throws Exception {
    Message request =
        Message.builder()
            .edns(Edns.request().withDnssecOk(dnssecOk).withOptions(List.of(options)))
            .build();
    MessageView view = new MessageView().wrap(request.toWire());
    RequestContext context = new RequestContext();
    context.reset(Processing.SOURCE, Processing.SOURCE, stream);
    context.readOpt(view, settings.udpPayloadSize);
    context.readOptions(view);
    return context;
  }

  private static List<EdnsOption> options(ResourceRecord opt) {
    return ((Opt) opt.rdata()).options();
  }

  @Test
  void withoutOptionsItIsTheSameRecordEachTime() throws Exception {
    RequestContext context = context(false, true);
    ResourceRecord opt = opts.record(context, 3, List.of());
    assertEquals(RecordClass.of(settings.udpPayloadSize), opt.recordClass());
    assertEquals(Edns.FLAG_DO, opt.ttl());
    assertSame(opt, opts.record(context, 0, List.of()));
    assertSame(opt, opts.plain(context));
    assertEquals(0, opts.plain(context(false, false)).ttl());
    assertEquals(11, opts.octets(context));
  }

  @Test
  void itHoldsTheHighBitsOfTheRcode() throws Exception {
    RequestContext context = context(false, false);
    assertEquals(0xFF00_0000L, opts.record(context, 0xFFF, List.of()).ttl());
    assertEquals(0x0100_0000L, opts.cut(context, 23).ttl());
    assertEquals(1, opts.edns(context, 16, List.of()).extendedRcodeBits());
  }

  @Test
  void theServersOptionsComeBeforeTheHandlers() throws Exception {
    settings.nsid = new Nsid(Octets.of(new byte[] {7}));
    RequestContext context =
        context(
            true,
            false,
            new Cookie(CLIENT, Octets.EMPTY),
            TcpKeepalive.query(),
            new Nsid(Octets.EMPTY));
    context.answerCookie(new ServerCookies(List.of(new byte[SipHash.KEY_OCTETS])), 0);
    List<EdnsOption> options = options(opts.record(context, 0, List.of(HANDLERS)));
    assertEquals(context.cookieOption(), options.get(0));
    assertEquals(TcpKeepalive.of(100), options.get(1));
    assertEquals(settings.nsid, options.get(2));
    assertEquals(HANDLERS, options.get(3));
    assertEquals(options, opts.edns(context, 0, List.of(HANDLERS)).options());
    assertEquals(11 + 4 + 24 + 4 + 2 + 4 + 1, opts.octets(context));
  }
}
