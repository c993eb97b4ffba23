package io.wiredns.inspect;

import io.wiredns.codec.Growth;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Bounds the allocation of renderers for messages full of the most costly records. */
class RenderCostTest {
  private static final int RESPONSE = 0x8000;

  /** Types, and RDATA whose text is in the generic format. */
  private static final Map<Integer, String> GENERIC =
      Map.of(
          11, "c0000201 06 00", // WKS whose bitmap ends in a zero octet
          29, "00061616 80000000 80000000 00989680", // LOC whose size has no text
          34, "0200", // ATMA of an unknown format
          38, "40 ffffffffffffffff 00", // A6 with bits outside its suffix
          42, "0009 00 01 05", // APL of an unknown family
          45, "01 04 02", // IPSECKEY with an unknown gateway type
          260, "01 09"); // AMTRELAY with an unknown relay type

  private static final DigText GENERIC_DIG = DigText.builder().form(TextForm.GENERIC).build();

  private static Stream<DynamicTest> tests(int perOctet, Growth.Work work) {
    return GENERIC.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    "TYPE" + entry.getKey(),
                    () ->
                        Growth.assertLinear(
                            "TYPE" + entry.getKey(),
                            RESPONSE,
                            1,
                            "",
                            record(entry.getKey(), entry.getValue()),
                            perOctet,
                            work)));
  }

  private static String record(int type, String rdata) {
    int length = rdata.replace(" ", "").length() / 2;
    return "00 %04x 0001 00000000 %04x %s".formatted(type, length, rdata);
  }

  private static Message parse(byte[] message) throws Exception {
    return Message.parse(ByteBuffer.wrap(message));
  }

  @TestFactory
  Stream<DynamicTest> digOfRecordsInGenericForm() {
    return tests(150, message -> DigText.standard().toText(parse(message)));
  }

  @TestFactory
  Stream<DynamicTest> digOfRecordsAllInGenericForm() {
    return tests(150, message -> GENERIC_DIG.toText(parse(message)));
  }

  @TestFactory
  Stream<DynamicTest> jsonOfRecordsInGenericForm() {
    return tests(
        250,
        message -> {
          MessageView view = new MessageView().wrap(ByteBuffer.wrap(message));
          Rfc8427Json.standard().toText(view);
        });
  }

  @TestFactory
  Stream<DynamicTest> stringsOfRecords() {
    return tests(
        250,
        message -> {
          for (ResourceRecord record : parse(message).answers()) {
            record.toString();
            record.toGenericText();
          }
        });
  }

  /** The RDATA of an OPT record out of place is shown as text, with each option in base64. */
  @TestFactory
  Stream<DynamicTest> digOfMisplacedOptions() {
    return Stream.of("000a0008 0102030405060708", "000c0000", "0003000161")
        .map(
            option ->
                DynamicTest.dynamicTest(
                    option,
                    () ->
                        Growth.assertLinear(
                            option,
                            RESPONSE,
                            1,
                            "",
                            "00 0029 04d0 00000000 %04x ".formatted(length(option))
                                + option.repeat(250),
                            150,
                            message ->
                                DigText.standard()
                                    .toText(
                                        Message.parseTolerant(ByteBuffer.wrap(message))
                                            .message()
                                            .orElseThrow()))));
  }

  private static int length(String option) {
    return 250 * option.replace(" ", "").length() / 2;
  }
}
