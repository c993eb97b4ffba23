package io.wiredns.core.server;

import io.wiredns.codec.Written;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.core.EventListener;
import io.wiredns.core.loop.Events;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A request processor without sockets, from octets to octets. */
final class Processing {
  static final InetSocketAddress SOURCE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 4000);
  private static final InetSocketAddress LOCAL =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 53);

  final DnsServer.Builder builder = DnsServer.builder();
  final List<PendingReply> late = new ArrayList<>();
  final PendingReplies pending = new PendingReplies();
  final List<Request> followed = new ArrayList<>();
  final List<Throwable> failures = new ArrayList<>();
  final Events<ServerEvent> counters;
  final RequestProcessor processor;
  InetSocketAddress source = SOURCE;
  boolean full;

  private final ByteBuffer out = ByteBuffer.allocateDirect(WireLimits.MESSAGE_OCTETS);
  private final ReplyPath path =
      new ReplyPath() {
        @Override
        public boolean enter() {
          return !full;
        }

        @Override
        public void leave() {}

        @Override
        public void completed(PendingReply reply) {
          late.add(reply);
        }

        @Override
        public void follow(Request request) {
          followed.add(request);
        }
      };

  Processing(Consumer<ServerSettings> change) {
    ServerSettings settings = new ServerSettings();
    settings.listener =
        new EventListener<ServerEvent>() {
          @Override
          public void event(ServerEvent event, InetSocketAddress peer) {}

          @Override
          public void failed(Throwable failure, InetSocketAddress peer) {
            failures.add(failure);
          }
        };
    change.accept(settings);
    counters = new Events<>(ServerEvent.class, settings.listener);
    ServerCookies cookies =
        settings.cookies ? new ServerCookies(List.of(new byte[SipHash.KEY_OCTETS])) : null;
    ResponseRates rates =
        settings.rateLimit.isOff()
            ? null
            : new ResponseRates(settings.rateLimit, System.nanoTime());
    processor = new RequestProcessor(settings, counters, cookies, rates, pending);
  }

  /** Returns the octets of the response; empty if there is none. */
  byte[] udp(byte[] request) {
    return process(request, false);
  }

  byte[] tcp(byte[] request) {
    return process(request, true);
  }

  Message udp(Message request) throws WireFormatException {
    return Message.parse(ByteBuffer.wrap(udp(Written.octets(request))));
  }

  Message tcp(Message request) throws WireFormatException {
    return Message.parse(ByteBuffer.wrap(tcp(Written.octets(request))));
  }

  byte[] late(int number) {
    PendingReply reply = late.get(number);
    int length = processor.completed(reply, out.clear(), path);
    return taken(length);
  }

  private byte[] process(byte[] request, boolean stream) {
    // Start at offset 2, because code must not assume that a message starts at 0.
    out.clear().position(2);
    return taken(processor.process(ByteBuffer.wrap(request), out, source, LOCAL, stream, path));
  }

  private byte[] taken(int length) {
    byte[] octets = new byte[length];
    out.get(out.position() - length, octets);
    return octets;
  }
}
