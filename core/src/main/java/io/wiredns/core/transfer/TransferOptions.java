package io.wiredns.core.transfer;

import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.tsig.TsigKey;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** The settings made by {@link ZoneTransfer.Builder}. A transfer has its own copy. */
final class TransferOptions implements Cloneable {
  final InetSocketAddress server;
  final TransferRequest request;
  InetSocketAddress local;
  TsigKey key;
  Edns edns;
  Transport transport = Transport.TCP;
  boolean fallback = true;
  TransferLimits limits = TransferLimits.standard();
  Duration connectTime = Duration.ofSeconds(10);
  Duration idleTime = Duration.ofSeconds(30);
  Duration totalTime = Duration.ofHours(4);
  Registry registry = Registry.standard();
  RandomGenerator random = new SecureRandom();
  InstantSource clock = InstantSource.system();

  TransferOptions(InetSocketAddress server, TransferRequest request) {
    this.server = resolved("server", server);
    this.request = Objects.requireNonNull(request, "request");
  }

  /** Returns an address whose host name must be resolved. */
  static InetSocketAddress resolved(String what, InetSocketAddress address) {
    if (Objects.requireNonNull(address, what).isUnresolved()) {
      throw new IllegalArgumentException(what + " " + address + " is not resolved");
    }
    return address;
  }

  TransferOptions copy() {
    try {
      return (TransferOptions) clone();
    } catch (CloneNotSupportedException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
