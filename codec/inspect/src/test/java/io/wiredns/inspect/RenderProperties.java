package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.message.Arbitraries;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.TolerantResult;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RenderProperties {
  @Provide
  Arbitrary<byte[]> octets() {
    return Arbitraries.hostileOctets();
  }

  private static boolean isPrintable(int c) {
    return c >= ' ' && c <= '~';
  }

  @Property
  void digTextIsPrintableAsciiInLines(@ForAll("octets") byte[] octets) {
    TolerantResult result = Message.parseTolerant(ByteBuffer.wrap(octets));
    result
        .message()
        .ifPresent(
            message -> {
              String text = DigText.standard().toText(message);
              assertTrue(
                  text.chars().allMatch(c -> isPrintable(c) || c == '\n' || c == '\t'), text);
              assertTrue(text.endsWith("\n"));
            });
  }

  @Property
  void jsonIsPrintableAsciiAndBalanced(@ForAll("octets") byte[] octets)
      throws WireFormatException, IOException {
    Rfc8427Json renderer = Rfc8427Json.standard();
    StringBuilder tolerant = new StringBuilder();
    List<WireFormatException> faults = renderer.write(octets, tolerant);
    check(tolerant.toString());
    assertEquals(!faults.isEmpty(), tolerant.indexOf("\"xFaults\":[{") >= 0);
    assertEquals(renderer.toText(octets), tolerant.toString());
    if (faults.isEmpty()) {
      assertEquals(renderer.toText(new MessageView().wrap(octets)), tolerant.toString());
    }
  }

  /** Compares everything except RDLENGTH, which in octets is the length with compressed names. */
  @Property
  void jsonOfAMessageSaysWhatJsonOfItsOctetsDoes(
      @ForAll("octets") byte[] octets, @ForAll TextForm form) {
    Message message = Message.parseTolerant(octets).message().orElse(null);
    Rfc8427Json renderer = Rfc8427Json.builder().form(form).build();
    String json = message == null ? "{}" : renderer.toText(message);
    check(json);
    if (Message.parseTolerant(octets).faults().isEmpty() && !json.contains("xFaults")) {
      assertEquals(withoutLengths(renderer.toText(octets)), withoutLengths(json));
    }
  }

  private static String withoutLengths(String json) {
    return json.replaceAll("\"RDLENGTH\":[0-9]+,", "");
  }

  /**
   * Checks that strings are closed, brackets match, and only commas and colons are between values.
   */
  private static void check(String json) {
    assertTrue(json.chars().allMatch(RenderProperties::isPrintable), json);
    StringBuilder open = new StringBuilder();
    boolean inString = false;
    char last = ' ';
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (inString) {
        if (c == '\\') {
          i++;
          assertTrue("\"\\".indexOf(json.charAt(i)) >= 0, json);
        }
        inString = c != '"';
        continue;
      }
      switch (c) {
        case '"' -> inString = true;
        case '{', '[' -> open.append(c);
        case '}', ']' -> {
          assertTrue(last != ',', json);
          char opening = open.charAt(open.length() - 1);
          assertEquals(c == '}' ? '{' : '[', opening, json);
          open.setLength(open.length() - 1);
        }
        default -> assertTrue(c == ',' || c == ':' || Character.isDigit(c), json);
      }
      last = c;
    }
    assertTrue(open.isEmpty() && !inString, json);
    assertTrue(json.startsWith("{") && json.endsWith("}"), json);
  }
}
