package io.wiredns.core.server;

import static io.wiredns.core.server.TransferRequest.Decision.ADMITTED;
import static io.wiredns.core.server.TransferRequest.Decision.REFUSED;
import static io.wiredns.core.server.TransferRequest.Decision.WAITS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks which transfers wait, begin, make room and are refused. */
class TransferTableTest {
  private static final long SECOND_NANOS = 1_000_000_000;

  /** A clock may be negative. */
  private static final long BEGIN = -10 * SECOND_NANOS;

  private static final String FIRST = "127.0.0.1";
  private static final String SECOND = "127.0.0.2";
  private static final String THIRD = "127.0.0.3";
  private static final Message QUERY = Message.query(1, Name.of("table.test"), RecordType.AXFR);

  private final ServerSettings settings = new ServerSettings();
  private final TransferTable table = new TransferTable(settings);
  private final List<String> closed = new ArrayList<>();
  private final List<String> decided = new ArrayList<>();

  private TransferPlace place(String name, String client) {
    return new TransferPlace(
        new InetSocketAddress(client, 0).getAddress(),
        new ConnectionActivity(BEGIN),
        5 * SECOND_NANOS,
        () -> closed.add(name),
        () -> decided.add(name));
  }

  private TransferRequest enter(TransferPlace place, long now) {
    Request request = new Request(QUERY, new RequestContext());
    TransferRequest transfer = new TransferRequest(new PendingReply(request, null, null), place);
    table.enter(transfer, now);
    return transfer;
  }

  /** Returns a transfer whose client has read some octets, and has left others unread since. */
  private TransferRequest begin(String name, String client, int octets, long now) {
    TransferPlace place = place(name, client);
    TransferRequest transfer = enter(place, now);
    assertEquals(ADMITTED, transfer.decision);
    read(transfer, octets, now);
    place.activity.set(false, true);
    return transfer;
  }

  private static void read(TransferRequest transfer, int octets, long now) {
    transfer.place.read(octets, now);
    transfer.place.activity.progress(now);
  }

  private void assertDecisions(
      List<TransferRequest.Decision> expected, TransferRequest... transfers) {
    List<TransferRequest.Decision> decisions = new ArrayList<>();
    for (TransferRequest each : transfers) {
      decisions.add(each.decision);
    }
    assertEquals(expected, decisions);
  }

  @Test
  void theTransferWhoseClientHasReadLeastMakesRoom() {
    settings.maxTransfers = 3;
    begin("fast", FIRST, 30_000, BEGIN);
    begin("slower", SECOND, 10_000, BEGIN);
    begin("slow", THIRD, 20_000, BEGIN);
    TransferRequest late = enter(place("late", "127.0.0.4"), BEGIN + SECOND_NANOS);
    assertEquals(WAITS, late.decision);
    table.admit(BEGIN + SECOND_NANOS);
    assertEquals(List.of(), closed);
    table.admit(BEGIN + SECOND_NANOS + 1);
    assertEquals(List.of("slower"), closed);
    assertEquals(List.of("late"), decided);
    assertEquals(ADMITTED, late.decision);
    assertEquals(3, table.count());
    assertEquals(ADMITTED, enter(place("later", "127.0.0.5"), BEGIN + 2 * SECOND_NANOS).decision);
    assertEquals(List.of("slower", "slow"), closed);
    assertEquals(List.of("late"), decided, "the second was admitted at once");
  }

  @Test
  void aClientThatReadsSteadilyKeepsItsTransfer() {
    settings.maxTransfers = 1;
    TransferRequest steady = begin("steady", FIRST, 20_000, BEGIN);
    TransferRequest waiting = enter(place("waiting", SECOND), BEGIN);
    for (int second = 1; second < 10; second++) {
      table.admit(BEGIN + second * SECOND_NANOS);
      read(steady, 20_000, BEGIN + second * SECOND_NANOS);
    }
    assertEquals(WAITS, waiting.decision);
    table.leave(steady, BEGIN + 9 * SECOND_NANOS);
    assertEquals(ADMITTED, waiting.decision);
    assertEquals(List.of(), closed);
    assertEquals(1, table.count());
    table.leave(waiting, BEGIN + 9 * SECOND_NANOS);
    assertEquals(0, table.count());
  }

  @Test
  void aClientThatReadsALittleEachSecondDoesNot() {
    settings.maxTransfers = 1;
    TransferRequest little = begin("little", FIRST, 100, BEGIN);
    TransferRequest waiting = enter(place("waiting", SECOND), BEGIN);
    for (int second = 1; second < 5; second++) {
      table.admit(BEGIN + second * SECOND_NANOS);
      read(little, 100, BEGIN + second * SECOND_NANOS);
    }
    assertEquals(WAITS, waiting.decision);
    table.admit(BEGIN + 5 * SECOND_NANOS);
    assertEquals(ADMITTED, waiting.decision);
    assertEquals(List.of("little"), closed);
  }

  @Test
  void whoHasReadAllIsNotSlow() {
    settings.maxTransfers = 1;
    enter(place("one", FIRST), BEGIN);
    TransferRequest waiting = enter(place("waiting", SECOND), BEGIN);
    table.admit(BEGIN + 9 * SECOND_NANOS);
    assertEquals(WAITS, waiting.decision);
    table.admit(BEGIN + 10 * SECOND_NANOS - 1);
    assertEquals(WAITS, waiting.decision);
    table.admit(BEGIN + 10 * SECOND_NANOS);
    assertEquals(REFUSED, waiting.decision);
    assertEquals(List.of("waiting"), decided);
    assertEquals(List.of(), closed);
  }

  @Test
  void theAddressWithMostTransfersLosesOneFirst() {
    settings.maxTransfers = 3;
    begin("alone", FIRST, 0, BEGIN);
    begin("second", SECOND, 50_000, BEGIN);
    begin("first", SECOND, 40_000, BEGIN);
    enter(place("late", THIRD), BEGIN + 2 * SECOND_NANOS);
    assertEquals(List.of("first"), closed);
  }

  @Test
  void theAddressWithFewestTransfersIsServedFirst() {
    settings.maxTransfers = 3;
    TransferRequest one = begin("one", FIRST, 0, BEGIN);
    TransferRequest two = begin("two", FIRST, 0, BEGIN);
    begin("three", SECOND, 0, BEGIN);
    TransferRequest more = enter(place("more", FIRST), BEGIN);
    TransferRequest second = enter(place("second", SECOND), BEGIN);
    TransferRequest third = enter(place("third", THIRD), BEGIN);
    TransferRequest other = enter(place("other", THIRD), BEGIN);
    table.leave(one, BEGIN);
    assertDecisions(List.of(WAITS, WAITS, ADMITTED, WAITS), more, second, third, other);
    table.leave(two, BEGIN);
    assertDecisions(List.of(ADMITTED, WAITS, ADMITTED, WAITS), more, second, third, other);
    assertEquals(List.of("third", "more"), decided);
  }

  @Test
  void anAddressTakesPlacesOnlyFromItself() {
    settings.maxTransfersPerAddress = 2;
    begin("silent", SECOND, 0, BEGIN);
    begin("slow", FIRST, 8_000, BEGIN);
    TransferRequest fast = begin("fast", FIRST, 16_000, BEGIN);
    TransferRequest waiting = enter(fast.place, BEGIN);
    assertEquals(WAITS, waiting.decision, "too early");
    assertEquals(ADMITTED, enter(place("third", THIRD), BEGIN).decision, "another address");
    table.admit(BEGIN + 2 * SECOND_NANOS);
    assertEquals(ADMITTED, waiting.decision);
    assertEquals(List.of("slow"), closed);
    TransferRequest again = enter(fast.place, BEGIN + 3 * SECOND_NANOS);
    assertEquals(WAITS, again.decision, "it is its own rival");
    assertEquals(List.of("slow"), closed);
  }

  @Test
  void ofManyThatWaitTheAddressWithMostIsRefused() {
    settings.maxTransfers = 1;
    begin("one", FIRST, 0, BEGIN);
    List<TransferRequest> many = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      many.add(enter(place("many" + i, SECOND), BEGIN));
    }
    assertEquals(WAITS, many.get(7).decision);
    assertEquals(REFUSED, enter(place("another", SECOND), BEGIN).decision);
    assertEquals(List.of(), decided, "it was refused at once");
    TransferRequest good = enter(place("good", THIRD), BEGIN);
    assertEquals(WAITS, good.decision);
    assertEquals(REFUSED, many.get(7).decision);
    assertEquals(WAITS, many.get(6).decision);
    assertEquals(List.of("many7"), decided);
    settings.maxConnections = 4;
    assertEquals(WAITS, enter(place("fourth", "127.0.0.4"), BEGIN).decision);
    assertEquals(REFUSED, many.get(6).decision);
  }

  @Test
  void whatEndsLeavesTheTableOnce() {
    settings.maxTransfers = 1;
    TransferRequest one = begin("one", FIRST, 0, BEGIN);
    TransferRequest gone = enter(place("gone", SECOND), BEGIN);
    TransferRequest waiting = enter(place("waiting", THIRD), BEGIN);
    table.leave(gone, BEGIN);
    table.admit(BEGIN + 2 * SECOND_NANOS);
    assertDecisions(List.of(WAITS, ADMITTED), gone, waiting);
    assertEquals(List.of("one"), closed);
    // The connection ends after it has lost its transfer, which must not be counted twice.
    table.leave(one, BEGIN + 2 * SECOND_NANOS);
    assertEquals(1, table.count());
    table.leave(waiting, BEGIN + 2 * SECOND_NANOS);
    assertEquals(0, table.count());
  }
}
