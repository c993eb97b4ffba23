package io.wiredns.bench.siege;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;

/** Sends malformed messages over TCP, with lengths that are right or not. */
final class MalformedFrames implements Conduct {
  @Override
  public int interval() {
    return 200;
  }

  @Override
  public void connected(Link link, Random random) throws IOException {
    tick(link, random, null);
  }

  @Override
  public void tick(Link link, Random random, ByteBuffer scratch) throws IOException {
    byte[] message = Garbage.message(random);
    int length = random.nextInt(4) > 0 ? message.length : random.nextInt(65_536);
    link.send(ByteBuffer.allocate(2 + message.length).putShort((short) length).put(message).flip());
  }
}
