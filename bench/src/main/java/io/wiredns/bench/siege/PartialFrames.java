package io.wiredns.bench.siege;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;

/** Announces a message of 65,535 octets, sends nearly all, and a few octets more now and then. */
final class PartialFrames implements Conduct {
  private static final int MOST = 65_000;

  @Override
  public void connected(Link link, Random random) throws IOException {
    byte[] octets = new byte[62_000 + random.nextInt(3_000)];
    octets[0] = (byte) 0xFF;
    octets[1] = (byte) 0xFF;
    link.send(ByteBuffer.wrap(octets));
  }

  @Override
  public void tick(Link link, Random random, ByteBuffer scratch) throws IOException {
    if (link.sent() < MOST) {
      link.send(ByteBuffer.allocate(1 + random.nextInt(16)));
    }
  }
}
