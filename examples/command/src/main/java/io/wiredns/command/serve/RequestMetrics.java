package io.wiredns.command.serve;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Transport;
import io.wiredns.core.FinishedRequest;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts finished requests by transport, type, RCODE and time. The number of counters is fixed, so
 * that clients cannot fill the memory with types. May be shared among threads.
 */
final class RequestMetrics {
  /** The number of types with a counter of their own, from 0; all others share the next one. */
  private static final int TYPES = 262;

  /** The number of RCODEs with a counter of their own, from 0; all others share the next one. */
  private static final int RCODES = 24;

  /** The number of buckets; the first ends at 25 microseconds, and each next one at the double. */
  private static final int BUCKETS = 16;

  private static final long FIRST_BUCKET_NANOS = 25_000;

  /** The counters of a transport. */
  private static final class Counters {
    final LongAdder[] types = adders(TYPES + 1);
    final LongAdder[] rcodes = adders(RCODES + 1);
    final LongAdder[] times = adders(BUCKETS + 1);
    final LongAdder nanos = new LongAdder();
    final LongAdder requestOctets = new LongAdder();
    final LongAdder responseOctets = new LongAdder();
  }

  private final Counters[] transports = new Counters[Transport.values().length];
  private final LongAdder axfr = new LongAdder();
  private final LongAdder ixfr = new LongAdder();

  RequestMetrics() {
    for (int i = 0; i < transports.length; i++) {
      transports[i] = new Counters();
    }
  }

  private static LongAdder[] adders(int count) {
    LongAdder[] adders = new LongAdder[count];
    for (int i = 0; i < count; i++) {
      adders[i] = new LongAdder();
    }
    return adders;
  }

  void count(FinishedRequest request) {
    Counters counters = transports[request.transport().ordinal()];
    int type = request.typeValue();
    int rcode = request.rcodeValue();
    long nanos = request.elapsed().toNanos();
    counters.types[Math.min(type, TYPES)].increment();
    counters.requestOctets.add(request.requestOctets());
    if (rcode >= 0) {
      counters.rcodes[Math.min(rcode, RCODES)].increment();
      counters.responseOctets.add(request.responseOctets());
      counters.times[bucket(nanos)].increment();
      counters.nanos.add(nanos);
    }
    if (rcode == 0 && type == RecordType.AXFR.value()) {
      axfr.increment();
    } else if (rcode == 0 && type == RecordType.IXFR.value()) {
      ixfr.increment();
    }
  }

  /** Returns the index of the first bucket whose end is not before a time. */
  private static int bucket(long nanos) {
    long units = (Math.max(nanos, 1) - 1) / FIRST_BUCKET_NANOS;
    return Math.min(BUCKETS, Long.SIZE - Long.numberOfLeadingZeros(units));
  }

  void write(MetricsText out) {
    out.counter("wiredns_queries_total", "Requests that were read, by transport and type.");
    for (Transport transport : Transport.values()) {
      LongAdder[] types = transports[transport.ordinal()].types;
      for (int type = 0; type <= TYPES; type++) {
        writeNonZero(out, types[type].sum(), transport, "type", typeName(type));
      }
    }
    out.counter("wiredns_responses_total", "Requests that were answered, by transport and RCODE.");
    for (Transport transport : Transport.values()) {
      LongAdder[] rcodes = transports[transport.ordinal()].rcodes;
      for (int rcode = 0; rcode <= RCODES; rcode++) {
        String name = rcode == RCODES ? "other" : Rcode.of(rcode).toString();
        writeNonZero(out, rcodes[rcode].sum(), transport, "rcode", name);
      }
    }
    out.counter("wiredns_request_octets_total", "Octets of requests.");
    for (Transport transport : Transport.values()) {
      long octets = transports[transport.ordinal()].requestOctets.sum();
      out.value(octets, "transport", label(transport));
    }
    out.counter("wiredns_response_octets_total", "Octets of responses.");
    for (Transport transport : Transport.values()) {
      long octets = transports[transport.ordinal()].responseOctets.sum();
      out.value(octets, "transport", label(transport));
    }
    out.histogram("wiredns_request_seconds", "Time from reading a request to its response.");
    for (Transport transport : Transport.values()) {
      writeTimes(out, transport);
    }
    out.counter("wiredns_transfers_total", "Zone transfers that were completed.");
    out.value(axfr.sum(), "type", "AXFR").value(ixfr.sum(), "type", "IXFR");
  }

  private static void writeNonZero(
      MetricsText out, long value, Transport transport, String label, String name) {
    if (value > 0) {
      out.value(value, "transport", label(transport), label, name);
    }
  }

  private void writeTimes(MetricsText out, Transport transport) {
    Counters counters = transports[transport.ordinal()];
    String label = label(transport);
    long nanos = counters.nanos.sum();
    long count = 0;
    for (int bucket = 0; bucket <= BUCKETS; bucket++) {
      count += counters.times[bucket].sum();
      String end = bucket == BUCKETS ? "+Inf" : MetricsText.seconds(FIRST_BUCKET_NANOS << bucket);
      out.part("_bucket", count, "transport", label, "le", end);
    }
    out.seconds("_sum", nanos, "transport", label);
    out.part("_count", count, "transport", label);
  }

  private static String typeName(int type) {
    if (type == 0) {
      return "none";
    }
    // A type without a mnemonic has the form TYPE123.
    String name = RecordType.of(type).toString();
    return type == TYPES ? "other" : name;
  }

  private static String label(Transport transport) {
    return transport.toString().toLowerCase(Locale.ROOT);
  }
}
