package io.wiredns.codec.tsig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Written;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TsigProperties {
  private static final Octets ANY_MAC = Octets.of(new byte[32]);

  private final TsigServer server = new TsigServer(TsigKeyRing.of(Signed.KEY));
  private final TsigClient client = new TsigClient(Signed.KEY);

  @Provide
  Arbitrary<TsigVector> vectors() {
    return Arbitraries.of(TsigVector.all());
  }

  /**
   * Whether a message with one bit changed has the same signed content. Not signed are the ID, the
   * case and compression of the names of key and algorithm and, in the later messages of a stream,
   * the TTL.
   */
  private static boolean saysTheSame(byte[] message, int bit, boolean later)
      throws WireFormatException {
    byte[] other = changed(message, bit);
    MessageView view = new MessageView().wrap(ByteBuffer.wrap(message));
    MessageView changed = new MessageView();
    int at = bit / 8;
    RecordView tsig = view.tsig();
    if (at < 2 || later && at >= tsig.typeOffset() + 4 && at < tsig.typeOffset() + 8) {
      return true;
    }
    Tsig rdata = (Tsig) tsig.rdata();
    boolean inName = at >= tsig.offset() && at < tsig.typeOffset();
    int algorithmAt = at - tsig.rdataOffset();
    boolean inAlgorithm = algorithmAt >= 0 && algorithmAt < rdata.algorithm().length();
    if (!inName && !inAlgorithm || !changed.tryWrap(ByteBuffer.wrap(other))) {
      return false;
    }
    try {
      return changed.tsig().name().toName().equals(tsig.name().toName())
          && ((Tsig) changed.tsig().rdata()).algorithm().equals(rdata.algorithm());
    } catch (WireFormatException malformed) {
      return false;
    }
  }

  private static byte[] changed(byte[] message, int bit) {
    byte[] other = message.clone();
    other[bit / 8] ^= (byte) (0x80 >>> bit % 8);
    return other;
  }

  @Example
  void noBitOfARequestCanChange() throws WireFormatException {
    int changed = 0;
    int same = 0;
    for (TsigVector vector : TsigVector.all()) {
      boolean late = vector.maker().equals("named") || vector.maker().equals("knotd");
      if (late) {
        continue;
      }
      TsigServer its = new TsigServer(TsigKeyRing.of(vector.key()));
      for (int bit = 0; bit < 8 * vector.request().length; bit++) {
        byte[] other = changed(vector.request(), bit);
        TsigResult result = its.verify(ByteBuffer.wrap(other), Instant.ofEpochSecond(vector.now()));
        if (result.isVerified()) {
          assertTrue(saysTheSame(vector.request(), bit, false), vector + ", bit " + bit);
          same++;
        }
        changed++;
      }
    }
    assertTrue(changed > 50_000 && same < changed / 10, changed + " bits, " + same + " free");
  }

  @Example
  void noBitOfAResponseCanChange() throws WireFormatException {
    for (TsigVector vector : TsigVector.all()) {
      if (!vector.results().contains("verified")) {
        continue;
      }
      Octets mac = Signed.tsig(vector.requestBuffer()).mac();
      TsigClient its = new TsigClient(vector.key());
      byte[] response = vector.responses().get(0);
      for (int bit = 0; bit < 8 * response.length; bit++) {
        its.await(mac);
        TsigResult result =
            its.verify(
                ByteBuffer.wrap(changed(response, bit)), Instant.ofEpochSecond(vector.now()));
        assertTrue(
            !result.isVerified() || saysTheSame(response, bit, false), vector + ", bit " + bit);
      }
    }
  }

  @Property(tries = 2000)
  void noBitOfAStreamCanChange(
      @ForAll("vectors") TsigVector vector, @ForAll int which, @ForAll int where)
      throws WireFormatException {
    if (vector.responses().size() < 2) {
      return;
    }
    TsigClient its = new TsigClient(vector.key());
    its.await(Signed.tsig(vector.requestBuffer()).mac());
    int damaged = Math.floorMod(which, vector.responses().size());
    byte[] original = vector.responses().get(damaged);
    int bit = Math.floorMod(where, 8 * original.length);
    boolean good = true;
    for (int i = 0; i < vector.responses().size() && (good || i > 1); i++) {
      byte[] octets = i == damaged ? changed(original, bit) : vector.responses().get(i);
      ByteBuffer message = ByteBuffer.wrap(octets);
      TsigResult result =
          i == 0
              ? its.verify(message, Instant.ofEpochSecond(vector.now()))
              : its.verifyNext(message, Instant.ofEpochSecond(vector.now()));
      good &= result.isVerified();
      assertTrue(
          !(result instanceof TsigResult.ServerError error) || !error.authenticated(),
          "an error that nobody signed");
    }
    boolean same = saysTheSame(original, bit, damaged > 0);
    assertEquals(same, good, "bit " + bit + " of message " + damaged);
    assertEquals(same, its.isComplete());
  }

  @Property(tries = 3000)
  void anyOctetsGiveAResultAndNothingElse(@ForAll @Size(max = 300) byte[] octets) {
    check(octets);
  }

  @Property(tries = 5000)
  void anyDamageGivesAResultAndNothingElse(
      @ForAll("vectors") TsigVector vector,
      @ForAll int at,
      @ForAll byte value,
      @ForAll @IntRange(min = 0, max = 60) int cut) {
    byte[] octets = vector.request().clone();
    octets[Math.floorMod(at, octets.length)] = value;
    check(octets);
    check(Arrays.copyOf(octets, octets.length - cut));
  }

  /** Any RDATA in a record that is otherwise valid, so that the fields are read. */
  @Property(tries = 5000)
  void anyTsigDataGiveAResultAndNothingElse(
      @ForAll @Size(max = 120) byte[] data, @ForAll boolean algorithm) {
    ByteBuffer out = ByteBuffer.allocate(400);
    out.put(Written.octets(Signed.query()));
    out.put(Signed.KEY.name().toWire().toArray());
    out.putShort((short) 250).putShort((short) 255).putInt(0);
    byte[] name = algorithm ? Signed.KEY.algorithm().name().toWire().toArray() : new byte[0];
    out.putShort((short) (name.length + data.length)).put(name).put(data);
    out.putShort(10, (short) 1);
    check(Signed.read(out).array());
  }

  private void check(byte[] octets) {
    ByteBuffer message = ByteBuffer.wrap(octets);
    TsigResult asked = server.verify(message, Instant.ofEpochSecond(Signed.NOW));
    MessageView view = new MessageView();
    view.tryWrap(message);
    assertEquals(
        asked,
        new TsigServer(TsigKeyRing.of(Signed.KEY)).verify(view, Instant.ofEpochSecond(Signed.NOW)));
    assertFalse(asked.isVerified());
    assertOffset(asked, octets.length);
    if (asked instanceof TsigResult.Rejected && octets.length >= 12) {
      ByteBuffer out = ByteBuffer.allocate(2000);
      assertTrue(server.writeError(out, Instant.ofEpochSecond(Signed.NOW)));
      assertTrue(new MessageView().tryWrap(out.flip()));
    }
    client.await(ANY_MAC);
    TsigResult answered = client.verify(message, Instant.ofEpochSecond(Signed.NOW));
    assertFalse(answered.isVerified());
    assertOffset(answered, octets.length);
    assertEquals(0, message.position());
    assertEquals(octets.length, message.limit());
  }

  private static void assertOffset(TsigResult result, int length) {
    if (result instanceof TsigResult.Rejected rejected) {
      assertTrue(rejected.offset() >= 0 && rejected.offset() <= length, rejected.toString());
      assertNotNull(rejected.error());
    }
  }

  @Property(tries = 500)
  void whatIsSignedVerifies(
      @ForAll @Size(max = 2000) byte[] body,
      @ForAll @IntRange(min = 0, max = 65_535) int id,
      @ForAll long time) {
    long now = time & 0xFFFF_FFFF_FFFFL;
    ByteBuffer out = ByteBuffer.allocate(3000);
    out.putShort((short) id).putLong(0).putShort((short) 1);
    out.put((byte) 0).putShort((short) 10).putShort((short) 1).putInt(0);
    out.putShort((short) body.length).put(body);
    assertTrue(client.sign(out, 0, Instant.ofEpochSecond(now)));
    assertTrue(server.verify(Signed.read(out), Instant.ofEpochSecond(now)).isVerified());
    assertEquals(client.mac(), server.mac());
  }
}
