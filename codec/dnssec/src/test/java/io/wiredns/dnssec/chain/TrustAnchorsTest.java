package io.wiredns.dnssec.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustAnchorsTest {
  private static TrustAnchors read(String text) throws TextFormatException, IOException {
    return TrustAnchors.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void theKeysOfTheRootAreThoseOfIana() throws TextFormatException, IOException {
    String file =
        ". IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D\n"
            + ". IN DS 38696 8 2 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16\n";
    assertEquals(read(file).anchors(), TrustAnchors.root().anchors());
  }

  @Test
  void filesMayHaveTtlsAndKeysOfSeveralZones() throws TextFormatException, IOException {
    SignedZone zone = SignedZone.of("plain.");
    TrustAnchors anchors =
        read("; a comment\nplain. 3600 IN DNSKEY " + zone.dnskey() + "\nx. DS " + zone.ds(2));
    assertEquals(
        List.of(
            new TrustAnchor(zone.apex, zone.dnskey()),
            new TrustAnchor(Name.of("x."), zone.ds(Ds.SHA256))),
        anchors.anchors());
  }

  @Test
  void whatIsNoAnchorIsAFaultWithItsLine() {
    TextFormatException other =
        assertThrows(TextFormatException.class, () -> read(". DS 1 8 2 00\n"));
    assertEquals(1, other.line());
    TextFormatException address =
        assertThrows(TextFormatException.class, () -> read("\n\na. A 192.0.2.1\n"));
    assertEquals(3, address.line());
    assertEquals("a DS or DNSKEY", address.expected());
    assertThrows(
        IllegalArgumentException.class, () -> new TrustAnchor(Name.ROOT, A.of("192.0.2.1")));
  }
}
