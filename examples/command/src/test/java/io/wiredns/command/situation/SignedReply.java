package io.wiredns.command.situation;

import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.codec.tsig.TsigServer;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.command.line.DigWords;
import io.wiredns.command.line.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/**
 * A signed reply of a {@link ScriptedServer} that has a key: to a query whose TSIG it accepts the
 * given reply, otherwise the TSIG error.
 *
 * @param reply the reply
 * @param key the key
 * @param clockSeconds how many seconds the server's clock is fast
 * @param damaged whether the last octet of the MAC is wrong
 */
record SignedReply(Reply reply, TsigKey key, long clockSeconds, boolean damaged) implements Step {
  /** The place of the MAC's last octet from the end: before Original ID, error and Other Len. */
  private static final int MAC_END = 7;

  /** Creates a reply that is signed with a key in one word, as after {@code -y}. */
  static SignedReply of(Reply reply, String key) {
    try {
      return new SignedReply(reply, DigWords.key(key), 0, false);
    } catch (InputException wrong) {
      throw new AssertionError(wrong);
    }
  }

  SignedReply fast(long seconds) {
    return new SignedReply(reply, key, seconds, damaged);
  }

  SignedReply withWrongMac() {
    return new SignedReply(reply, key, clockSeconds, true);
  }

  @Override
  public void handle(ScriptedServer.Query query) throws IOException {
    TsigServer server = new TsigServer(TsigKeyRing.of(key));
    Instant now = Instant.now().plusSeconds(clockSeconds);
    ByteBuffer out = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
    if (server.verify(ByteBuffer.wrap(query.octets()), now).isVerified()) {
      out.put(reply.to(query.message()));
      server.sign(out, 0, now);
    } else {
      server.writeError(out, now);
    }
    byte[] octets = Arrays.copyOf(out.array(), out.position());
    if (damaged) {
      octets[octets.length - MAC_END] ^= 1;
    }
    query.send(octets);
  }
}
