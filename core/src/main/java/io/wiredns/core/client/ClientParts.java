package io.wiredns.core.client;

import io.netty.buffer.ByteBufAllocator;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.core.loop.EventLoop;
import io.wiredns.core.loop.Events;
import io.wiredns.core.loop.Seconds;
import java.nio.ByteBuffer;

/** What all parts of one client share, on its loop's thread. */
final class ClientParts {
  final ClientSettings settings;
  final EventLoop loop;
  final Events<ClientEvent> events;
  final StrongRandom random;
  final ByteBufAllocator allocator;

  /** The clock of signatures. */
  final Seconds seconds;

  final QueryEncoder encoder;
  final QueryDispatch dispatch;
  final Upstreams upstreams;

  /** Takes each packet; nobody keeps it. */
  final ByteBuffer received =
      ByteBuffer.allocateDirect(WireLimits.MESSAGE_OCTETS + SentQuery.PREFIX);

  final ResponseJudge judge;

  /** How many UDP sockets are open. */
  int openPorts;

  ClientParts(ClientSettings settings, EventLoop loop, Events<ClientEvent> events) {
    this.settings = settings;
    this.loop = loop;
    this.events = events;
    random = new StrongRandom(settings.random);
    allocator = settings.allocator;
    seconds = new Seconds(settings.epochSeconds);
    judge = new ResponseJudge(settings.registry, seconds);
    encoder = new QueryEncoder(this);
    dispatch = new QueryDispatch(this);
    upstreams = new Upstreams(this);
  }
}
