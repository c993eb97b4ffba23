package io.wiredns.core.server;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads and writes big-endian numbers in byte arrays. Stateless, so for all threads. */
final class BigEndian {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private BigEndian() {}

  static int get32(byte[] octets, int at) {
    return (int) INT.get(octets, at);
  }

  static long get64(byte[] octets, int at) {
    return (long) LONG.get(octets, at);
  }

  static void put32(byte[] octets, int at, int value) {
    INT.set(octets, at, value);
  }

  static void put64(byte[] octets, int at, long value) {
    LONG.set(octets, at, value);
  }
}
