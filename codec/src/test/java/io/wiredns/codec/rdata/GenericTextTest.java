package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Bind;
import io.wiredns.codec.Hex;
import io.wiredns.codec.Tool;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.rdata.RDataOctets;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The generic form of RFC 3597, which every type has. */
class GenericTextTest {
  /**
   * Types that cannot be compared with BIND 9.18 as text: it has no text for them, or another one.
   */
  private static final List<String> NOT_IN_BIND =
      List.of(
          "NULL", "OPT", "TKEY", "TSIG", "DSYNC", "HHIT", "BRID", "UNECE", "ISO", "CLA", "IPN",
          "WALLET", "NXT");

  private record Row(String type, String hex, String text) {}

  private static List<Row> rows() {
    return Vectors.ALL.stream()
        .map(v -> new Row(v.type().toString(), Hex.text(v.octets()), v.text()))
        .toList();
  }

  @Test
  void everyValueHasItAndIsReadBackFromIt() throws TextFormatException {
    for (Row row : rows()) {
      RecordType type = RecordType.parse(row.type());
      RData rdata = RData.parse(type, row.text());
      String generic = rdata.toGenericText();
      int length = row.hex().length() / 2;
      assertEquals(
          ("\\# " + length + row.hex()).replace(" ", "").toUpperCase(java.util.Locale.ROOT),
          generic.replace(" ", ""),
          row.toString());
      assertEquals(rdata, RData.parse(type, generic), row.toString());
    }
  }

  @Test
  void itIsThatOfNamedRrchecker() throws Exception {
    Map<String, String> firsts = new LinkedHashMap<>();
    rows().forEach(row -> firsts.putIfAbsent(row.type(), row.text()));
    Set<String> read =
        Vectors.ALL.stream()
            .filter(vector -> vector.source().startsWith("BIND"))
            .map(vector -> vector.type().toString())
            .collect(Collectors.toSet());
    firsts.keySet().retainAll(read);
    firsts.keySet().removeAll(NOT_IN_BIND);
    List<String> different = new ArrayList<>();
    for (Map.Entry<String, String> first : firsts.entrySet()) {
      RecordType type = RecordType.parse(first.getKey());
      RData rdata = RData.parse(type, first.getValue());
      String ours = RecordClass.IN.toGenericText() + type.toGenericText() + rdata.toGenericText();
      String theirs = String.join("", Bind.check("-u", type + " " + first.getValue()));
      if (!ours.replace(" ", "").equals(theirs.replaceAll("\\s", ""))) {
        different.add(type + ": " + ours + ", BIND: " + theirs);
      }
    }
    Tool.compareWithBind(() -> assertEquals(List.of(), different));
    assertTrue(firsts.size() > 70, "compared: " + firsts.size());
  }

  @Test
  void namesAreNotCompressedAndKeepTheirCase() {
    Name name = Name.of("A.a.");
    assertEquals(
        "\\# 30 01410161000141016100000000010000000200000003000000040000 0005",
        new Soa(name, name, 1, 2, 3, 4, 5).toGenericText());
  }

  @Test
  void aRecordHasItWhole() {
    assertEquals(
        "www.Example. 300 CLASS1 TYPE1 \\# 4 C0000207",
        new ResourceRecord(Name.of("www.Example."), 300, new A(0xC0000207)).toGenericText());
    assertEquals(
        ". 0 CLASS255 TYPE65280 \\# 0",
        new ResourceRecord(
                Name.ROOT,
                RecordClass.ANY,
                0,
                new UnknownRData(RecordType.of(65_280), Octets.EMPTY))
            .toGenericText());
  }

  @Test
  void malformedOctetsAreShownAsTheyCameAndNotTakenForOthers() {
    WireFormatException fault = new WireFormatException(Fault.RDATA_TRUNCATED, 0, "", "");
    RData malformed = new MalformedRData(RecordType.A, Octets.fromHex("c00c"), fault);
    assertEquals("\\# 2 C00C", malformed.toGenericText());
    assertThrows(IllegalArgumentException.class, () -> malformed.toOctets());
  }

  /**
   * The second name is a pointer to the last label of the first; there is no message around them.
   */
  @Test
  void octetsOnTheirOwnHaveNoPointers() {
    String text = "\\# 17 0B6162636465666768696A6B 0161 00 C00C";
    assertThrows(TextFormatException.class, () -> RData.parse(RecordType.MINFO, text), text);
  }

  @Test
  void whetherThereAreOctetsIsKnownWithoutWritingThem() {
    RDataOctets octets = new RDataOctets();
    assertTrue(octets.isEmpty(new UnknownRData(RecordType.of(65_280), Octets.EMPTY)));
    assertTrue(octets.isEmpty(new EmptyRData(RecordType.A)));
    assertFalse(octets.isEmpty(new Ns(Name.ROOT)));
    assertEquals("00", octets.of(new Ns(Name.ROOT)).toHex());
    Octets most = Octets.of(new byte[65_535]);
    assertEquals(most, octets.of(new UnknownRData(RecordType.of(65_280), most)));
    assertEquals("00", octets.of(new Ns(Name.ROOT)).toHex());
  }

  @Test
  void aMetaTypeMayHaveNoData() throws TextFormatException {
    for (RecordType type : List.of(RecordType.TKEY, RecordType.AXFR, RecordType.ANY)) {
      assertEquals(new EmptyRData(type), RData.parse(type, "\\# 0"));
    }
    assertEquals(Opt.class, RData.parse(RecordType.OPT, "\\# 0").getClass());
    assertThrows(TextFormatException.class, () -> RData.parse(RecordType.TSIG, "\\# 0"));
  }
}
