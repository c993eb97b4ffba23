package io.wiredns.command.serve;

import io.wiredns.codec.wire.Name;
import io.wiredns.zone.Change;
import io.wiredns.zone.Zone;
import java.util.Map;
import java.util.TreeMap;

/** Counts the versions of zones that were read. May be shared among threads. */
final class ZoneMetrics {
  /** The figures of a zone. */
  private static final class Figures {
    long serial;
    long records;
    long sinceNanos;
    long taken;
    long unchanged;
    long failed;
  }

  private final Map<String, Figures> zones = new TreeMap<>();

  synchronized void taken(Zone zone, Change change, long nanoTime) {
    Figures figures = figures(zone.name());
    if (change == Change.UNCHANGED) {
      figures.unchanged++;
      return;
    }
    figures.serial = zone.serial();
    figures.records = zone.recordCount();
    figures.sinceNanos = nanoTime;
    figures.taken++;
  }

  synchronized void failed(Name zone) {
    figures(zone).failed++;
  }

  private Figures figures(Name zone) {
    return zones.computeIfAbsent(zone.toString(), name -> new Figures());
  }

  synchronized void write(MetricsText out, long nanoTime) {
    out.gauge("wiredns_zone_serial", "Serial of the zone.");
    zones.forEach((zone, figures) -> out.value(figures.serial, "zone", zone));
    out.gauge("wiredns_zone_age_seconds", "Time since this version of the zone was read.");
    zones.forEach((zone, figures) -> out.seconds("", nanoTime - figures.sinceNanos, "zone", zone));
    out.gauge("wiredns_zone_records", "Records of the zone.");
    zones.forEach((zone, figures) -> out.value(figures.records, "zone", zone));
    out.counter("wiredns_zone_reloads_total", "Readings of the zone's file, the first as well.");
    zones.forEach(
        (zone, figures) ->
            out.value(figures.taken, "zone", zone, "result", "taken")
                .value(figures.unchanged, "zone", zone, "result", "unchanged")
                .value(figures.failed, "zone", zone, "result", "failed"));
  }
}
