package io.wiredns.codec.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  @ParameterizedTest
  @CsvSource({
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "::1:2, ::0.1.0.2",
    "1::2:3, 1::2:3",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
    "::192.0.2.1, ::192.0.2.1",
    "::ffff:192.0.2.1, ::ffff:192.0.2.1",
    "1:2:3:4:5:6:192.0.2.1, 1:2:3:4:5:6:c000:201",
    "2001:DB8::A, 2001:db8::a",
  })
  void readsIpv6(String text, String address) {
    assertEquals(address, String.valueOf(Addresses.ipv6(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "1",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "1:2:3:4:5:6:7:8::",
        "12345::",
        "g::",
        "192.0.2.1",
        "192.0.2.1::",
        "1:192.0.2.1::2",
        "::192.0.2",
        "::192.0.2.256",
        "::1%1",
        "1:",
        ":1",
        "1:2:3:4:5:6:7:192.0.2.1"
      })
  void refusesWhatIsNoIpv6(String text) {
    assertNull(Addresses.ipv6(text));
  }
}
