package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Differences;
import io.wiredns.codec.FieldNames;
import io.wiredns.codec.Hex;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.OptMessages;
import io.wiredns.codec.edns.OptionVectors;
import io.wiredns.codec.message.Message;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The dissection has every field of every option of the registry, with its octets and its value.
 */
class OptionDissectionTest {
  /** The octets before the options: the header, and OPT up to RDLENGTH. */
  private static final int FRAME_ITEMS = 7 + 6;

  static Stream<OptionVectors.Vector> vectors() {
    return OptionVectors.ALL.stream();
  }

  private static List<Dissection.Item> items(String... rdata) {
    byte[] octets = OptMessages.octets(Hex.of(rdata));
    List<Dissection.Item> items = Dissector.standard().dissect(ByteBuffer.wrap(octets)).items();
    return items.subList(FRAME_ITEMS, items.size());
  }

  private static List<String> lines(String... rdata) {
    return ItemLines.withDepth(items(rdata), OptMessages.RDATA);
  }

  @Test
  void everyOptionOfTheRegistryIsHere() {
    Differences.assertSameElements(
        new TreeSet<>(OptionVectors.CODES),
        vectors()
            .map(vector -> vector.option().code())
            .collect(Collectors.toCollection(TreeSet::new)),
        "options");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void everyFieldHasAName(OptionVectors.Vector vector) {
    OptionCode code = vector.option().code();
    int length = vector.data().length();
    List<Dissection.Item> items = items(Hex.text(OptMessages.option(code.value(), vector.data())));
    int from = OptMessages.RDATA;
    assertEquals(
        List.of(
            new Dissection.Item(1, from, from + 4 + length, "option[0] " + code, "", true, false),
            new Dissection.Item(2, from, from + 2, "OPTION-CODE", code.toString(), false, false),
            new Dissection.Item(2, from + 2, from + 4, "OPTION-LENGTH", "" + length, false, false)),
        items.subList(0, 3));
    int at = from + 4;
    List<String> names = new ArrayList<>();
    for (Dissection.Item item : items.subList(3, items.size())) {
      assertEquals(at, item.from());
      at = item.to();
      assertEquals(2, item.depth());
      if (item.to() > item.from()) {
        assertFalse(item.value().isEmpty(), item.toString());
        names.add(code + " " + item.name());
      }
    }
    assertEquals(from + 4 + length, at);
    assertEquals(FieldNames.of(vector.option()::write), names);
  }

  @Test
  void aMalformedOptionDoesNotHideThoseAfterIt() {
    assertEquals(
        List.of(
            "1 0-7 option[0] COOKIE",
            "2 0-2 OPTION-CODE COOKIE",
            "2 2-4 OPTION-LENGTH 3",
            "2 4-7 !client",
            "1 7-12 option[1] NSID",
            "2 7-9 OPTION-CODE NSID",
            "2 9-11 OPTION-LENGTH 1",
            "2 11-12 identifier 61",
            "1 12-19 option[2] OPTION65001",
            "2 12-14 OPTION-CODE OPTION65001",
            "2 14-19 OPTION-DATA 010203",
            "1 19-26 option[3] TCP-KEEPALIVE",
            "2 19-21 OPTION-CODE TCP-KEEPALIVE",
            "2 21-23 OPTION-LENGTH 3",
            "2 23-25 timeout 0",
            "2 25-26 !OPTION-DATA",
            "1 26-31 option[4] EXPIRE",
            "2 26-28 OPTION-CODE EXPIRE",
            "2 28-30 !OPTION-LENGTH",
            "2 30-31 unread"),
        lines(
            "000a 0003 010203",
            "0003 0001 61",
            "fde9 0003 010203",
            "000b 0003 000000",
            "0009 0004 00"));
  }

  @Test
  void halfAnOptionHeaderIsShownAsWrong() {
    assertEquals(List.of("1 0-1 option[0]", "2 0-1 !OPTION-CODE"), lines("00"));
    assertEquals(
        List.of("1 0-3 option[0] COOKIE", "2 0-2 OPTION-CODE COOKIE", "2 2-3 !OPTION-LENGTH"),
        lines("000a 00"));
  }

  @Test
  void theTreeListsEveryFaultOfTheOptions() {
    byte[] octets = OptMessages.octets(Hex.of("000a 0001 00", "0009 0001 00"));
    assertEquals(
        List.of(
            "additional[0] OPT option[0] COOKIE client",
            "additional[0] OPT option[1] EXPIRE seconds"),
        Dissector.standard().dissect(ByteBuffer.wrap(octets)).faults().stream()
            .map(fault -> fault.field())
            .toList());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void digTextHasALineForTheOption(OptionVectors.Vector vector) {
    Message message = Message.builder().edns(Edns.request().withOption(vector.option())).build();
    assertTrue(DigText.standard().toText(message).lines().anyMatch(("; " + vector.text())::equals));
  }
}
