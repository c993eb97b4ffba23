package io.wiredns.dnssec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.rdata.Mx;
import io.wiredns.codec.rdata.Nsec;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.rdata.Srv;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.TypeBitmap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares results with RFC 4034 section 5.4, RFC 5155 appendix A, and dnspython 2.3. */
class DnssecTest {
  private static final String KEY =
      "AQOeiiR0GOMYkDshWoSKz9Xz fwJr1AYtsmx3TGkJaNXVbfi/ 2pHm822aJ5iI9BMzNXxeYCmZ DRD99WYwYqUSdjMm"
          + " mAphXdvx egXd/M5+X7OrzKBaMbCVdFLU Uh6DhweJBjEVv5f2wwjM9Xzc nOf+EPbtG9DMBmADjFDc2w/r"
          + " ljwvFw==";

  private static Dnskey key(int algorithm) throws TextFormatException {
    return (Dnskey) RData.parse(RecordType.DNSKEY, "256 3 " + algorithm + " " + KEY);
  }

  @Test
  void theTagIsTheSumButForTheFirstAlgorithm() throws TextFormatException {
    assertEquals(60485, key(5).keyTag());
    assertEquals(15407, key(1).keyTag());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2BB183AF5F22588179A53B0A98631FAD1A292118",
    "2, D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA50A",
    "4, AB64DBEBE13C0B6BAE558B78CCAB93B836F8ADA4CBED2D4484A8715A819DE7B9E846315E70EA5D884B377394BDAF"
        + "16A3",
  })
  void theDsIsTheDigestOfOwnerAndKey(int digestType, String digest) throws TextFormatException {
    assertEquals(
        Octets.fromHex(digest), Ds.of(Name.of("DSKEY.example.com."), key(5), digestType).digest());
    assertThrows(IllegalArgumentException.class, () -> Ds.of(Name.of("example."), key(5), 3));
  }

  @ParameterizedTest
  @CsvSource({
    "example., 0P9MHAVEQVM6T7VBL5LOP2U3T2RP3TOM",
    "a.Example., 35MTHGPGCU1QG68FAB165KLNSNK3DPVL",
    "ai.example., GJEQE526PLBF1G8MKLP59ENFD789NJGI",
    "*.w.example., R53BQ7CC2UVMUBFU5OCMM6PERS9TK9EN",
  })
  void namesHashAsTheRfcSays(String name, String hash) throws TextFormatException {
    Octets octets = Nsec3Hash.of(Name.of(name), 1, 12, Octets.fromHex("aabbccdd"));
    String text = RData.parse(RecordType.NSEC3, "1 0 12 aabbccdd " + hash).toText();
    assertEquals("1 0 12 AABBCCDD " + hash, text);
    assertEquals(
        octets,
        ((io.wiredns.codec.rdata.Nsec3) RData.parse(RecordType.NSEC3, "1 0 12 aabbccdd " + hash))
            .nextHash());
  }

  @Test
  void anImpossibleHashIsRefused() {
    Name name = Name.of("example.");
    assertThrows(IllegalArgumentException.class, () -> Nsec3Hash.of(name, 2, 0, Octets.EMPTY));
    assertThrows(IllegalArgumentException.class, () -> Nsec3Hash.of(name, 1, 65536, Octets.EMPTY));
  }

  @Test
  void signedDataIsInCanonicalFormAndOrder() throws TextFormatException {
    RRset set =
        new RRset(
            Name.of("B.Example."),
            RecordType.MX,
            RecordClass.IN,
            300,
            List.of(
                new Mx(10, Name.of("Mail.Example.")),
                new Mx(5, Name.of("MX.example.")),
                new Mx(10, Name.of("mail.example."))));
    String records =
        "%s000f000100000e10000e0005026d78076578616d706c6500%s000f000100000e100010000a046d61696c07657"
            + "8616d706c6500";
    String plain = "0162076578616d706c6500";
    String wildcard = "012a076578616d706c6500";
    String head = "000f08%s00000e1070dbd8805e0be1003039076578616d706c6500";
    assertEquals(
        head.formatted("02") + records.formatted(plain, plain), signed(set, 2), "its own labels");
    assertEquals(
        head.formatted("01") + records.formatted(wildcard, wildcard), signed(set, 1), "wildcard");
    assertThrows(IllegalArgumentException.class, () -> signed(set, 3));
  }

  private static String signed(RRset set, int labels) throws TextFormatException {
    String text = "MX 8 " + labels + " 3600 20300101000000 20200101000000 12345 Example. AAAA";
    Rrsig signature = (Rrsig) RData.parse(RecordType.RRSIG, text);
    return CanonicalForm.signedData(signature, set).stream()
        .map(Octets::toHex)
        .collect(Collectors.joining());
  }

  @Test
  void onlyTheTypesOfTheListAreLowerCase() {
    assertEquals("0341424300", CanonicalForm.rdata(nsec("ABC.")).toHex());
    assertEquals(
        "00010002000303616263" + "00",
        CanonicalForm.rdata(new Srv(1, 2, 3, Name.of("ABC."))).toHex());
  }

  private static Nsec nsec(String next) {
    return new Nsec(Name.of(next), TypeBitmap.EMPTY);
  }

  @Test
  void denialCoversWhatLiesBetween() {
    Name owner = Name.of("b.example.");
    assertTrue(Denial.covers(owner, nsec("d.example."), Name.of("C.example.")));
    assertTrue(Denial.covers(owner, nsec("d.example."), Name.of("x.b.example.")));
    assertFalse(Denial.covers(owner, nsec("d.example."), owner));
    assertFalse(Denial.covers(owner, nsec("d.example."), Name.of("d.example.")));
    assertFalse(Denial.covers(owner, nsec("d.example."), Name.of("e.example.")));
    Name last = Name.of("y.example.");
    assertTrue(Denial.covers(last, nsec("example."), Name.of("z.example.")));
    assertFalse(Denial.covers(last, nsec("example."), Name.of("a.example.")));
    assertFalse(Denial.covers(last, nsec("example."), Name.of("example.")));
    assertTrue(Denial.covers(Name.of("example."), nsec("example."), Name.of("a.example.")));
    Octets low = Octets.fromHex("10");
    Octets high = Octets.fromHex("f0");
    assertTrue(Denial.covers(low, high, Octets.fromHex("80")));
    assertFalse(Denial.covers(low, high, Octets.fromHex("f1")));
    assertTrue(Denial.covers(high, low, Octets.fromHex("f1")));
    assertTrue(Denial.covers(high, low, Octets.fromHex("0f")));
    assertFalse(Denial.covers(high, low, high));
  }
}
