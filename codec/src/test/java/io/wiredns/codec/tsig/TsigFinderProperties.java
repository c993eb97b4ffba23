package io.wiredns.codec.tsig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.wire.Name;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The fast search for a message's TSIG finds the same record as a view, or finds nothing. */
class TsigFinderProperties {
  private final KeyedMac key = new KeyedMac(Signed.KEY);
  private final MessageView view = new MessageView();
  private final TsigFinder shown = new TsigFinder();
  private final TsigFinder found = new TsigFinder();

  @Provide
  Arbitrary<byte[]> messages() {
    List<byte[]> messages = new ArrayList<>();
    for (TsigVector vector : TsigVector.all()) {
      messages.add(vector.request());
      messages.addAll(vector.responses());
    }
    for (int records = 0; records < 5; records++) {
      messages.add(signed(records));
    }
    return Arbitraries.of(messages);
  }

  /** Records alike, records with pointers to other names, and an OPT. */
  private static byte[] signed(int records) {
    Name child = Name.of("child.example");
    var response = Message.responseTo(Signed.query());
    for (int i = 0; i < records; i++) {
      response.answer(new ResourceRecord(Signed.OWNER, 300, new A(i)));
      response.authority(new ResourceRecord(child, 300, new Ns(Name.of("ns" + i, child))));
      response.additional(new ResourceRecord(Name.of("ns" + i, child), 300, new A(i)));
      response.additional(new ResourceRecord(Name.of("ns" + i, child), 300, new A(-i)));
    }
    ByteBuffer out = Signed.buffer(records % 2 == 0 ? response.build() : withOpt(response.build()));
    new TsigClient(Signed.KEY).sign(out, 0, Instant.ofEpochSecond(Signed.NOW));
    return Signed.read(out).array();
  }

  private static Message withOpt(Message message) {
    return message.toBuilder().edns(Edns.request().withDnssecOk(true)).build();
  }

  @Property(tries = 20_000)
  void theShortWayLeadsWhereAViewDoes(
      @ForAll("messages") byte[] message,
      @ForAll @Size(max = 3) List<@IntRange(min = 0, max = 1 << 24) Integer> damages,
      @ForAll @IntRange(min = 0, max = 20) int cut) {
    byte[] octets = Arrays.copyOf(message, message.length - Math.max(0, cut - 15));
    for (int damage : damages) {
      int at = (damage >>> 8) % octets.length;
      octets[at] = (byte) (damage % 3 == 0 ? octets[at] ^ 1 << (damage >>> 4) % 8 : damage);
    }
    byte[] roomy = Arrays.copyOf(octets, octets.length + 600);
    boolean has = view.tryWrap(ByteBuffer.wrap(octets)) && shown.take(view, roomy, key);
    assertEquals(has, found.find(roomy, octets.length, key));
    if (has) {
      assertEquals(shown.start, found.start);
      assertEquals(shown.fixed, found.fixed);
      assertEquals(shown.questionEnd, found.questionEnd);
      assertEquals(shown.optTtl, found.optTtl);
      assertEquals(shown.likely, found.likely);
    }
  }
}
