package io.wiredns.doctor.world;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.wire.Name;
import io.wiredns.dnssec.chain.TrustAnchors;
import io.wiredns.doctor.Doctor;
import io.wiredns.doctor.exchange.ExchangeAttempt;
import io.wiredns.doctor.exchange.ReplyJudge;
import io.wiredns.doctor.survey.RootHints;
import io.wiredns.doctor.survey.Wire;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Servers in the process of the test, at public-looking addresses: the root, {@code test.}, and
 * what a test adds. Messages go through octets, so that replies are judged as those of the network.
 */
public final class World implements Wire {
  static final String ROOT = "198.41.0.4";
  static final String TEST = "192.5.6.30";

  /** A message that arrives, with the address and port that it comes from. */
  record Packet(byte[] octets, InetSocketAddress from) {}

  private final Map<InetAddress, Server> servers = new LinkedHashMap<>();
  private TsigResult verdict;
  private final AtomicInteger count = new AtomicInteger();

  /** Creates the root and {@code test.}, which delegate what a test says. */
  public World() {
    server(ROOT)
        .zone(
            ".", ". 3600 NS a.root.", "test. 3600 NS ns.nic.test.", "ns.nic.test. 3600 A " + TEST);
    server(TEST).zone("test.", "test. 3600 NS ns.nic.test.", "ns.nic.test. 3600 A " + TEST);
  }

  static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException wrong) {
      throw new AssertionError(wrong);
    }
  }

  /** Returns the server at an address, which is made if there is none. */
  public Server server(String address) {
    return servers.computeIfAbsent(address(address), at -> new Server());
  }

  /** Adds records to {@code test.}, such as a delegation. */
  public World delegate(String... records) {
    server(TEST).add("test.", records);
    return this;
  }

  /** Sets what comes of the signature of each reply to a signed query. */
  World signed(TsigResult result) {
    verdict = result;
    return this;
  }

  /** Returns how many queries came. */
  public int count() {
    return count.get();
  }

  /** Returns a doctor for this world, which waits for nothing. */
  public Doctor.Builder doctor() {
    Map<Name, List<InetAddress>> hints = Map.of(Name.of("a.root."), List.of(address(ROOT)));
    return Doctor.builder()
        .root(new RootHints(hints), TrustAnchors.of(List.of()))
        .families(true, false)
        .gap(Duration.ZERO)
        .wire(this);
  }

  @Override
  public ExchangeAttempt send(Order order, Duration timeout) {
    count.incrementAndGet();
    Transport transport = order.isTcp() ? Transport.TCP : Transport.UDP;
    ExchangeAttempt attempt =
        new ExchangeAttempt(
            order.server(), transport, order.message(), order.message().toWire(), List.of(), false);
    attempt.result = ExchangeAttempt.Result.SILENT;
    attempt.elapsed = Duration.ofMillis(1);
    if (order.key().isPresent()) {
      attempt.signature = verdict;
    }
    Server server = servers.get(order.server().getAddress());
    ReplyJudge judge = new ReplyJudge(attempt, null);
    for (Packet packet : server == null ? List.<Packet>of() : answer(server, order)) {
      if (judge.isResponse(packet.octets(), packet.from())) {
        break;
      }
    }
    return attempt;
  }

  private static List<Packet> answer(Server server, Order order) {
    List<Packet> packets = new ArrayList<>();
    Query query = new Query(order.message(), order.isTcp(), order.server());
    synchronized (server) {
      server.answer(query, packets);
    }
    return packets;
  }

  /** A query as a server gets it. */
  record Query(Message message, boolean isTcp, InetSocketAddress to) {}
}
