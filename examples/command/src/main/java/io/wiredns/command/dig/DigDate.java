package io.wiredns.command.dig;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The date of dig's WHEN line, such as {@code Sun Nov 22 15:42:28 UTC 2026}, without the names that
 * Java has for all locales and zones, which take longer to load than a query takes.
 */
public final class DigDate {
  private static final String DAYS = "MonTueWedThuFriSatSun";
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private DigDate() {}

  public static String of(ZonedDateTime time) {
    StringBuilder text = new StringBuilder();
    int day = 3 * (time.getDayOfWeek().getValue() - 1);
    int month = 3 * (time.getMonthValue() - 1);
    text.append(DAYS, day, day + 3).append(' ').append(MONTHS, month, month + 3).append(' ');
    two(time.getDayOfMonth(), text).append(' ');
    two(time.getHour(), text).append(':');
    two(time.getMinute(), text).append(':');
    two(time.getSecond(), text).append(' ');
    return text.append(zone(time)).append(' ').append(time.getYear()).toString();
  }

  private static StringBuilder two(int number, StringBuilder text) {
    return text.append(number < 10 ? "0" : "").append(number);
  }

  private static String zone(ZonedDateTime time) {
    return switch (time.getZone().getId()) {
      case "UTC", "Etc/UTC" -> "UTC";
      default -> DateTimeFormatter.ofPattern("z", Locale.ROOT).format(time);
    };
  }
}
