package io.wiredns.codec.tsig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.Hex;
import io.wiredns.codec.wire.Name;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The MACs of RFC 2202 and RFC 4231, because RFC 8945 has none. Python's hmac computes the same.
 */
class HmacVectorsTest {
  @ParameterizedTest
  @CsvSource({
    "hmac-md5, RFC 2202 case 1, 0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 4869205468657265, 9294727a3638bb1c13f48ef8158bfc9d",
    "hmac-md5, RFC 2202 case 2, 4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f, 750c783e6ab0b503eaa86e310a5db738",
    "hmac-sha1, RFC 2202 case 1, 0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 4869205468657265, b617318655057264e28bc0b6fb378c8ef146be00",
    "hmac-sha1, RFC 2202 case 2, 4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f, effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
    "hmac-sha224, RFC 4231 case 1, 0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 4869205468657265, 896fb1128abbdf196832107cd49df33f47b4b1169912ba4f53684b22",
    "hmac-sha224, RFC 4231 case 2, 4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f, a30e01098bc6dbbf45690f3a7e9e6d0f8bbea2a39e6148008fd05e44",
    "hmac-sha256, RFC 4231 case 1, 0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 4869205468657265, b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    "hmac-sha256, RFC 4231 case 2, 4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f, 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "hmac-sha384, RFC 4231 case 1, 0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 4869205468657265, afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6",
    "hmac-sha384, RFC 4231 case 2, 4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f, af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
    "hmac-sha512, RFC 4231 case 1, 0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 4869205468657265, 87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854",
    "hmac-sha512, RFC 4231 case 2, 4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f, 164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
  })
  void theMacOfAKeyIsThatOfTheRfc(
      String algorithm, String source, String secret, String data, String mac) {
    TsigKey key = TsigKey.of(Name.of("k"), TsigAlgorithm.parse(algorithm), Hex.of(secret));
    assertEquals(mac, Hex.text(key.mac().doFinal(Hex.of(data))), source);
  }
}
