package io.wiredns.bench.siege;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;

/**
 * Sends query after query with long answers, and reads one octet a second. Over loopback the system
 * keeps up to 4 MiB for a connection, and about 1.5 GB for all, so that only some connections send
 * enough queries to fill that; what the system does not take, the server must keep or not write.
 */
final class SlowReaders implements Conduct {
  private static final int FEW_QUERIES = 20;
  private static final int MANY_QUERIES = 500;

  /** One in so many connections sends many queries. */
  private static final int SENDS_MANY = 8;

  private static final int TYPE_TXT = 16;

  @Override
  public int receiveBuffer() {
    return 4_096;
  }

  @Override
  public boolean reads() {
    return false;
  }

  @Override
  public void connected(Link link, Random random) throws IOException {
    link.send(queries(random.nextInt(SENDS_MANY) == 0 ? MANY_QUERIES : FEW_QUERIES, random));
  }

  @Override
  public void tick(Link link, Random random, ByteBuffer scratch) throws IOException {
    link.read(scratch.limit(1));
    link.send(queries(1, random));
  }

  private static ByteBuffer queries(int count, Random random) {
    byte[] query = Query.octets(random.nextInt(65_536), "big.siege.test", TYPE_TXT);
    ByteBuffer all = ByteBuffer.allocate(count * (2 + query.length));
    for (int i = 0; i < count; i++) {
      all.putShort((short) query.length).put(query);
    }
    return all.flip();
  }
}
