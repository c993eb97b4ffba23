package io.wiredns.command.dissect;

import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.tsig.TsigAlgorithm;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.tsig.TsigRule;
import io.wiredns.codec.tsig.TsigServer;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.command.input.MessageOrigin;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Checks the TSIG of requests, and of responses with the MACs of their requests and of the messages
 * before them. The oldest requests are dropped to limit the memory.
 */
final class SignatureChecks {
  private static final int MAX_REQUESTS = 2000;
  private static final int SHORTEST_MAC = 10;

  /** A request that was signed with a known key, and the state of its response. */
  private static final class Request {
    private final TsigClient client;
    private final Octets mac;
    private boolean streaming;

    private Request(TsigKey key, Octets mac) {
      client = new TsigClient(key);
      this.mac = mac;
    }
  }

  private final TsigKeyRing keys;
  private final TsigServer server;
  private final long now;

  /** The requests by the ends of their exchange and the ID, whose hash codes have a key. */
  private final Map<Octets, Request> requests =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Octets, Request> eldest) {
          return size() > MAX_REQUESTS;
        }
      };

  /**
   * Creates an object for a set of keys and a time in seconds since 1970; with -1 the time is that
   * of the packet or of the clock.
   */
  SignatureChecks(TsigKeyRing keys, long now) {
    this.keys = keys;
    this.now = now;
    server = new TsigServer(keys);
  }

  private long time(MessageOrigin origin) {
    if (now >= 0) {
      return now;
    }
    boolean known = origin.isPacket() && origin.time().isAfter(Instant.EPOCH);
    return known ? origin.epochSecond() : Instant.now().getEpochSecond();
  }

  /** Returns the client's and the server's end, if they are known, the transport and the ID. */
  private static Octets key(MessageOrigin origin, boolean response, int id) {
    int octets = origin.isPacket() ? origin.addressOctets() : 0;
    ByteBuffer key = ByteBuffer.allocate(2 * octets + 7);
    if (octets > 0) {
      int source = origin.sourcePort();
      int destination = origin.destinationPort();
      key.put(origin.addresses(), response ? octets : 0, octets)
          .put(origin.addresses(), response ? 0 : octets, octets)
          .putShort((short) (response ? destination : source))
          .putShort((short) (response ? source : destination))
          .put((byte) (origin.isTcp() ? 1 : 0));
    }
    return Octets.of(key.putShort((short) id).flip());
  }

  /**
   * Checks a message.
   *
   * @param view a view of the message
   * @param message the message
   * @param origin its addresses and time, if it is a packet
   */
  SignatureCheck check(MessageView view, ByteBuffer message, MessageOrigin origin) {
    boolean response = view.header().isResponse();
    Octets key = key(origin, response, view.id());
    long time = time(origin);
    if (!response) {
      return request(key, view, message, time);
    }
    boolean datagram = origin.isPacket() && !origin.isTcp();
    return response(requests.get(key), view, message, time, datagram);
  }

  private SignatureCheck request(Octets id, MessageView view, ByteBuffer message, long time) {
    requests.remove(id);
    TsigResult result = server.verify(message, Instant.ofEpochSecond(time));
    if (result instanceof TsigResult.Rejected rejected
        && (rejected.rule() == TsigRule.KEY || rejected.rule() == TsigRule.ALGORITHM)) {
      return SignatureCheck.unknownKey(rejected.offset(), rejected.detail());
    }
    Tsig tsig = tsig(view);
    TsigKey key = key(view, tsig);
    if (key == null) {
      return SignatureCheck.of(result, null);
    }
    int octets = tsig.mac().length();
    if (octets >= SHORTEST_MAC && octets <= TsigAlgorithm.MAX_MAC_OCTETS) {
      requests.put(id, new Request(key, tsig.mac()));
    }
    return SignatureCheck.of(result, key.toString());
  }

  /** Returns the TSIG record of a message; null if there is none or if it is malformed. */
  private static Tsig tsig(MessageView view) {
    try {
      return view.tsig() == null ? null : (Tsig) view.tsig().rdata();
    } catch (WireFormatException malformed) {
      return null;
    }
  }

  private TsigKey key(MessageView view, Tsig tsig) {
    return tsig == null
        ? null
        : keys.find(view.tsig().name().toName(), tsig.algorithm()).orElse(null);
  }

  private SignatureCheck response(
      Request request, MessageView view, ByteBuffer message, long time, boolean datagram) {
    if (view.tsig() == null && request == null) {
      return SignatureCheck.of("unsigned", null);
    }
    if (view.tsig() != null) {
      Tsig tsig = tsig(view);
      if (tsig == null) {
        return SignatureCheck.of(server.verify(message, Instant.ofEpochSecond(time)), null);
      }
      TsigKey key = key(view, tsig);
      int offset = view.tsig().offset();
      if (key == null) {
        return SignatureCheck.unknownKey(offset, "the key " + view.tsig().name() + " is not known");
      }
      if (request == null) {
        return SignatureCheck.noRequest(offset, key.toString());
      }
    }
    TsigClient client = request.client;
    TsigResult result;
    if (request.streaming) {
      result = client.verifyNext(message, Instant.ofEpochSecond(time));
    } else {
      client.await(request.mac);
      result = client.verify(message, Instant.ofEpochSecond(time));
      // Over UDP, a further response is a duplicate of the first.
      request.streaming = result.isVerified() && !datagram;
    }
    return SignatureCheck.of(result, client.key().toString());
  }
}
