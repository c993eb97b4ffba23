package io.wiredns.command.serve;

import io.wiredns.core.server.DnsServer;
import io.wiredns.core.server.ServerEvent;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Writes the metrics of a server. May be shared among threads. */
final class ServerMetrics {
  private final RequestMetrics requests;
  private final ZoneMetrics zones;
  private final DnsServer server;

  ServerMetrics(RequestMetrics requests, ZoneMetrics zones, DnsServer server) {
    this.requests = requests;
    this.zones = zones;
    this.server = server;
  }

  /** Returns the present metrics in Prometheus's text format. */
  String text() {
    MetricsText out = new MetricsText();
    requests.write(out);
    out.counter("wiredns_dropped_total", "Requests, responses and connections dropped, by reason.");
    for (ServerEvent event : ServerEvent.values()) {
      if (event.isDrop()) {
        out.value(server.counters().count(event), "reason", label(event));
      }
    }
    out.counter("wiredns_events_total", "Other events.");
    for (ServerEvent event : ServerEvent.values()) {
      if (!event.isDrop()) {
        out.value(server.counters().count(event), "event", label(event));
      }
    }
    out.gauge("wiredns_transfers", "Zone transfers in progress.").value(server.transferCount());
    out.gauge("wiredns_connections", "Open TCP connections.").value(server.connectionCount());
    out.gauge("wiredns_buffered_octets", "Octets that connections buffer.")
        .value(server.bufferedOctets());
    out.gauge("wiredns_buffered_octets_max", "Limit of wiredns_buffered_octets.")
        .value(server.maxBufferedOctets());
    out.gauge("wiredns_direct_octets", "Octets of buffers outside the heap.").value(directOctets());
    Runtime runtime = Runtime.getRuntime();
    out.gauge("wiredns_heap_octets", "Octets of the heap in use.")
        .value(runtime.totalMemory() - runtime.freeMemory());
    out.gauge("wiredns_heap_octets_max", "Limit of wiredns_heap_octets.")
        .value(runtime.maxMemory());
    zones.write(out, System.nanoTime());
    return out.toString();
  }

  private static long directOctets() {
    long octets = 0;
    for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      octets += pool.getName().equals("direct") ? Math.max(pool.getMemoryUsed(), 0) : 0;
    }
    return octets;
  }

  private static String label(ServerEvent event) {
    return event.name().toLowerCase(Locale.ROOT);
  }
}
