package io.wiredns.codec.tsig;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.wire.Name;
import java.nio.ByteBuffer;
import javax.crypto.Mac;

/**
 * A key that is ready to compute MACs, with its names as TSIG records contain them and as MACs
 * cover them.
 */
final class KeyedMac {
  /**
   * Size in octets of the TSIG variables without the names and the other data; RFC 8945 section
   * 4.3.3.
   */
  static final int FIXED_VARIABLES = 2 + 4 + 6 + 2 + 2 + 2;

  private static final int CLASS_AND_TTL = 2 + 4;

  final TsigKey key;
  final TsigResult verified;

  /** The names of key and algorithm in canonical form: uncompressed and in lower case. */
  private final byte[] name;

  private final byte[] algorithm;

  /** The TSIG variables before the time field, with a TTL of 0. */
  private final byte[] names;

  private final Mac mac;

  KeyedMac(TsigKey key) {
    this.key = key;
    verified = new TsigResult.Verified(key);
    name = canonical(key.name());
    algorithm = canonical(key.algorithm().name());
    names =
        ByteBuffer.allocate(name.length + CLASS_AND_TTL + algorithm.length)
            .put(name)
            .putShort((short) RecordClass.ANY.value())
            .putInt(0)
            .put(algorithm)
            .array();
    mac = key.mac();
  }

  private static byte[] canonical(Name name) {
    return name.toLowerCase().toWire().toArray();
  }

  /** Writes the key's name and returns the index after it. */
  int putName(byte[] target, int at) {
    System.arraycopy(name, 0, target, at, name.length);
    return at + name.length;
  }

  /** Writes the algorithm's name and returns the index after it. */
  int putAlgorithm(byte[] target, int at) {
    System.arraycopy(algorithm, 0, target, at, algorithm.length);
    return at + algorithm.length;
  }

  /** Writes the variables before the time field and returns the index after them. */
  int putNames(byte[] target, int at, int ttl) {
    System.arraycopy(names, 0, target, at, names.length);
    Bytes.put32(target, at + name.length + 2, ttl);
    return at + names.length;
  }

  int namesOctets() {
    return names.length;
  }

  int nameOctets() {
    return name.length;
  }

  int algorithmOctets() {
    return algorithm.length;
  }

  /** Returns whether the octets at an index are the key's name in canonical form. */
  boolean isName(byte[] message, int at) {
    return same(message, at, name);
  }

  /** Returns whether the octets at an index are the algorithm's name in canonical form. */
  boolean isAlgorithm(byte[] message, int at) {
    return same(message, at, algorithm);
  }

  /**
   * Returns whether the octets of the message at an index equal {@code octets}; false if these are
   * fewer than eight. All can thus be compared eight at a time: the last eight overlap those
   * before, and no octets are left over.
   */
  private static boolean same(byte[] message, int at, byte[] octets) {
    int last = octets.length - Long.BYTES;
    if (last < 0
        || Bytes.i64(message, at) != Bytes.i64(octets, 0)
        || Bytes.i64(message, at + last) != Bytes.i64(octets, last)) {
      return false;
    }
    for (int i = Long.BYTES; i < last; i += Long.BYTES) {
      if (Bytes.i64(message, at + i) != Bytes.i64(octets, i)) {
        return false;
      }
    }
    return true;
  }

  void update(byte[] octets, int from, int to) {
    key.checkUsable();
    mac.update(octets, from, to - from);
  }

  /**
   * Adds these octets, and returns the untruncated MAC of all input since the previous MAC or
   * {@link #reset}.
   */
  byte[] finish(byte[] octets, int from, int to) {
    update(octets, from, to);
    return mac.doFinal();
  }

  /** Discards the input so far. */
  void reset() {
    mac.reset();
  }
}
