package io.wiredns.core.client;

import io.wiredns.codec.wire.WireLimits;
import io.wiredns.core.loop.EventLoop;
import io.wiredns.core.loop.Events;
import io.wiredns.core.loop.FrameQueue;
import io.wiredns.core.loop.Seconds;
import java.nio.ByteBuffer;

/** The objects that all parts of one client share. For the thread of its loop. */
final class ClientParts {
  final ClientSettings settings;
  final EventLoop loop;
  final Events<ClientEvent> events;
  final StrongRandom random;

  /** The clock that signatures use. */
  final Seconds seconds;

  final QueryEncoder encoder;
  final QueryDispatch dispatch;
  final Upstreams upstreams;
  final LocalShortages shortages;
  final Completions completions = new Completions();

  /** The buffer for each received packet; valid only while the packet is processed. */
  final ByteBuffer received =
      ByteBuffer.allocateDirect(WireLimits.MESSAGE_OCTETS + SentQuery.PREFIX);

  /** The buffer for each message that was received in parts. */
  final ByteBuffer frame = ByteBuffer.allocateDirect(FrameQueue.PREFIX + WireLimits.MESSAGE_OCTETS);

  /** The buffer for each query that is sent over UDP. */
  final ByteBuffer sending = ByteBuffer.allocateDirect(WireLimits.MESSAGE_OCTETS);

  final ResponseJudge judge;

  /** The number of turns of the loop. */
  long turns;

  /** The number of open UDP sockets. */
  int openPorts;

  ClientParts(ClientSettings settings, EventLoop loop, Events<ClientEvent> events) {
    this.settings = settings;
    this.loop = loop;
    this.events = events;
    random = new StrongRandom(settings.random);
    seconds = new Seconds(settings.epochSeconds);
    judge = new ResponseJudge(settings.registry, seconds);
    encoder = new QueryEncoder(this);
    dispatch = new QueryDispatch(this);
    upstreams = new Upstreams(this);
    shortages = new LocalShortages(this);
    loop.execute(() -> loop.afterReading(this::afterReading));
  }

  private void afterReading() {
    turns++;
    completions.complete();
  }
}
