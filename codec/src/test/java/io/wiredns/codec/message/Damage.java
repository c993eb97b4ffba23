package io.wiredns.codec.message;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** One kind of damage to the octets of a message; the numbers are reduced modulo its length. */
record Damage(Kind kind, int where, int what) {
  enum Kind {
    FLIP_BIT,
    SET_OCTET,
    TRUNCATE,
    INSERT,
    REMOVE,
    CHANGE_COUNT,
    MAKE_POINTER,
    SWAP_SECTIONS
  }

  static Arbitrary<Damage> steps() {
    return Combinators.combine(
            net.jqwik.api.Arbitraries.of(Kind.class),
            net.jqwik.api.Arbitraries.integers().between(0, Integer.MAX_VALUE),
            net.jqwik.api.Arbitraries.integers().between(0, Integer.MAX_VALUE))
        .as(Damage::new);
  }

  static byte[] apply(byte[] message, List<Damage> steps) {
    byte[] damaged = message;
    for (Damage step : steps) {
      damaged = step.apply(damaged);
    }
    return damaged;
  }

  /** Puts a header with small counts before the octets, so that most of the octets are read. */
  static byte[] withSmallCounts(byte[] octets, int questions) {
    byte[] message = new byte[12 + octets.length];
    message[5] = (byte) questions;
    for (int i = 0; i < 3 && i < octets.length; i++) {
      message[7 + 2 * i] = (byte) (octets[i] & 3);
    }
    System.arraycopy(octets, 0, message, 12, octets.length);
    return message;
  }

  private byte[] apply(byte[] message) {
    if (message.length == 0) {
      return message;
    }
    int at = where % message.length;
    byte[] changed = message.clone();
    switch (kind) {
      case FLIP_BIT -> changed[at] ^= (byte) (1 << what % 8);
      case SET_OCTET -> changed[at] = (byte) what;
      case TRUNCATE -> {
        return Arrays.copyOf(message, at);
      }
      case INSERT -> {
        changed = new byte[message.length + 1 + what % 4];
        System.arraycopy(message, 0, changed, 0, at);
        System.arraycopy(
            message, at, changed, changed.length - (message.length - at), message.length - at);
      }
      case REMOVE -> {
        int count = Math.min(1 + what % 4, message.length - at);
        changed = new byte[message.length - count];
        System.arraycopy(message, 0, changed, 0, at);
        System.arraycopy(message, at + count, changed, at, message.length - at - count);
      }
      case CHANGE_COUNT -> {
        int count = 4 + 2 * (where % 4);
        if (count + 1 < message.length) {
          changed[count] = (byte) (what % 16 == 0 ? 0xFF : 0);
          changed[count + 1] = (byte) (message[count + 1] + what % 5 - 2);
        }
      }
      case MAKE_POINTER -> {
        if (at + 1 < message.length) {
          changed[at] = (byte) (0xC0 | what >>> 8 & (what % 3 == 0 ? 0x3F : 0));
          changed[at + 1] = (byte) what;
        }
      }
      case SWAP_SECTIONS -> {
        // The records of the last section, with OPT and TSIG, become those of the first.
        if (message.length >= 12) {
          changed[6] = message[10];
          changed[7] = message[11];
          changed[10] = message[6];
          changed[11] = message[7];
        }
      }
    }
    return changed;
  }
}
