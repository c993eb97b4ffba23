package io.wiredns.codec.tsig;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.wire.Bytes;
import io.wiredns.codec.wire.Name;
import javax.crypto.Mac;

/** A key ready to compute with, and what of it goes into every MAC. */
final class KeyedMac {
  /** Octets of the variables that are neither names nor other data; RFC 8945 section 4.3.3. */
  static final int FIXED_VARIABLES = 2 + 4 + 6 + 2 + 2 + 2;

  final TsigKey key;
  final TsigResult verified;

  /** Name and algorithm in canonical form: no pointers, lower case. */
  private final byte[] name;

  private final byte[] algorithm;
  private final Mac mac;

  KeyedMac(TsigKey key) {
    this.key = key;
    verified = new TsigResult.Verified(key);
    name = canonical(key.name());
    algorithm = canonical(key.algorithm().name());
    mac = key.mac();
  }

  private static byte[] canonical(Name name) {
    return name.toLowerCase().toWire().toArray();
  }

  /** Writes the key's name; the index behind it. */
  int putName(byte[] target, int at) {
    System.arraycopy(name, 0, target, at, name.length);
    return at + name.length;
  }

  /** Writes the algorithm's name; the index behind it. */
  int putAlgorithm(byte[] target, int at) {
    System.arraycopy(algorithm, 0, target, at, algorithm.length);
    return at + algorithm.length;
  }

  /** Writes the variables up to and without the time; the index behind them. */
  int putNames(byte[] target, int at, int ttl) {
    int p = putName(target, at);
    Bytes.put16(target, p, RecordClass.ANY.value());
    Bytes.put32(target, p + 2, ttl);
    return putAlgorithm(target, p + 6);
  }

  int namesOctets() {
    return name.length + 6 + algorithm.length;
  }

  int nameOctets() {
    return name.length;
  }

  int algorithmOctets() {
    return algorithm.length;
  }

  void update(byte[] octets, int from, int to) {
    key.checkUsable();
    mac.update(octets, from, to - from);
  }

  /** The whole MAC of what went in since the last one. */
  byte[] finish(byte[] octets, int from, int to) {
    update(octets, from, to);
    return mac.doFinal();
  }

  /** Forgets what went in. */
  void reset() {
    mac.reset();
  }
}
