package io.wiredns.doctor;

import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.exchange.NetworkText;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * A server at one of its addresses.
 *
 * @param name the name of the server; empty if it was given by its address, as resolvers are
 * @param address the address, resolved
 * @since 0.1
 */
public record ServerPlace(Optional<Name> name, InetSocketAddress address) {
  /**
   * Creates an instance from its components.
   *
   * @param name the name of the server, if it is known
   * @param address the address
   * @throws IllegalArgumentException if the address is not resolved
   */
  public ServerPlace {
    Objects.requireNonNull(name);
    if (address.isUnresolved()) {
      throw new IllegalArgumentException(address + " is not resolved");
    }
  }

  /**
   * Returns the address as text.
   *
   * @return such as {@code 192.0.2.1#53} or {@code 2001:db8::1#53}
   */
  public String addressText() {
    return NetworkText.server(address);
  }

  /** Returns the name, if it is known, and the address. */
  @Override
  public String toString() {
    return name.map(known -> known + " (" + addressText() + ")").orElseGet(this::addressText);
  }
}
