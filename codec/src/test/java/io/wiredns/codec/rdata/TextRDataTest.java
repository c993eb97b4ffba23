package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.Tool;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextRDataTest {
  private static Octets octets(int length) {
    byte[] octets = new byte[length];
    for (int i = 0; i < length; i++) {
      octets[i] = (byte) (i * 31);
    }
    return Octets.of(octets);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0", "1, 1, 1", "255, 1, 255", "256, 2, 1", "510, 2, 255", "65279, 256, 254"})
  void aTextIsSplitIntoAsFewStringsAsHoldItAndJoinedAgain(int length, int strings, int last) {
    Txt txt = Txt.split(octets(length));
    assertEquals(strings, txt.strings().size());
    assertEquals(last, txt.strings().get(strings - 1).length());
    txt.strings().subList(0, strings - 1).forEach(each -> assertEquals(255, each.length()));
    assertEquals(octets(length), txt.joined());
  }

  @Test
  void theLongestFitsAMessageOfItsOwnAndOneMoreIsRefused() throws Exception {
    assertEquals(65_535, Txt.split(octets(65_279)).toOctets().toArray().length);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Txt.split(octets(65_280)));
    assertEquals("the text has 65280 octets, at most 65279 fit", refused.getMessage());
  }

  @Test
  void whatWasSplitComesOutOfAMessageAsItWas() throws Exception {
    String key = "v=DKIM1; k=rsa; p=" + "MIIBIjANBgkq".repeat(40) + "\u00e9".repeat(200);
    ByteBuffer message = ByteBuffer.allocate(2_000);
    ResourceRecord record = new ResourceRecord(Name.of("k._domainkey"), 300, Txt.split(key));
    Message.builder().answer(record).build().write(message);
    RData read = Message.parse(message.flip()).answers().get(0).rdata();
    assertEquals(key, assertInstanceOf(TextRData.class, read).joinedText());
  }

  /** BIND refuses a string of more than 255 octets, so its output shows that the text was split. */
  @Test
  void bindReadsWhatWasSplit() throws Exception {
    Spf policy = Spf.split("v=spf1 " + "ip4:192.0.2.1 ".repeat(40) + "-all");
    assertEquals(policy, RData.parse(RecordType.SPF, policy.toText()));
    String read = Tool.run("IN SPF " + policy.toText() + "\n", "named-rrchecker", "-p").output();
    Tool.compareWithBind(() -> assertEquals("IN\tSPF\t" + policy.toText(), read.strip()));
  }

  @Test
  void everyTypeOfCharacterStringsIsOne() {
    List<Octets> strings = List.of(Octets.utf8("a"), Octets.utf8("b"));
    for (TextRData each :
        Arrays.asList(
            new Txt(strings),
            new Spf(strings),
            new Avc(strings),
            new Ninfo(strings),
            new Resinfo(strings),
            new Wallet(strings),
            new Cla(strings))) {
      assertEquals("ab", each.joinedText(), each.type().toString());
    }
  }
}
