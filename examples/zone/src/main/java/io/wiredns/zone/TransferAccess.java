package io.wiredns.zone;

import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Who may have a zone transferred: networks, and holders of keys. Nobody unless allowed. */
public final class TransferAccess {
  private static final String KEY = "key:";

  private record Network(byte[] address, int prefixLength) {
    boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < prefixLength; bit++) {
        int mask = 0x80 >>> bit % 8;
        if (((address[bit / 8] ^ other[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Network> networks = new ArrayList<>();
  private final List<Name> keys = new ArrayList<>();

  /** Allows nobody. */
  public TransferAccess() {}

  /**
   * Allows one more.
   *
   * @param rule {@code 192.0.2.0/24}, {@code 2001:db8::1}, or {@code key:} and the name of a key
   * @return this
   * @throws IllegalArgumentException if it is neither
   */
  public TransferAccess allow(String rule) {
    if (rule.startsWith(KEY)) {
      keys.add(Name.of(rule.substring(KEY.length())));
      return this;
    }
    int slash = rule.indexOf('/');
    byte[] address = address(slash < 0 ? rule : rule.substring(0, slash));
    int bits = 8 * address.length;
    int length = slash < 0 ? bits : number(rule.substring(slash + 1), rule);
    if (length < 0 || length > bits) {
      throw new IllegalArgumentException(rule + ": a prefix has 0 to " + bits + " bits");
    }
    networks.add(new Network(address, length));
    return this;
  }

  private static byte[] address(String text) {
    // Only digits, hex digits, dots and colons: no name is ever looked up.
    if (!text.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      throw new IllegalArgumentException(text + ": neither an address nor key:NAME");
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException noAddress) {
      throw new IllegalArgumentException(text + ": no address", noAddress);
    }
  }

  private static int number(String text, String rule) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException noNumber) {
      throw new IllegalArgumentException(rule + ": no prefix length", noNumber);
    }
  }

  /**
   * Whether a request may be served.
   *
   * @param source who asks
   * @param key the key with which the request has verified, or null
   * @return whether a rule allows it
   */
  public boolean allows(InetAddress source, TsigKey key) {
    if (key != null && keys.contains(key.name())) {
      return true;
    }
    byte[] address = source.getAddress();
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
