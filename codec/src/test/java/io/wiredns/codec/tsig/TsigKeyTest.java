package io.wiredns.codec.tsig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Facts;
import io.wiredns.codec.Tool;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TsigKeyTest {
  private static final String SECRET = "c2VjcmV0IHNlY3JldA==";

  @Test
  void theAlgorithmsAreThoseOfTheTable() {
    List<Map<String, String>> rows = Facts.table("tsig_algorithms");
    assertEquals(TsigAlgorithm.standard().size(), rows.size());
    for (Map<String, String> row : rows) {
      TsigAlgorithm algorithm = TsigAlgorithm.of(Name.of(row.get("name")));
      assertTrue(
          TsigAlgorithm.standard().stream().anyMatch(known -> known == algorithm), row.get("name"));
      if (algorithm.hasMac()) {
        assertEquals(row.get("full_mac_octets"), "" + algorithm.macOctets());
        assertEquals(
            row.get("min_mac_octets_on_wire").split(" ")[0],
            "" + Math.max(algorithm.minMacOctets(), 10));
      } else {
        assertEquals("variable", row.get("full_mac_octets"));
      }
    }
  }

  @Test
  void anUnknownAlgorithmSurvives() {
    TsigAlgorithm odd = TsigAlgorithm.parse("hmac-Odd.example");
    assertEquals("hmac-Odd.example", odd.toString());
    assertFalse(odd.hasMac());
    assertEquals(TsigAlgorithm.of(Name.of("HMAC-ODD.example")), odd);
    assertThrows(IllegalArgumentException.class, () -> TsigKey.of(Name.of("k"), odd, new byte[16]));
  }

  @Test
  void anAlgorithmOfOnesOwnSignsAndVerifies() {
    TsigAlgorithm own = TsigAlgorithm.custom(Name.of("hmac-sha3-256.test"), "HmacSHA3-256", 32, 32);
    TsigKey key = Signed.key("own.test", own);
    TsigClient client = new TsigClient(key);
    TsigServer server = new TsigServer(TsigKeyRing.of(key));
    assertTrue(
        server
            .verify(Signed.request(client, Signed.NOW), Instant.ofEpochSecond(Signed.NOW))
            .isVerified());
    assertThrows(
        IllegalArgumentException.class,
        () -> Signed.key("own.test", TsigAlgorithm.custom(Name.of("x"), "HmacNone", 32, 32)));
  }

  @ParameterizedTest
  @CsvSource({
    "hmac-sha256:k.test:c2VjcmV0, hmac-sha256, 32",
    "HMAC-SHA1:k.test.:c2VjcmV0, hmac-sha1, 20",
    "hmac-md5:k.test:c2VjcmV0, hmac-md5, 16",
    "hmac-md5.sig-alg.reg.int:k.test:c2VjcmV0, hmac-md5, 16",
    "hmac-sha256-128:k.test:c2VjcmV0, hmac-sha256, 16",
    "hmac-sha1-80:k.test:c2VjcmV0, hmac-sha1, 10"
  })
  void aWordAsDigTakesIt(String word, String algorithm, int macOctets) {
    TsigKey key = TsigKey.parse(word);
    assertEquals(Name.of("k.test"), key.name());
    assertEquals(algorithm, key.algorithm().toString());
    assertEquals(macOctets, key.macOctets());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "k:c2VjcmV0",
        "hmac-sha256:k:c2VjcmV0:x",
        "hmac-sha256:k:",
        "hmac-sha256:k:c2Vj!mV0",
        "hmac-sha9:k:c2VjcmV0",
        "hmac-sha256-72:k:c2VjcmV0",
        "hmac-sha256-127:k:c2VjcmV0",
        "hmac-sha256-264:k:c2VjcmV0",
        "gss-tsig:k:c2VjcmV0",
        "hmac-sha256:a..b:c2VjcmV0"
      })
  void noWordOfTheKind(String word) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> TsigKey.parse(word));
    assertFalse(refusal.toString().contains("c2Vj"), refusal.toString());
  }

  @Test
  void aFileOfKeys() throws TextFormatException {
    List<TsigKey> keys =
        TsigKey.parseFile(
            """
            # one
            key "one.test" {
              algorithm hmac-sha512; // the algorithm
              secret "%1$s";
            };
            /* two
               }; */
            key two.test. { secret %1$s; algorithm hmac-sha256-160; };
            """
                .formatted(SECRET));
    assertEquals(List.of("one.test.", "two.test."), keys.stream().map(TsigKey::toString).toList());
    assertEquals(TsigAlgorithm.HMAC_SHA512, keys.get(0).algorithm());
    assertEquals(20, keys.get(1).macOctets());
  }

  @Test
  void aFileOfTsigKeygen() throws TextFormatException {
    Tool.Result made = Tool.run("", "tsig-keygen", "-a", "hmac-sha384", "made.test");
    assertEquals(0, made.status());
    TsigKey key = TsigKey.parseFile(made.output()).get(0);
    assertEquals(Name.of("made.test"), key.name());
    assertEquals(TsigAlgorithm.HMAC_SHA384, key.algorithm());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                                     | 1 | 1",
        "options { };                                           | 1 | 1",
        "key k { algorithm hmac-sha1; };                        | 1 | 5",
        "key k { algorithm hmac-sha1; secret ''!''; };          | 1 | 5",
        "key k { algorithm hmac-sha1 secret aaaa; };            | 1 | 29",
        "key k { algorithm hmac-sha1; secret aaaa; }            | 1 | 44",
        "key k { colour blue; };                                | 1 | 9",
        "key ''k { algorithm                                    | 1 | 7",
        "/* key k                                               | 1 | 1"
      })
  void noFileOfTheKind(String text, long line, int column) {
    TextFormatException refusal =
        assertThrows(TextFormatException.class, () -> TsigKey.parseFile(text));
    assertEquals(line, refusal.line(), refusal.getMessage());
    if (!text.contains("'")) {
      assertEquals(column, refusal.column(), refusal.getMessage());
    }
  }

  @Test
  void anAlgorithmThatIsANumberIsNone() {
    assertThrows(IllegalArgumentException.class, () -> TsigKey.parse("256:k:" + SECRET));
  }

  @Test
  void aCommentEndsAfterItsStartOnly() throws TextFormatException {
    String key = "key k { algorithm hmac-sha1; secret \"" + SECRET + "\"; };";
    assertEquals(1, TsigKey.parseFile("/*/ not yet */ " + key).size());
    assertEquals(1, TsigKey.parseFile(key + " // to the end").size());
    assertEquals(1, TsigKey.parseFile("//\n#\n" + key + " #").size());
  }

  @Test
  void aKeyNeedsItsBraceAndTheEndIsNamed() {
    String key = "key k ; algorithm hmac-sha1; secret \"" + SECRET + "\"; };";
    TextFormatException brace =
        assertThrows(TextFormatException.class, () -> TsigKey.parseFile(key));
    assertEquals(7, brace.column(), brace.getMessage());
    TextFormatException end = assertThrows(TextFormatException.class, () -> TsigKey.parseFile(" "));
    assertTrue(end.getMessage().contains("the end"), end.getMessage());
  }

  @Test
  void theSecretIsNotPrinted() {
    TsigKey key = TsigKey.ofBase64(Name.of("k.test"), TsigAlgorithm.HMAC_SHA256, SECRET);
    assertEquals("k.test.", key.toString());
    assertEquals("Verified[key=k.test.]", new TsigResult.Verified(key).toString());
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> TsigKey.ofBase64(Name.of("k"), TsigAlgorithm.HMAC_SHA256, "c2Vj*"));
    assertFalse((refusal + " " + refusal.getCause()).contains("2a"), refusal.toString());
  }

  @Test
  void aDestroyedKeyIsOfNoUse() {
    TsigKey key = Signed.key("k.test", TsigAlgorithm.HMAC_SHA256);
    TsigClient client = new TsigClient(key);
    TsigServer server = new TsigServer(TsigKeyRing.of(key));
    var request = Signed.request(client, Signed.NOW);
    assertTrue(server.verify(request, Instant.ofEpochSecond(Signed.NOW)).isVerified());
    assertFalse(key.isDestroyed());
    key.destroy();
    assertTrue(key.isDestroyed());
    assertThrows(IllegalStateException.class, () -> Signed.request(client, Signed.NOW));
    assertThrows(
        IllegalStateException.class,
        () -> server.verify(request, Instant.ofEpochSecond(Signed.NOW)));
    assertThrows(IllegalStateException.class, () -> new TsigClient(key));
    assertThrows(IllegalStateException.class, () -> key.withMacOctets(16));
  }

  @Test
  void aRingKnowsKeysByNameAndAlgorithm() {
    TsigKey one = Signed.key("k.test", TsigAlgorithm.HMAC_SHA256);
    TsigKey two = Signed.key("K.test", TsigAlgorithm.HMAC_SHA512);
    TsigKeyRing ring = TsigKeyRing.of(one, two);
    assertEquals(Optional.of(two), ring.find(Name.of("k.TEST"), TsigAlgorithm.HMAC_SHA512.name()));
    assertEquals(Optional.empty(), ring.find(Name.of("k.test"), TsigAlgorithm.HMAC_SHA1.name()));
    assertEquals(Optional.empty(), ring.find(Name.of("l.test"), TsigAlgorithm.HMAC_SHA1.name()));
    assertEquals(List.of(one, two), ring.named(Name.of("k.test")));
    assertThrows(IllegalArgumentException.class, () -> TsigKeyRing.of(one, one.withMacOctets(16)));
  }

  @Test
  void limitsOfAMac() {
    assertEquals(16, Signed.KEY.withMacOctets(16).macOctets());
    for (int octets : new int[] {0, 15, 33}) {
      assertThrows(IllegalArgumentException.class, () -> Signed.KEY.withMacOctets(octets));
    }
  }

  @Test
  void anAlgorithmOfOnesOwnHas10To64Octets() {
    Name name = Name.of("own.");
    assertEquals(10, TsigAlgorithm.custom(name, "HmacSHA256", 32, 10).macOctets());
    assertEquals(10, TsigAlgorithm.custom(name, "HmacSHA256", 10, 10).macOctets());
    assertEquals(64, TsigAlgorithm.custom(name, "HmacSHA512", 64, 64).macOctets());
    assertThrows(
        IllegalArgumentException.class, () -> TsigAlgorithm.custom(name, "HmacSHA256", 32, 9));
    assertThrows(
        IllegalArgumentException.class, () -> TsigAlgorithm.custom(name, "HmacSHA256", 32, 33));
    assertThrows(
        IllegalArgumentException.class, () -> TsigAlgorithm.custom(name, "HmacSHA512", 65, 64));
    assertTrue(TsigAlgorithm.HMAC_SHA1.hashCode() != TsigAlgorithm.HMAC_SHA256.hashCode());
  }
}
