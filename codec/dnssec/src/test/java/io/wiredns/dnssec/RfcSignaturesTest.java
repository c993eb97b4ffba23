package io.wiredns.dnssec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.wiredns.codec.Resource;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of RFC 5702, RFC 6605 and RFC 8080. */
class RfcSignaturesTest {
  static List<String[]> rows() {
    return Resource.table(RfcSignaturesTest.class, "rfc_signatures.tsv");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theSignatureVerifiesAndThatOfOtherDataDoesNot(
      String source, String zone, String owner, String type, String data, String key, String sig)
      throws TextFormatException {
    RecordType covered = RecordType.parse(type);
    Dnskey dnskey = (Dnskey) RData.parse(RecordType.DNSKEY, key, Name.ROOT, Registry.standard());
    Rrsig signature = (Rrsig) RData.parse(RecordType.RRSIG, sig, Name.ROOT, Registry.standard());
    long now = signature.inception() + 1;
    RRset set = set(owner, covered, data);
    assertEquals(signature.keyTag(), dnskey.keyTag(), source);
    assertEquals(
        new SignatureResult.Verified(Optional.empty()),
        RRsetSignature.verify(signature, set, Name.of(zone), dnskey, Instant.ofEpochSecond(now)),
        source);
    RRset other =
        set(
            owner,
            covered,
            data.replace("2.91", "2.92").replace("2.1", "2.2").replace("10 ", "11 "));
    assertFalse(
        RRsetSignature.verify(signature, other, Name.of(zone), dnskey, Instant.ofEpochSecond(now))
            .isVerified(),
        source);
  }

  private static RRset set(String owner, RecordType type, String data) throws TextFormatException {
    return new RRset(
        Name.of(owner),
        type,
        RecordClass.IN,
        3600,
        List.of(RData.parse(type, data, Name.ROOT, Registry.standard())));
  }
}
