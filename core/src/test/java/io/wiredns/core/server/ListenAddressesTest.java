package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.RecordedEvents;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Checks for which addresses wildcard addresses stand, with addresses of loopback in place of those
 * of interfaces.
 */
@Timeout(60)
class ListenAddressesTest {
  private static final InetSocketAddress ANY_IPV4 = new InetSocketAddress("0.0.0.0", 0);

  /** The addresses that the test says this machine has. */
  private static final class Given extends LocalAddresses {
    private volatile List<String> addresses;
    private volatile boolean broken;
    private volatile boolean incomplete;

    Given(String... addresses) {
      set(addresses);
    }

    void set(String... addresses) {
      this.addresses = List.of(addresses);
    }

    @Override
    List<InetAddress> all() throws IOException {
      if (broken) {
        throw new IOException("no descriptors");
      }
      List<InetAddress> all = new ArrayList<>();
      for (String address : addresses) {
        all.add(InetAddress.getByName(address));
      }
      return all;
    }

    @Override
    boolean isGone(InetAddress address) {
      return !incomplete;
    }
  }

  private final RecordedEvents<ServerEvent> told = new RecordedEvents<>();
  private final ServerSettings settings = new ServerSettings();
  private ServerSockets server;

  private void start(LocalAddresses local) throws IOException {
    settings.interfaces = local;
    settings.listener = told;
    server = ServerSockets.open(settings.copy());
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close(Duration.ZERO);
    }
  }

  private static InetSocketAddress wildcard(String address, int port) throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByName(address), port);
  }

  private static Set<String> texts(List<InetSocketAddress> addresses) {
    Set<String> texts =
        addresses.stream()
            .map(address -> address.getAddress().getHostAddress())
            .collect(Collectors.toSet());
    assertEquals(texts.size(), addresses.size(), "each once");
    return texts;
  }

  private void assertServed(String... addresses) throws Exception {
    assertEquals(Set.of(addresses), texts(server.udpAddresses()));
    assertEquals(server.udpAddresses(), server.tcpAddresses());
    for (InetSocketAddress address : server.udpAddresses()) {
      // The client is connected, and accepts a response from the address it asked only.
      Message query = Message.query(5, Name.of("listen.test"), RecordType.A);
      assertEquals(5, Peer.udp(address, query).id());
      new Socket(address.getAddress(), address.getPort()).close();
    }
  }

  private static void assumeIpv6() throws IOException {
    assumeTrue(
        NetworkInterface.getByInetAddress(InetAddress.getByName("::1")) != null,
        "no IPv6 loopback");
  }

  @Test
  void eachAddressOfTheFamilyHasSocketsOfOnePort() throws Exception {
    settings.both.add(ANY_IPV4);
    start(new Given("127.0.0.1", "::1", "127.0.0.2", "127.0.0.3"));
    assertServed("127.0.0.1", "127.0.0.2", "127.0.0.3");
    assertEquals(
        1, server.udpAddresses().stream().map(InetSocketAddress::getPort).distinct().count());
  }

  @Test
  void bothFamiliesShareAPort() throws Exception {
    assumeIpv6();
    settings.both.add(ANY_IPV4);
    Given local = new Given("127.0.0.1", "::1", "127.0.0.2");
    start(local);
    int port = server.udpAddresses().get(0).getPort();
    stop();
    settings.both.set(0, wildcard("0.0.0.0", port));
    settings.both.add(wildcard("::", port));
    start(local);
    assertServed("127.0.0.1", "127.0.0.2", "0:0:0:0:0:0:0:1");
  }

  @Test
  void theIpv6WildcardIsIpv6Only() throws Exception {
    assumeIpv6();
    settings.both.add(wildcard("::", 0));
    start(new Given("127.0.0.1", "::1"));
    assertServed("0:0:0:0:0:0:0:1");
    int port = server.udpAddresses().get(0).getPort();
    assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", port).close());
  }

  @Test
  void theAddressesOfThisMachineAreThoseOfItsInterfaces() throws Exception {
    settings.both.add(ANY_IPV4);
    start(new LocalAddresses());
    Set<String> served = texts(server.udpAddresses());
    assertTrue(served.contains("127.0.0.1"), served.toString());
    for (InetAddress address : new LocalAddresses().all()) {
      assertEquals(
          NetworkInterface.getByInetAddress(address) != null && address.getAddress().length == 4,
          served.contains(address.getHostAddress()));
    }
  }

  @Test
  void addressesAreFollowedAsTheyChange() throws Exception {
    settings.both.add(ANY_IPV4);
    Given local = new Given();
    start(local);
    assertServed();
    local.set("127.0.0.2");
    // The thread of the server finds this one.
    Await.until("it is served", () -> !server.tcpAddresses().isEmpty());
    assertServed("127.0.0.2");
    InetSocketAddress gone = server.tcpAddresses().get(0);
    local.set("127.0.0.3", "127.0.0.1");
    server.addresses.look();
    assertServed("127.0.0.3", "127.0.0.1");
    assertEquals(gone.getPort(), server.tcpAddresses().get(0).getPort());
    Await.until("its sockets are closed", () -> isFree(gone));
    local.set("127.0.0.2", "127.0.0.1");
    server.addresses.look();
    assertServed("127.0.0.2", "127.0.0.1");
    assertEquals(
        Set.of(),
        told.counts().keySet().stream().filter(ServerEvent::isDrop).collect(Collectors.toSet()));
  }

  private static boolean isFree(InetSocketAddress address) throws IOException {
    try {
      ServerChannels.openTcp(address).close();
      ServerChannels.openUdp(address, false).close();
      return true;
    } catch (BindException taken) {
      return false;
    }
  }

  @Test
  void namedAddressesAreBoundOnceAndStay() throws Exception {
    settings.both.add(ANY_IPV4);
    Given local = new Given("127.0.0.1");
    start(local);
    int port = server.udpAddresses().get(0).getPort();
    stop();
    settings.both = new ArrayList<>(List.of(wildcard("0.0.0.0", port)));
    settings.udp = new ArrayList<>(List.of(wildcard("127.0.0.2", port)));
    settings.tcp = new ArrayList<>(List.of(wildcard("0.0.0.0", port)));
    local.set("127.0.0.1", "127.0.0.2");
    start(local);
    assertEquals(Set.of("127.0.0.1", "127.0.0.2"), texts(server.udpAddresses()));
    assertEquals(Set.of("127.0.0.1", "127.0.0.2"), texts(server.tcpAddresses()));
    local.set();
    server.addresses.look();
    assertEquals(Set.of("127.0.0.2"), texts(server.udpAddresses()));
    assertEquals(Set.of(), texts(server.tcpAddresses()));
  }

  @Test
  void anAddressThatCannotBeBoundIsToldOnceAndTriedAgain() throws Exception {
    settings.both.add(ANY_IPV4);
    Given local = new Given("127.0.0.1");
    start(local);
    int port = server.udpAddresses().get(0).getPort();
    DatagramChannel taken = ServerChannels.openUdp(new InetSocketAddress("127.0.0.2", port), false);
    try {
      local.set("127.0.0.1", "127.0.0.2");
      server.addresses.look();
      assertEquals(null, told.counts().get(ServerEvent.IO_FAILED), "it may be tentative");
      server.addresses.look();
      server.addresses.look();
      assertServed("127.0.0.1");
      assertEquals(1, told.counts().get(ServerEvent.IO_FAILED));
      String message = told.failures().peek().getMessage();
      assertTrue(message.startsWith("127.0.0.2#" + port + ": "), message);
    } finally {
      taken.close();
    }
    server.addresses.look();
    assertServed("127.0.0.1", "127.0.0.2");
  }

  @Test
  void addressesStayWhileTheInterfacesCannotBeRead() throws Exception {
    settings.both.add(ANY_IPV4);
    Given local = new Given("127.0.0.1", "127.0.0.2");
    start(local);
    local.broken = true;
    server.addresses.look();
    server.addresses.look();
    server.addresses.look();
    assertServed("127.0.0.1", "127.0.0.2");
    assertEquals(1, told.counts().get(ServerEvent.IO_FAILED));
    local.broken = false;
    // For lack of descriptors the system may also return some of the addresses only.
    local.incomplete = true;
    local.set("127.0.0.1");
    server.addresses.look();
    assertServed("127.0.0.1", "127.0.0.2");
    // An address of this machine is not gone.
    assertEquals(false, new LocalAddresses().isGone(InetAddress.getByName("127.0.0.1")));
    assertEquals(true, new LocalAddresses().isGone(InetAddress.getByName("192.0.2.123")));
  }

  @Test
  void aServerWhosePortIsInUseAtOneOfTheAddressesDoesNotStart() throws Exception {
    settings.both.add(ANY_IPV4);
    start(new Given("127.0.0.1"));
    int port = server.udpAddresses().get(0).getPort();
    ServerSettings second = new ServerSettings();
    second.both.add(wildcard("0.0.0.0", port));
    second.interfaces = new Given("127.0.0.2", "127.0.0.1");
    BindException taken = assertThrows(BindException.class, () -> ServerSockets.open(second));
    assertTrue(taken.getMessage().startsWith("127.0.0.1#" + port + ": "), taken.getMessage());
    assertTrue(isFree(new InetSocketAddress("127.0.0.2", port)));
  }

  @Test
  void moreAddressesThanAServerMayServeMustBeNamed() {
    settings.udp.add(ANY_IPV4);
    String[] many =
        IntStream.range(0, ListenAddresses.MOST + 1)
            .mapToObj(i -> "127.0." + (1 + i / 256) + "." + i % 256)
            .toArray(String[]::new);
    IOException failure = assertThrows(IOException.class, () -> start(new Given(many)));
    assertTrue(failure.getMessage().contains("more than 256"), failure.getMessage());
  }

  @Test
  void aClosedServerFollowsNoAddresses() throws Exception {
    settings.both.add(ANY_IPV4);
    Given local = new Given("127.0.0.1");
    start(local);
    InetSocketAddress address = server.udpAddresses().get(0);
    server.close(Duration.ZERO);
    local.set("127.0.0.1", "127.0.0.2");
    server.addresses.look();
    assertTrue(isFree(new InetSocketAddress("127.0.0.2", address.getPort())));
  }
}
