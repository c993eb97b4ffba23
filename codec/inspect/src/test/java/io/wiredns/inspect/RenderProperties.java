package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.message.Arbitraries;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.TolerantResult;
import io.wiredns.codec.wire.WireFormatException;
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
              String text = DigText.of(message);
              assertTrue(
                  text.chars().allMatch(c -> isPrintable(c) || c == '\n' || c == '\t'), text);
              assertTrue(text.endsWith("\n"));
            });
  }

  @Property
  void jsonIsPrintableAsciiAndBalanced(@ForAll("octets") byte[] octets) throws WireFormatException {
    Rfc8427Json renderer = new Rfc8427Json();
    MessageView view = new MessageView();
    List<WireFormatException> faults = view.wrapTolerant(ByteBuffer.wrap(octets));
    boolean framed = faults.isEmpty();
    StringBuilder tolerant = new StringBuilder();
    renderer.tolerant(view, faults, ByteBuffer.wrap(octets), tolerant);
    check(tolerant.toString());
    assertEquals(!faults.isEmpty(), tolerant.indexOf("\"xFaults\":[{") >= 0);
    if (framed && faults.isEmpty()) {
      StringBuilder strict = new StringBuilder();
      renderer.message(view.wrap(ByteBuffer.wrap(octets)), strict);
      assertEquals(strict.toString(), tolerant.toString());
    }
  }

  /** Strings are closed, brackets pair, nothing but commas and colons stands between values. */
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
