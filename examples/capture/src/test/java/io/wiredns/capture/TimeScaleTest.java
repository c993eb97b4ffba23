package io.wiredns.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeScaleTest {
  @Test
  void countsInPowersOfTen() {
    assertEquals(Instant.ofEpochSecond(12), new TimeScale(0, 0).at(12));
    assertEquals(Instant.ofEpochSecond(1, 500_000_000), new TimeScale(1, 0).at(15));
    assertEquals(Instant.ofEpochSecond(1, 999_999_000), TimeScale.DEFAULT.at(1_999_999));
    assertEquals(Instant.ofEpochSecond(1, 1), new TimeScale(12, 0).at(1_000_000_001_999L));
    // 64 bits of ones are 1.8446744073709551615 seconds in units of 10^-19 seconds.
    assertEquals(Instant.ofEpochSecond(1, 844_674_407), new TimeScale(19, 0).at(-1));
  }

  @Test
  void countsInPowersOfTwo() {
    assertEquals(Instant.ofEpochSecond(12), new TimeScale(0x80, 0).at(12));
    assertEquals(Instant.ofEpochSecond(3, 250_000_000), new TimeScale(0x82, 0).at(13));
    assertEquals(
        Instant.ofEpochSecond(1, 500_000_000), new TimeScale(0x80 | 63, 0).at(0xC000000000000000L));
    assertEquals(
        Instant.ofEpochSecond(0xFFFFFFFFL, 999_999_999), new TimeScale(0x80 | 32, 0).at(-1));
  }

  @Test
  void startsFromItsOffset() {
    assertEquals(Instant.ofEpochSecond(-5, 1000), new TimeScale(6, -6).at(1_000_001));
  }

  @Test
  void givesTheEpochForTimesBeyondAnyCalendar() {
    assertEquals(Instant.EPOCH, new TimeScale(0, 0).at(-1));
    assertEquals(Instant.EPOCH, new TimeScale(6, Long.MAX_VALUE).at(1));
    assertEquals(Instant.EPOCH, new TimeScale(6, Long.MIN_VALUE).at(1));
    long max = Instant.MAX.getEpochSecond();
    assertEquals(Instant.EPOCH, new TimeScale(0, 1).at(max));
    assertEquals(Instant.ofEpochSecond(max), new TimeScale(0, 0).at(max));
  }

  @Test
  void refusesUnitsThatNoCountOf64BitsFits() {
    assertTrue(new TimeScale(19, 0).isSupported());
    assertFalse(new TimeScale(20, 0).isSupported());
    assertTrue(new TimeScale(0xBF, 0).isSupported());
    assertFalse(new TimeScale(0xC0, 0).isSupported());
  }
}
