package io.wiredns.command.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerialOrderTest {
  /** The examples of RFC 1982 section 5.2, with 32 bits. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, true",
    "44, 0, true",
    "100, 0, true",
    "100, 44, true",
    "2147483692, 100, true",
    "4294967196, 2147483692, true",
    "0, 4294967196, true",
    "44, 4294967196, true",
    "0, 1, false",
    "4294967196, 0, false",
    "7, 7, false",
    "2147483648, 0, false",
    "0, 2147483648, false",
    "2147483649, 1, false"
  })
  void theNewerIsThatOfTheStandard(long serial, long than, boolean isNewer) {
    assertEquals(isNewer, SerialOrder.isNewer(serial, than));
  }

  @Test
  void aDifferenceOfHalfTheNumbersIsUndefined() {
    assertTrue(SerialOrder.isUndefined(1, 2_147_483_649L));
    assertTrue(SerialOrder.isUndefined(4_294_967_295L, 2_147_483_647L));
    assertFalse(SerialOrder.isUndefined(1, 2_147_483_648L));
    assertFalse(SerialOrder.isUndefined(5, 5));
    assertEquals(List.of(), SerialOrder.differences(List.of(5L, 5L)));
  }

  @Test
  void serialsInACircleHaveNoNewest() {
    List<Long> circle = List.of(0L, 1_500_000_000L, 3_000_000_000L);
    assertEquals(Optional.empty(), SerialOrder.newest(circle));
    assertEquals(
        List.of(
            "none of the serials [0, 1500000000, 3000000000] is newer than all others (RFC 1982)"),
        SerialOrder.differences(circle));
    assertEquals(Optional.of(3L), SerialOrder.newest(List.of(4_294_967_295L, 3L, 1L)));
  }
}
