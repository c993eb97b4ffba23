package io.wiredns.core.server;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.nio.channels.spi.SelectorProvider;
import java.util.Set;
import java.util.function.Supplier;

/** A datagram channel on which receiving fails a given number of times before it works. */
final class BrokenDatagrams extends DatagramChannel {
  private final DatagramChannel real;
  private final Supplier<? extends Error> error;
  private final SocketAddress local;
  private int failures;

  /**
   * Creates a channel.
   *
   * @param error makes what is thrown; an IOException is thrown if it makes null
   */
  BrokenDatagrams(DatagramChannel real, int failures, Supplier<? extends Error> error)
      throws IOException {
    super(SelectorProvider.provider());
    this.real = real;
    this.error = error;
    this.failures = failures;
    local = real.getLocalAddress();
  }

  /** Creates a channel that works, but says that its local address is another one. */
  BrokenDatagrams(DatagramChannel real, SocketAddress local) {
    super(SelectorProvider.provider());
    this.real = real;
    error = null;
    this.local = local;
  }

  @Override
  public SocketAddress receive(ByteBuffer target) throws IOException {
    if (failures > 0) {
      failures--;
      Error thrown = error.get();
      if (thrown != null) {
        throw thrown;
      }
      throw new IOException("no memory for it");
    }
    return real.receive(target);
  }

  @Override
  public int send(ByteBuffer source, SocketAddress target) throws IOException {
    return real.send(source, target);
  }

  @Override
  public SocketAddress getLocalAddress() throws IOException {
    return local;
  }

  @Override
  protected void implCloseSelectableChannel() throws IOException {
    real.close();
  }

  private static AssertionError unused() {
    return new AssertionError("the server does not do that");
  }

  @Override
  protected void implConfigureBlocking(boolean block) throws IOException {
    real.configureBlocking(block);
  }

  @Override
  public DatagramChannel bind(SocketAddress local) {
    throw unused();
  }

  @Override
  public <T> DatagramChannel setOption(SocketOption<T> name, T value) {
    throw unused();
  }

  @Override
  public <T> T getOption(SocketOption<T> name) {
    throw unused();
  }

  @Override
  public Set<SocketOption<?>> supportedOptions() {
    throw unused();
  }

  @Override
  public DatagramSocket socket() {
    throw unused();
  }

  @Override
  public boolean isConnected() {
    return false;
  }

  @Override
  public DatagramChannel connect(SocketAddress remote) {
    throw unused();
  }

  @Override
  public DatagramChannel disconnect() {
    throw unused();
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return null;
  }

  @Override
  public int read(ByteBuffer target) {
    throw unused();
  }

  @Override
  public long read(ByteBuffer[] targets, int from, int count) {
    throw unused();
  }

  @Override
  public int write(ByteBuffer source) {
    throw unused();
  }

  @Override
  public long write(ByteBuffer[] sources, int from, int count) {
    throw unused();
  }

  @Override
  public MembershipKey join(InetAddress group, NetworkInterface on) {
    throw unused();
  }

  @Override
  public MembershipKey join(InetAddress group, NetworkInterface on, InetAddress source) {
    throw unused();
  }
}
