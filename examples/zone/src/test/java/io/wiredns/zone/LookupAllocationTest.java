package io.wiredns.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Allocations;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Checks that lookups make no objects for names. */
class LookupAllocationTest {
  private static final String TEXT =
      """
      $TTL 60
      @ SOA ns hm 1 7200 3600 1209600 60
      @ NS ns
      ns A 192.0.2.1
      ns AAAA 2001:db8::1
      one A 192.0.2.2
      a.b.c.d.e A 192.0.2.3
      sub NS ns.sub
      ns.sub A 192.0.2.4
      """;

  private static final int LOOKUPS = 1_000;

  @Test
  void aLookupMakesNoNames() throws Exception {
    byte[] octets = TEXT.getBytes(StandardCharsets.US_ASCII);
    Zone zone = Zone.read(ZoneReader.of(new ByteArrayInputStream(octets), Name.of("made.test")));
    for (String name : new String[] {"ns", "NS", "none", "x.y.z.c.d.e", "d.e", "v.w.x.y.z.none"}) {
      assertEquals(0, allocated(zone, name), name);
    }
    // The set of a single record is made for the answer, here of a host and of glue.
    for (String name : new String[] {"one", "x.sub"}) {
      assertTrue(allocated(zone, name) <= 48, name);
    }
  }

  private static long allocated(Zone zone, String label) throws Exception {
    ByteBuffer octets = ByteBuffer.allocate(512);
    Message.query(1, Name.of(label + ".made.test"), RecordType.A).write(octets);
    MessageView view = new MessageView();
    view.wrap(octets.flip());
    Lookup lookup = new Lookup();
    long before = 0;
    // The first lookups make lists grow.
    for (int i = -LOOKUPS; i < LOOKUPS; i++) {
      if (i == 0) {
        before = Allocations.octets();
      }
      lookup.name.set(view);
      lookup.find(zone, RecordType.A.value(), false);
    }
    return (Allocations.octets() - before) / LOOKUPS;
  }
}
