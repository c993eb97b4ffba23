package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.wiredns.bench.DnsjavaDifferences.Behaviour;
import io.wiredns.bench.DnsjavaDifferences.Comparison;
import io.wiredns.bench.DnsjavaDifferences.Outcome;
import io.wiredns.codec.Differences;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.dnssec.CanonicalForm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.UNKRecord;

/**
 * Checks with generated records of all types that dnsjava supports that it reads and writes them
 * like this library.
 */
class DnsjavaDifferentialTest {
  private static final int RECORDS_PER_TYPE = 200;
  private static final long SEED = 1;

  /** The length of root owner, type, class, TTL and RDLENGTH. */
  private static final int FRAME = 11;

  private final Set<Object> used = new HashSet<>();

  @Test
  void allTypesThatBothKnowAreGenerated() {
    Set<String> both = new TreeSet<>();
    for (RecordType type : Registry.standard().types()) {
      if (isKnown(type)) {
        both.add(type.toString());
      }
    }
    Differences.assertSameElements(both, new TreeSet<>(RandomRData.types()), "types");
    assertTrue(both.size() > 60, both::toString);
  }

  private static boolean isKnown(RecordType type) {
    try {
      return !(dnsjava(type, new byte[6]) instanceof UNKRecord);
    } catch (IllegalArgumentException malformed) {
      return true;
    }
  }

  @Test
  void octetsAndTextAreTheSameButForTheListedDifferences() throws Exception {
    RandomRData random = new RandomRData(SEED);
    for (String type : RandomRData.types()) {
      for (int i = 0; i < RECORDS_PER_TYPE; i++) {
        compare(RecordType.parse(type), random.next(type));
      }
    }
    for (DnsjavaDifferences.Text difference : DnsjavaDifferences.TEXTS) {
      assertTrue(used.contains(difference), () -> "no longer: " + difference.reason());
    }
    for (Behaviour difference : DnsjavaDifferences.BEHAVIOURS) {
      assertTrue(used.contains(difference), () -> "no longer: " + difference.reason());
    }
  }

  private void compare(RecordType type, byte[] octets) throws Exception {
    RData ours = ours(type, octets);
    assertArrayEquals(octets, written(ours), () -> type + " " + HexFormat.of().formatHex(octets));
    Record theirs = dnsjava(type, octets);
    String text = ours.toText();
    check(Comparison.THEIR_WIRE, type, octets, text, octets, () -> written(theirs));
    byte[] canonical = CanonicalForm.rdata(ours).toArray();
    check(Comparison.CANONICAL, type, octets, text, canonical, theirs::rdataToWireCanonical);
    check(
        Comparison.THEY_READ_OURS, type, octets, text, octets, () -> written(dnsjava(type, text)));
    check(
        Comparison.WE_READ_THEIRS,
        type,
        octets,
        text,
        octets,
        () -> written(RData.parse(type, theirs.rdataToString())));
    if (!DnsjavaDifferences.hasNoZoneText(type.toString())) {
      compareText(type.toString(), text, theirs.rdataToString());
    }
  }

  /** Compares two texts after applying all conversions for the type to both. */
  private void compareText(String type, String ours, String theirs) {
    String one = ours;
    String other = theirs;
    for (DnsjavaDifferences.Text difference : DnsjavaDifferences.TEXTS) {
      if (difference.isOf(type) && !one.equals(other)) {
        String before = one + other;
        one = difference.same().apply(one);
        other = difference.same().apply(other);
        if (!before.equals(one + other)) {
          used.add(difference);
        }
      }
    }
    assertEquals(one, other, () -> type + " " + ours + " | " + theirs);
  }

  private void check(
      Comparison what,
      RecordType type,
      byte[] octets,
      String text,
      byte[] expected,
      Callable<byte[]> action)
      throws Exception {
    byte[] others;
    try {
      others = action.call();
    } catch (IOException | TextFormatException | RuntimeException refused) {
      others = null;
    }
    if (Arrays.equals(expected, others)) {
      return;
    }
    Outcome outcome = new Outcome(what, type.toString(), octets, text, others);
    Optional<Behaviour> deed =
        DnsjavaDifferences.BEHAVIOURS.stream().filter(known -> known.explains(outcome)).findFirst();
    if (deed.isEmpty()) {
      String hex = HexFormat.of().formatHex(octets);
      String came = others == null ? "nothing" : HexFormat.of().formatHex(others);
      fail(what + " of " + type + " " + text + ": " + hex + " gives " + came);
    }
    used.add(deed.get());
  }

  private static ByteBuffer message(RData rdata) {
    boolean tsig = rdata.type().equals(RecordType.TSIG);
    ByteBuffer message = ByteBuffer.allocate(65_535);
    Message.builder()
        .additional(
            new ResourceRecord(Name.ROOT, tsig ? RecordClass.ANY : RecordClass.IN, 0, rdata))
        .build()
        .write(message);
    return message.flip();
  }

  private static RData ours(RecordType type, byte[] octets) throws WireFormatException {
    ByteBuffer message = message(new UnknownRData(type, Octets.of(octets)));
    return new MessageView().wrap(message).record(0).rdata();
  }

  private static byte[] written(RData rdata) throws WireFormatException {
    RecordView view = new MessageView().wrap(message(rdata)).record(0);
    byte[] octets = new byte[65_535];
    return Arrays.copyOf(octets, view.copyExpandedRData(octets, 0));
  }

  private static Record dnsjava(RecordType type, byte[] octets) {
    return Record.newRecord(org.xbill.DNS.Name.root, type.value(), DClass.IN, 0, octets);
  }

  private static Record dnsjava(RecordType type, String text) throws IOException {
    org.xbill.DNS.Name root = org.xbill.DNS.Name.root;
    return Record.fromString(root, type.value(), DClass.IN, 0, text, root);
  }

  private static byte[] written(Record record) {
    byte[] octets = record.toWire(Section.ANSWER);
    return Arrays.copyOfRange(octets, FRAME, octets.length);
  }
}
