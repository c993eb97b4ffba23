package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.message.Arbitraries;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class Rfc8427ReaderProperties {
  @Provide
  Arbitrary<byte[]> octets() {
    return Arbitraries.hostileOctets();
  }

  @Property
  void whatIsWrittenIsReadAsTheSameMessage(@ForAll("octets") byte[] octets, @ForAll TextForm form)
      throws TextFormatException {
    MessageView view = new MessageView();
    if (!view.tryWrap(ByteBuffer.wrap(octets))) {
      return;
    }
    Message message;
    Rfc8427Json renderer = Rfc8427Json.builder().form(form).build();
    String json;
    try {
      message = view.toMessage();
      json = renderer.toText(view);
    } catch (WireFormatException malformed) {
      return;
    }
    assertEquals(message, renderer.parse(json), json);
    assertEquals(message, renderer.parse(renderer.toText(message)), json);
  }

  @Property
  void aChangedTextIsAMessageOrHasAnErrorWithItsPlace(
      @ForAll("octets") byte[] octets, @ForAll int at, @ForAll char instead) {
    StringBuilder json = new StringBuilder(Rfc8427Json.standard().toText(octets));
    int index = Math.floorMod(at, json.length());
    json.setCharAt(index, instead);
    try {
      Rfc8427Json.standard().parse(json);
    } catch (TextFormatException wrong) {
      assertTrue(wrong.line() >= 1 && wrong.column() >= 1, wrong.getMessage());
    }
  }
}
