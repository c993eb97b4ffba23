package io.wiredns.embed;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.tsig.TsigServer;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/** Signs a query and a response to it with TSIG, and says how they were verified; RFC 8945. */
public final class SignedQuery {
  private final TsigClient client;
  private final ByteBuffer out = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);

  /**
   * Makes a client.
   *
   * @param key as dig's -y takes it: {@code hmac-sha256:name:secret}
   */
  public SignedQuery(String key) {
    client = new TsigClient(TsigKey.parse(key));
  }

  /**
   * The client's side: a signed query.
   *
   * @param query the query
   * @param now seconds since 1970
   * @return its octets
   */
  public ByteBuffer ask(Message query, long now) {
    query.write(out.clear());
    if (!client.sign(out, 0, Instant.ofEpochSecond(now))) {
      throw new IllegalArgumentException("no room for a signature: " + out);
    }
    return out.flip();
  }

  /**
   * The server's side: the response, signed as the request demands, within a UDP payload size.
   *
   * @param tsig knows the keys
   * @param request the request's octets
   * @param response what is answered if the request is good
   * @param limit the most octets that the client takes
   * @param now seconds since 1970
   * @return the response's octets
   */
  public static ByteBuffer answer(
      TsigServer tsig, ByteBuffer request, Message response, int limit, long now) {
    ByteBuffer out = ByteBuffer.allocate(limit);
    if (tsig.verify(request, Instant.ofEpochSecond(now)) instanceof TsigResult.Rejected) {
      tsig.writeError(out, Instant.ofEpochSecond(now));
    } else {
      new MessageWriter().writeTruncated(response, out, limit - tsig.signatureOctets());
      tsig.sign(out, 0, Instant.ofEpochSecond(now));
    }
    return out.flip();
  }

  /**
   * The client's side: what a response is worth.
   *
   * @param response its octets
   * @param now seconds since 1970
   * @return a line for a log
   */
  public String check(ByteBuffer response, long now) {
    TsigResult result = client.verify(response, Instant.ofEpochSecond(now));
    if (result instanceof TsigResult.Verified verified) {
      return "verified with " + verified.key();
    }
    if (result instanceof TsigResult.ServerError error && error.authenticated()) {
      return error.error()
          + ", clock off by "
          + error.clockDifference().map(Duration::toSeconds).orElse(0L);
    }
    if (result instanceof TsigResult.Rejected rejected) {
      return "no response: " + rejected.detail() + ", octet " + rejected.offset();
    }
    return "no response, wait on: " + result;
  }
}
