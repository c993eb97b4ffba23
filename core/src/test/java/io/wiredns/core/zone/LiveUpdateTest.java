package io.wiredns.core.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.Await;
import io.wiredns.codec.Tool;
import io.wiredns.codec.ZoneServers;
import io.wiredns.codec.ZoneTools;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.UpdateBuilder;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.RequestOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests UPDATE with BIND and Knot, and NOTIFY with BIND, Knot and NSD; skipped if they are not
 * installed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveUpdateTest {
  private static final TsigKey KEY = TsigKey.parse(ZoneServers.KEY);
  private static final Name ZONE = Name.of("live.test");
  private static final Name NAME = Name.of("under", ZONE);
  private static final Name UNUSED = Name.of("nobody", ZONE);

  private ZoneServers servers;
  private DnsClient client;

  @BeforeAll
  void start() throws IOException {
    servers = ZoneServers.start();
    client = DnsClient.builder().build();
  }

  @AfterAll
  void stop() throws IOException {
    if (client != null) {
      client.close();
    }
    if (servers != null) {
      servers.close();
    }
  }

  private InetSocketAddress address(ZoneServers.Server server) {
    return new InetSocketAddress("127.0.0.1", servers.port(server));
  }

  private Rcode update(ZoneServers.Server server, UpdateBuilder update) {
    RequestOptions options = RequestOptions.to(address(server)).withKey(KEY);
    return new UpdateSender(client).send(update.build(), options).join().rcode();
  }

  private static UpdateBuilder update() {
    return Message.update(ZONE);
  }

  private static ResourceRecord text(Name name, String text) {
    return new ResourceRecord(name, 60, Txt.of(text));
  }

  private static ResourceRecord address(Name name, int last) {
    return new ResourceRecord(name, 60, new A(0xC0000200 | last));
  }

  /** Returns the sorted output of dig +short. */
  private List<String> dig(ZoneServers.Server server, Name name, String type) {
    Tool.Result result =
        Tool.run(
            "",
            "dig",
            "@127.0.0.1",
            "-p",
            "" + servers.port(server),
            "+short",
            name.toString(),
            type);
    assertEquals(0, result.status());
    return result.output().lines().sorted().toList();
  }

  @ParameterizedTest
  @EnumSource(names = {"BIND", "KNOT"})
  void everyChangeIsMade(ZoneServers.Server server) {
    // Add, section 2.5.1.
    assertEquals(
        Rcode.NOERROR,
        update(
            server,
            update()
                .add(text(NAME, "one"))
                .add(text(NAME, "two"))
                .add(address(NAME, 1))
                .add(address(NAME, 2))));
    assertEquals(List.of("\"one\"", "\"two\""), dig(server, NAME, "TXT"));
    assertEquals(List.of("192.0.2.1", "192.0.2.2"), dig(server, NAME, "A"));
    // Delete a record, section 2.5.4.
    assertEquals(Rcode.NOERROR, update(server, update().delete(text(NAME, "one"))));
    assertEquals(List.of("\"two\""), dig(server, NAME, "TXT"));
    // Delete an RRset, section 2.5.2.
    assertEquals(Rcode.NOERROR, update(server, update().deleteRrset(NAME, RecordType.A)));
    assertEquals(List.of(), dig(server, NAME, "A"));
    assertEquals(List.of("\"two\""), dig(server, NAME, "TXT"));
    // Delete all RRsets of a name, section 2.5.3, and add a record after it in one message.
    assertEquals(Rcode.NOERROR, update(server, update().deleteName(NAME).add(address(NAME, 3))));
    assertEquals(List.of(), dig(server, NAME, "TXT"));
    assertEquals(List.of("192.0.2.3"), dig(server, NAME, "A"));
    assertEquals(Rcode.NOERROR, update(server, update().deleteName(NAME)));
    assertEquals(List.of(), dig(server, NAME, "ANY"));
  }

  /** Checks a prerequisite that holds, and one that does not, with its RCODE. */
  private void prerequisite(
      ZoneServers.Server server, UpdateBuilder holds, UpdateBuilder fails, Rcode rcode) {
    assertEquals(Rcode.NOERROR, update(server, holds));
    Name never = Name.of("never", ZONE);
    assertEquals(rcode, update(server, fails.add(address(never, 1))));
    assertEquals(List.of(), dig(server, never, "A"));
  }

  @ParameterizedTest
  @EnumSource(names = {"BIND", "KNOT"})
  void everyPrerequisiteIsAsked(ZoneServers.Server server) {
    Name name = Name.of("asked", ZONE);
    assertEquals(
        Rcode.NOERROR, update(server, update().add(text(name, "one")).add(text(name, "two"))));
    RRset both =
        new RRset(name, RecordType.TXT, RecordClass.IN, 60, List.of(Txt.of("one"), Txt.of("two")));
    // RRset exists, section 2.4.1.
    prerequisite(
        server,
        update().rrsetExists(name, RecordType.TXT),
        update().rrsetExists(name, RecordType.A),
        Rcode.NXRRSET);
    // RRset exists with data, section 2.4.2: all records must be listed.
    prerequisite(
        server, update().rrsetIs(both), update().rrsetHas(text(name, "one")), Rcode.NXRRSET);
    // RRset does not exist, section 2.4.3.
    prerequisite(
        server,
        update().rrsetDoesNotExist(name, RecordType.A),
        update().rrsetDoesNotExist(name, RecordType.TXT),
        Rcode.YXRRSET);
    // Name is in use, section 2.4.4.
    prerequisite(server, update().nameIsInUse(name), update().nameIsInUse(UNUSED), Rcode.NXDOMAIN);
    // Name is not in use, section 2.4.5.
    prerequisite(
        server, update().nameIsNotInUse(UNUSED), update().nameIsNotInUse(name), Rcode.YXDOMAIN);
    assertEquals(Rcode.NOERROR, update(server, update().deleteName(name)));
  }

  @ParameterizedTest
  @EnumSource(names = {"BIND", "KNOT"})
  void aLongUpdateGoesOverTcp(ZoneServers.Server server) {
    UpdateBuilder many = update();
    UpdateBuilder back = update();
    for (int i = 0; i < 500; i++) {
      Name name = Name.of("many" + i, ZONE);
      many.add(text(name, "number " + i));
      back.deleteName(name);
    }
    assertEquals(Rcode.NOERROR, update(server, many));
    assertEquals(List.of("\"number 499\""), dig(server, Name.of("many499", ZONE), "TXT"));
    assertEquals(Rcode.NOERROR, update(server, back));
    assertEquals(List.of(), dig(server, Name.of("many499", ZONE), "TXT"));
  }

  @ParameterizedTest
  @EnumSource(names = {"BIND", "KNOT"})
  void whoMayNotUpdateIsTold(ZoneServers.Server server) {
    UpdateSender sender = new UpdateSender(client);
    RequestOptions unsigned = RequestOptions.to(address(server));
    Message update = update().add(text(NAME, "no")).build();
    Rcode rcode = sender.send(update, unsigned).join().rcode();
    assertEquals(server == ZoneServers.Server.BIND ? Rcode.REFUSED : Rcode.NOTAUTH, rcode);
    assertEquals(List.of(), dig(server, NAME, "TXT"));
    Message elsewhere = Message.update(Name.of("nobodys.test")).build();
    assertEquals(Rcode.NOTAUTH, sender.send(elsewhere, unsigned).join().rcode());
  }

  @Test
  void whatIsNoUpdateOrNotifyIsNotSent() {
    Message query = Message.query(1, ZONE, RecordType.SOA);
    Message notify = Message.notify(ZONE).build();
    RequestOptions options = RequestOptions.to(address(ZoneServers.Server.BIND));
    UpdateSender updates = new UpdateSender(client);
    NotifySender notifies = new NotifySender(client);
    assertThrows(IllegalArgumentException.class, () -> updates.send(query, options));
    assertThrows(IllegalArgumentException.class, () -> updates.send(notify, options));
    assertThrows(IllegalArgumentException.class, () -> notifies.send(query, options));
    Message answer = notify.toBuilder().response(true).build();
    assertThrows(IllegalArgumentException.class, () -> notifies.send(answer, options));
  }

  /** Changes a primary without telling its secondaries. */
  private void change(ZoneServers.Server primary, Name zone, int mark) {
    String record = "mark.%s 60 TXT \"%d\"".formatted(zone, mark);
    ZoneTools.update(servers.port(primary), zone, "update add " + record);
  }

  /** Polls, because the transfer runs in another process that does not report its end. */
  private void await(ZoneServers.Server server, Name zone, int mark) {
    Name name = Name.of("mark", zone);
    String wanted = "\"" + mark + "\"";
    Await.until(server + " has come for " + zone, () -> dig(server, name, "TXT").contains(wanted));
  }

  @Test
  void secondariesComeWhenTheyAreTold() {
    NotifySender sender = new NotifySender(client);
    Name notify = Name.of("notify.test");
    Name told = Name.of("told.test");
    for (int round = 1; round <= 2; round++) {
      change(ZoneServers.Server.BIND, notify, round);
      change(ZoneServers.Server.KNOT, told, round);
      List<InetSocketAddress> secondaries =
          List.of(address(ZoneServers.Server.KNOT), address(ZoneServers.Server.NSD));
      Map<InetSocketAddress, CompletableFuture<Message>> answers =
          sender.sendAll(Message.notify(notify).build(), secondaries, RequestOptions.DEFAULT);
      assertEquals(secondaries, new ArrayList<>(answers.keySet()));
      for (CompletableFuture<Message> answer : answers.values()) {
        assertEquals(Rcode.NOERROR, answer.join().rcode());
      }
      RequestOptions options = RequestOptions.to(address(ZoneServers.Server.BIND));
      Message answer = sender.send(Message.notify(told).build(), options).join();
      assertEquals(Rcode.NOERROR, answer.rcode());
      await(ZoneServers.Server.KNOT, notify, round);
      await(ZoneServers.Server.NSD, notify, round);
      await(ZoneServers.Server.BIND, told, round);
    }
  }

  @ParameterizedTest
  @EnumSource(ZoneServers.Server.class)
  void whoDoesNotFollowAZoneSaysSo(ZoneServers.Server server) {
    RequestOptions options = RequestOptions.to(address(server));
    Message notify = Message.notify(Name.of("nobodys.test")).build();
    Rcode rcode = new NotifySender(client).send(notify, options).join().rcode();
    // NOTAUTH from BIND and Knot, NXDOMAIN from NSD.
    assertNotEquals(Rcode.NOERROR, rcode);
  }
}
