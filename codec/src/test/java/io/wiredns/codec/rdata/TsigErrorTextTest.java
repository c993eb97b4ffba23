package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Bind;
import io.wiredns.codec.Differences;
import io.wiredns.codec.Tool;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TkeyMode;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The Error field of TSIG and TKEY as text: this library reads the text of BIND, and BIND reads the
 * text of this library.
 */
class TsigErrorTextTest {
  private static final List<TsigError> ERRORS =
      IntStream.concat(IntStream.range(0, 40), IntStream.of(3841, 4000, 4095, 4096, 65_535))
          .mapToObj(TsigError::of)
          .toList();

  private static Tkey tkey(TsigError error) {
    return new Tkey(Name.ROOT, 1, 2, TkeyMode.GSS_API, error, Octets.EMPTY, Octets.EMPTY);
  }

  private static Tsig tsig(TsigError error) {
    return new Tsig(Name.ROOT, 1, 300, Octets.of((byte) 1), 1, error, Octets.EMPTY);
  }

  /**
   * TKEY is used, because a message cannot have two TSIG records; dig writes the field of both with
   * the same table.
   */
  @Test
  void whatDigWritesIsReadAndOursIsTheSameBut11To15() throws Exception {
    Tool.compareWithBind(TsigErrorTextTest::compareWithDig);
  }

  private static void compareWithDig() throws Exception {
    MessageBuilder message = Message.builder().response(true);
    ERRORS.forEach(
        error -> message.answer(new ResourceRecord(Name.ROOT, RecordClass.ANY, 0, tkey(error))));
    ByteBuffer out = ByteBuffer.allocate(4_096);
    message.build().write(out);
    byte[] octets = Arrays.copyOf(out.array(), out.position());
    Pattern line = Pattern.compile("\\.\\s+0\\s+ANY\\s+TKEY\\s+(.*)");
    List<String> texts =
        Bind.dig(octets, ".", "TKEY", "+noquestion").stream()
            .map(line::matcher)
            .filter(Matcher::matches)
            .map(found -> found.group(1))
            .toList();
    assertEquals(ERRORS.size(), texts.size(), texts.toString());
    for (int i = 0; i < texts.size(); i++) {
      TsigError error = ERRORS.get(i);
      String bind = texts.get(i).strip().replaceAll(" +", " ");
      assertEquals(
          tkey(error), RData.parse(RecordType.TKEY, bind, Name.ROOT, Registry.standard()), bind);
      boolean reserved = error.value() >= 11 && error.value() <= 15;
      String expected = reserved ? bind.replace("RESERVED", "") : bind;
      assertEquals(expected, tkey(error).toText());
    }
  }

  @Test
  void dnspythonReadsOursOfTsigAsTheOctets() {
    Tool.requireDnspython();
    String program =
        """
        import sys, dns.rdata, dns.name
        for line in sys.stdin:
            print(dns.rdata.from_text('ANY', 'TSIG', line).to_wire(origin=dns.name.root).hex())
        """;
    // It has only RCODEs of 12 bits.
    List<TsigError> errors = ERRORS.stream().filter(error -> error.value() < 4_096).toList();
    StringBuilder input = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (TsigError error : errors) {
      input.append(tsig(error).toText()).append('\n');
      expected.add(Octets.of(tsig(error).toOctets().toArray()).toHex());
    }
    Tool.Result result = Tool.runAloud(input.toString(), "/usr/bin/python3", "-c", program);
    Differences.assertSameLines(expected, result.output().lines().toList(), "RDATA of dnspython");
  }

  @Test
  void everyErrorIsReadAsANumberAndAsItsWord() throws Exception {
    for (TsigError error : ERRORS) {
      String number = ". 1 300 1 AQ== 1 " + error.value() + " 0";
      assertEquals(
          tsig(error), RData.parse(RecordType.TSIG, number, Name.ROOT, Registry.standard()));
      String word = ". 1 300 1 AQ== 1 " + error + " 0";
      assertEquals(tsig(error), RData.parse(RecordType.TSIG, word, Name.ROOT, Registry.standard()));
    }
    assertTrue(tsig(TsigError.of(23)).toText().endsWith(" 1 23 0"));
  }
}
