package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.message.Arbitraries;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.List;
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
    StringBuilder json = new StringBuilder();
    try {
      message = view.toMessage();
      new Rfc8427Json(form).message(view, json);
    } catch (WireFormatException malformed) {
      return;
    }
    assertEquals(message, Rfc8427Json.parse(json), json::toString);
  }

  @Property
  void aChangedTextIsAMessageOrHasAnErrorWithItsPlace(
      @ForAll("octets") byte[] octets, @ForAll int at, @ForAll char instead) {
    MessageView view = new MessageView();
    List<WireFormatException> faults = view.wrapTolerant(ByteBuffer.wrap(octets));
    StringBuilder json = new StringBuilder();
    new Rfc8427Json().tolerant(view, faults, ByteBuffer.wrap(octets), json);
    int index = Math.floorMod(at, json.length());
    json.setCharAt(index, instead);
    try {
      Rfc8427Json.parse(json);
    } catch (TextFormatException wrong) {
      assertTrue(wrong.line() >= 1 && wrong.column() >= 1, wrong.getMessage());
    }
  }
}
