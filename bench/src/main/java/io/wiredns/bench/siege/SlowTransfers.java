package io.wiredns.bench.siege;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;

/**
 * Asks for the whole zone several times at once, because the system takes one time whole from the
 * server, and reads 1 KiB of it a second. If it is refused, asks again on another connection.
 */
final class SlowTransfers implements Conduct {
  private static final int TYPE_AXFR = 252;
  private static final int TIMES = 12;
  private static final int OCTETS = 256;
  private static final int RCODE_AT = 2 + 3;

  @Override
  public int receiveBuffer() {
    return 4_096;
  }

  @Override
  public boolean reads() {
    return false;
  }

  @Override
  public int interval() {
    return 250;
  }

  @Override
  public void connected(Link link, Random random) throws IOException {
    byte[] query = Query.octets(random.nextInt(65_536), "siege.test", TYPE_AXFR);
    ByteBuffer all = ByteBuffer.allocate(TIMES * (2 + query.length));
    for (int i = 0; i < TIMES; i++) {
      all.putShort((short) query.length).put(query);
    }
    link.send(all.flip());
  }

  @Override
  public void tick(Link link, Random random, ByteBuffer scratch) throws IOException {
    boolean first = link.received() == 0;
    link.read(scratch.limit(OCTETS));
    if (first && scratch.position() > RCODE_AT && (scratch.get(RCODE_AT) & 15) != 0) {
      throw new IOException("the transfer is refused");
    }
  }
}
