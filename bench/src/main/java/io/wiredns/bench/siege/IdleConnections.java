package io.wiredns.bench.siege;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;

/** Sends nothing, or one query, and keeps the connection open. */
final class IdleConnections implements Conduct {
  @Override
  public void connected(Link link, Random random) throws IOException {
    if (random.nextBoolean()) {
      byte[] query = Query.octets(random.nextInt(65_536), "h1.siege.test", 1);
      ByteBuffer frame = ByteBuffer.allocate(2 + query.length);
      link.send(frame.putShort((short) query.length).put(query).flip());
    }
  }

  @Override
  public void tick(Link link, Random random, ByteBuffer scratch) {
    // Nothing, for ever.
  }
}
