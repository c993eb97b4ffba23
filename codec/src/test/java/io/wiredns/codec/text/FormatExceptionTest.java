package io.wiredns.codec.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.edns.OptionFault;
import io.wiredns.codec.wire.DnsFormatException;
import io.wiredns.codec.wire.WireFormatException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All exceptions for malformed input have one superclass, a position, and no stack trace. */
class FormatExceptionTest {
  private static final TextFormatException TEXT = new TextFormatException(3, 7, "a name", "'.x'");

  @Test
  void octetsAndTextAreMalformedAlike() {
    List<DnsFormatException> all =
        List.of(
            TEXT, new WireFormatException(OptionFault.OPTION_TRAILING, 12, "OPT", "1 octet more"));
    for (DnsFormatException one : all) {
      assertEquals(0, one.getStackTrace().length);
      assertEquals(one.getClass().getName() + ": " + one.getMessage(), one.toString());
    }
  }

  @Test
  void textSaysOfWhichFileItIsIfItIsOfOne() {
    assertEquals(Optional.empty(), TEXT.file());
    assertEquals("line 3, column 7: expected a name, found '.x'", TEXT.getMessage());
    TextFormatException ofFile = TEXT.in("zone");
    assertEquals(Optional.of("zone"), ofFile.file());
    assertEquals(3, ofFile.line());
    assertEquals(7, ofFile.column());
    assertEquals("zone:3:7: expected a name, found '.x'", ofFile.getMessage());
  }
}
