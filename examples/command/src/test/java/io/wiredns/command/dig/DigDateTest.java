package io.wiredns.command.dig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigDateTest {
  private static final DateTimeFormatter EXPECTED =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss z yyyy", Locale.ROOT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "Etc/UTC",
        "Z",
        "GMT",
        "Europe/Berlin",
        "America/New_York",
        "Asia/Kolkata",
        "+05:00"
      })
  void isWhatTheFormatterWrites(String zone) {
    ZonedDateTime time = ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneId.of(zone));
    for (int i = 0; i < 800; i++) {
      assertEquals(EXPECTED.format(time), DigDate.of(time));
      time = time.plusHours(11).plusMinutes(7).plusSeconds(13);
    }
  }
}
