package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.WireFormatException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.infra.Blackhole;

/** Checks that the odd mix has what its documentation states, and that its works run. */
class OddMessagesTest {
  private final Blackhole hole =
      new Blackhole(
          "Today's password is swordfish. I understand instantiating Blackholes directly is"
              + " dangerous.");

  @Test
  void thereAreDecodedRecordsOfAllTypes() throws WireFormatException {
    Set<RecordType> types = new TreeSet<>();
    for (byte[] octets : OddMessages.wellFormed()) {
      Message message = Message.parse(octets, OddMessages.REGISTRY);
      for (Section section : List.of(Section.ANSWER, Section.ADDITIONAL)) {
        for (ResourceRecord record : message.records(section)) {
          assertTrue(!(record.rdata() instanceof UnknownRData), record::toString);
          types.add(record.type());
        }
      }
    }
    Set<RecordType> wanted = new TreeSet<>(Registry.standard().types());
    wanted.add(OddMessages.LINK);
    assertEquals(wanted, types);
    assertTrue(wanted.size() >= 90, wanted::toString);
  }

  @Test
  void allMalformedMessagesAreRefused() {
    List<byte[]> malformed = OddMessages.malformed();
    assertEquals(OddMessages.wellFormed().size(), malformed.size());
    int inData = 0;
    for (byte[] octets : malformed) {
      assertThrows(WireFormatException.class, () -> Message.parse(octets, OddMessages.REGISTRY));
      inData += Message.parseTolerant(octets).message().isPresent() ? 1 : 0;
    }
    assertTrue(inData > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"types", "broken", "odd", "mixed"})
  void everyCallMakesTheSameOctets(String set) {
    assertArrayEquals(
        OddInputs.octets(set).toArray(byte[][]::new), OddInputs.octets(set).toArray(byte[][]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"types", "broken", "odd"})
  void parsingRunsWithEveryLibrary(String set) {
    OddInputs in = new OddInputs(set);
    OddParse parse = new OddParse();
    OddParse.Ours ours = new OddParse.Ours();
    ours.load(in, hole);
    parse.wiredns(in, ours, hole);
    parse.dnsjava(in, new OddParse.DnsJava(), hole);
    parse.minidns(in, new OddParse.MiniDns(), hole);
    OddParse.Netty netty = new OddParse.Netty();
    netty.load(in, hole);
    parse.netty(netty, hole);
  }

  @Test
  void theOddMixWritesTheSameMessagesAsItsCleanPart() {
    OddEncode encode = new OddEncode();
    OddEncode.Ours clean = new OddEncode.Ours();
    clean.load(new OddInputs(OddInputs.TYPES), hole);
    OddEncode.Ours odd = new OddEncode.Ours();
    odd.load(new OddInputs(OddInputs.ODD), hole);
    assertEquals(encode.wiredns(clean), encode.wiredns(odd));
  }
}
