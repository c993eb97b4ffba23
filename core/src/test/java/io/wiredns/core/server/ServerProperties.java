package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.Name;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class ServerProperties {
  private final Processing views =
      new Processing(settings -> settings.viewHandler = exchange -> Verdict.ANSWERED);
  private final Processing values =
      new Processing(
          settings ->
              settings.handler =
                  request ->
                      CompletableFuture.completedFuture(
                          Message.responseTo(request.message()).build()));

  private static void check(byte[] request, byte[] response, int limit) {
    if (response.length == 0) {
      assertTrue(request.length < 12 || (request[2] & 0x80) != 0, "only what must be is dropped");
      return;
    }
    assertTrue(response.length <= limit, "larger than allowed: " + response.length);
    assertEquals(request[0], response[0], "ID");
    assertEquals(request[1], response[1], "ID");
    assertEquals(0x80 | request[2] & 0x79, response[2] & 0xF9, "QR, opcode, RD");
    MessageView view = new MessageView();
    assertTrue(view.tryWrap(ByteBuffer.wrap(response)), "well-formed");
  }

  @Property
  void anyOctetsGetAWellFormedResponseOrAReasonForNone(@ForAll @Size(max = 600) byte[] request) {
    check(request, views.udp(request), 1232);
    check(request, values.udp(request), 1232);
    check(request, views.tcp(request), 65_535);
    assertEquals(0, views.failures.size());
    assertEquals(0, values.failures.size());
  }

  @Property
  void anyDamageToAQueryDoesTheSame(
      @ForAll @Size(max = 4) int[] places, @ForAll @Size(4) byte[] octets, @ForAll boolean opt) {
    Message query = Message.query(77, Name.of("a.damaged.test"), RecordType.MX);
    byte[] request =
        Written.octets(
            opt ? query.toBuilder().edns(Edns.request().withDnssecOk(true)).build() : query);
    for (int i = 0; i < places.length; i++) {
      request[Math.floorMod(places[i], request.length)] = octets[i];
    }
    check(request, views.udp(request), 1232);
    check(request, values.udp(request), 1232);
    assertEquals(0, views.failures.size());
    assertEquals(0, values.failures.size());
  }
}
