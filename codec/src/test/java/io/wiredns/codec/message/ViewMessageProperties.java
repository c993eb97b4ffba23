package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A view and the message that it makes say the same, whatever the octets and the look. */
class ViewMessageProperties {
  @Provide
  Arbitrary<byte[]> octets() {
    return Arbitraries.hostileOctets();
  }

  @Property
  void aTolerantLookAndItsMessageAgree(@ForAll("octets") byte[] octets) {
    MessageView view = new MessageView();
    view.wrapTolerant(ByteBuffer.wrap(octets));
    if (view.hasHeader()) {
      Agreement.check(view);
    }
  }

  @Property
  void aStrictLookAndItsMessageAgree(@ForAll("octets") byte[] octets) {
    MessageView view = new MessageView();
    if (view.tryWrap(ByteBuffer.wrap(octets))) {
      Agreement.check(view);
      assertEquals(octets.length, view.length());
    }
  }
}
