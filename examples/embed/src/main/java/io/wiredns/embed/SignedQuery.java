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

/** Signs a query and its response with TSIG, and verifies both; RFC 8945. */
public final class SignedQuery {
  private final TsigClient client;
  private final ByteBuffer out = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);

  /**
   * Creates a client.
   *
   * @param key the key in the form of dig's option -y: {@code hmac-sha256:name:secret}
   * @throws IllegalArgumentException if the key is malformed
   */
  public SignedQuery(String key) {
    client = new TsigClient(TsigKey.parse(key));
  }

  /**
   * Signs a query, on the client.
   *
   * @param query the query
   * @param now the time in seconds since 1970
   * @return the octets of the signed query, valid until the next call
   * @throws IllegalArgumentException if there is no room for the signature
   */
  public ByteBuffer ask(Message query, long now) {
    query.write(out.clear());
    if (!client.sign(out, 0, Instant.ofEpochSecond(now))) {
      throw new IllegalArgumentException("no room for a signature: " + out);
    }
    return out.flip();
  }

  /**
   * Verifies a query and signs the response, on the server.
   *
   * @param tsig the server's side of TSIG, with its keys
   * @param request the octets of the query
   * @param response the response to send if the query is valid
   * @param limit the maximum size of the response in octets
   * @param now the time in seconds since 1970
   * @return the octets of the response, which is signed if the query is, or of an error if the
   *     query is rejected
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
   * Verifies a response, on the client.
   *
   * @param response the octets of the response
   * @param now the time in seconds since 1970
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
