package io.wiredns.zone;

import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The clients that may transfer zones: networks and TSIG keys. Other clients may not transfer any.
 * May be shared among threads once all rules have been added.
 *
 * @since 0.1
 */
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

  /** Creates an object without rules, which allows no client. */
  public TransferAccess() {}

  /**
   * Adds a rule.
   *
   * @param rule an address with or without a prefix length, such as {@code 192.0.2.0/24} and {@code
   *     2001:db8::1}, or {@code key:} followed by the name of a TSIG key
   * @return this
   * @throws IllegalArgumentException if the rule is malformed
   */
  public TransferAccess allow(String rule) {
    if (Objects.requireNonNull(rule, "rule").startsWith(KEY)) {
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
      throw new IllegalArgumentException(text + ": not an address", noAddress);
    }
  }

  private static int number(String text, String rule) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException noNumber) {
      throw new IllegalArgumentException(rule + ": the prefix length is not a number", noNumber);
    }
  }

  /**
   * Returns whether a client may transfer zones.
   *
   * @param source the address of the client
   * @param key the key with which its request was verified; empty if the request has no TSIG
   * @return true if a rule allows the address or the key
   */
  public boolean allows(InetAddress source, Optional<TsigKey> key) {
    byte[] address = Objects.requireNonNull(source, "source").getAddress();
    if (Objects.requireNonNull(key, "key").map(TsigKey::name).filter(keys::contains).isPresent()) {
      return true;
    }
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
