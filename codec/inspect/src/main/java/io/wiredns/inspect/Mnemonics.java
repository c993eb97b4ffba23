package io.wiredns.inspect;

import io.wiredns.codec.rdata.Registry;
import java.nio.charset.StandardCharsets;

/**
 * The mnemonics of one registry as octets, which are encoded when they are first needed. For one
 * thread at a time.
 */
final class Mnemonics {
  /** The types whose mnemonics are kept; nearly all assigned types are below. */
  private static final int KEPT_TYPES = 272;

  final Registry registry;
  private final byte[][] types = new byte[KEPT_TYPES][];

  Mnemonics(Registry registry) {
    this.registry = registry;
  }

  /** Returns the mnemonic of a type, or {@code TYPE} and its number. */
  byte[] type(int value) {
    if (value >= KEPT_TYPES) {
      return ascii(registry.type(value).toString());
    }
    byte[] name = types[value];
    if (name == null) {
      name = types[value] = ascii(registry.type(value).toString());
    }
    return name;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
