package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedRecordsTest {
  private static RRset set(int address) {
    return new RRset(
        Name.of("www.example"), RecordType.A, RecordClass.IN, 300, List.of(new A(address)));
  }

  @Test
  void aSignatureIsGoodForItsRecordsAndItsTime() throws GeneralSecurityException {
    SignedRecords records = new SignedRecords(Name.of("example"));
    Rrsig signature = records.sign(set(1), Instant.ofEpochSecond(1000));
    assertEquals("good", records.check(signature, set(1), Instant.ofEpochSecond(1001)));
    assertEquals(
        "SIGNATURE: the signature does not match the data and the key",
        records.check(signature, set(2), Instant.ofEpochSecond(1001)));
    assertEquals(
        "EXPIRATION: valid until 87400, it is 90000",
        records.check(signature, set(1), Instant.ofEpochSecond(90_000)));
  }
}
