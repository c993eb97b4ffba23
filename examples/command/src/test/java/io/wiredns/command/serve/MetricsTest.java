package io.wiredns.command.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Daemons;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.server.ServerEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the metrics of {@code wiredns serve} as Prometheus does. */
class MetricsTest {
  private static final Pattern SAMPLE =
      Pattern.compile("([a-z_]+)(\\{(.*)})? (-?[0-9]+(?:\\.[0-9]+)?)");
  private static final Pattern LABEL =
      Pattern.compile("([a-z]+)=\"((?:[^\"\\\\\n]|\\\\[\\\\n\"])*)\"(,|$)");

  @TempDir private Path directory;

  /** A page: the samples by name and labels, and the types of the metrics. */
  private record Page(Map<String, Double> samples, Map<String, String> types) {
    double get(String sample) {
      Double value = samples.get(sample);
      assertTrue(value != null, sample + " is not in " + samples.keySet());
      return value;
    }
  }

  /** Parses the text format 0.0.4, and checks its rules. */
  private static Page parse(String text) {
    assertTrue(text.endsWith("\n"));
    Map<String, Double> samples = new LinkedHashMap<>();
    Map<String, String> types = new HashMap<>();
    Set<String> helps = new HashSet<>();
    String metric = "";
    for (String line : text.split("\n")) {
      if (line.startsWith("# HELP ")) {
        metric = line.split(" ")[2];
        assertTrue(helps.add(metric), line);
        assertTrue(line.endsWith("."), line);
      } else if (line.startsWith("# TYPE ")) {
        assertEquals(metric, line.split(" ")[2], "a metric is described in one place");
        types.put(metric, line.split(" ")[3]);
      } else {
        Matcher sample = SAMPLE.matcher(line);
        assertTrue(sample.matches(), line);
        boolean isPart = types.get(metric).equals("histogram");
        String name = sample.group(1);
        assertEquals(metric, isPart ? name.replaceAll("_(bucket|sum|count)$", "") : name, line);
        assertEquals(types.get(metric).equals("counter"), name.endsWith("_total"), line);
        String labels = sample.group(3) == null ? "" : sample.group(3);
        assertEquals("", LABEL.matcher(labels).replaceAll(""), line);
        Double value = Double.valueOf(sample.group(4));
        assertEquals(null, samples.put(line.substring(0, line.lastIndexOf(' ')), value), line);
      }
    }
    assertEquals(helps, types.keySet());
    return new Page(samples, types);
  }

  private static void assertGrows(Page before, Page after) {
    before.samples.forEach(
        (sample, value) -> {
          String metric = sample.replaceAll("\\{.*", "").replaceAll("_(bucket|sum|count)$", "");
          if (!"gauge".equals(before.types.get(metric))) {
            assertTrue(after.get(sample) >= value, sample);
          }
        });
  }

  private static void assertHistogram(Page page, String transport) {
    String name = "wiredns_request_seconds";
    double last = 0;
    double end = 0;
    int buckets = 0;
    for (Map.Entry<String, Double> sample : page.samples.entrySet()) {
      String start = name + "_bucket{transport=\"" + transport + "\",le=\"";
      if (sample.getKey().startsWith(start)) {
        String bound = sample.getKey().substring(start.length()).replace("\"}", "");
        double next = bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
        assertTrue(next > end && sample.getValue() >= last, sample.toString());
        end = next;
        last = sample.getValue();
        buckets++;
      }
    }
    assertEquals(17, buckets);
    assertEquals(Double.POSITIVE_INFINITY, end);
    assertEquals(last, page.get(name + "_count{transport=\"" + transport + "\"}"));
    assertTrue(page.get(name + "_sum{transport=\"" + transport + "\"}") > 0);
  }

  private static HttpResponse<String> http(URI page, String method) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(page).method(method, HttpRequest.BodyPublishers.noBody()).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private Page get(URI page) throws Exception {
    HttpResponse<String> response = http(page, "GET");
    assertEquals(200, response.statusCode());
    assertEquals(
        "text/plain; version=0.0.4; charset=utf-8",
        response.headers().firstValue("Content-Type").orElse(""));
    check(response.body());
    return parse(response.body());
  }

  /** Lets promtool check a page, if it is installed. */
  private void check(String text) throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("page"), text);
    try {
      Process promtool =
          new ProcessBuilder("promtool", "check", "metrics").redirectInput(file.toFile()).start();
      String said = new String(promtool.getErrorStream().readAllBytes());
      assertEquals(0, promtool.waitFor(), said);
    } catch (IOException notInstalled) {
      return;
    }
  }

  @Test
  void thePageCountsWhatWasAsked() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("metrics.zone"),
            "$TTL 60\n@ SOA ns hm 5 7200 3600 1209600 60\n@ NS ns\nns A 127.0.0.1\n");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    Name zone = Name.of("metrics.test");
    List<String> options =
        List.of("--zone", zone + "=" + file, "--metrics", "127.0.0.1:0", "--allow-transfer", "::1");
    try (Serving serving = Serving.start("64m", options)) {
      String line = serving.before().get(1);
      URI page = URI.create(line.substring(line.indexOf("http://")));
      Page first = get(page);
      assertEquals(5, first.get("wiredns_zone_serial{zone=\"metrics.test.\"}"));
      assertEquals(3, first.get("wiredns_zone_records{zone=\"metrics.test.\"}"));
      for (int i = 0; i < 5; i++) {
        serving.ask(zone, RecordType.SOA);
        serving.ask(Name.of("missing.metrics.test"), RecordType.A);
        serving.serialOverTcp(zone);
      }
      serving.ask(zone, RecordType.of(65_280));
      Message axfr = Message.query(7, zone, RecordType.AXFR);
      Daemons.stream(serving.port(), Written.buffer(axfr), response -> false);
      byte[] response = Written.octets(serving.ask(zone, RecordType.NS));
      Daemons.datagram(serving.port(), ByteBuffer.wrap(response));
      Files.writeString(file, "nonsense\n");
      serving.signal("HUP");
      serving.expect("serial 5 stays");
      Page second = get(page);
      assertGrows(first, second);
      assertEquals(5, second.get("wiredns_queries_total{transport=\"udp\",type=\"SOA\"}"));
      assertEquals(5, second.get("wiredns_queries_total{transport=\"udp\",type=\"A\"}"));
      assertEquals(5, second.get("wiredns_queries_total{transport=\"tcp\",type=\"SOA\"}"));
      assertEquals(1, second.get("wiredns_queries_total{transport=\"udp\",type=\"other\"}"));
      assertEquals(1, second.get("wiredns_queries_total{transport=\"tcp\",type=\"AXFR\"}"));
      assertEquals(5, second.get("wiredns_responses_total{transport=\"udp\",rcode=\"NXDOMAIN\"}"));
      assertEquals(1, second.get("wiredns_responses_total{transport=\"tcp\",rcode=\"REFUSED\"}"));
      assertEquals(0, second.get("wiredns_transfers_total{type=\"AXFR\"}"));
      assertEquals(1, second.get("wiredns_dropped_total{reason=\"is_response\"}"));
      assertEquals(
          1, second.get("wiredns_zone_reloads_total{zone=\"metrics.test.\",result=\"failed\"}"));
      assertHistogram(second, "udp");
      assertHistogram(second, "tcp");
      assertEvents(second);
      assertEquals(404, http(page.resolve("/"), "GET").statusCode());
      assertEquals(405, http(page, "POST").statusCode());
      assertEquals(200, http(page, "HEAD").statusCode());
      try (Socket slow = new Socket()) {
        slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), page.getPort()));
        slow.getOutputStream().write("GET /metr".getBytes());
        assertEquals(200, http(page, "GET").statusCode());
      }
    }
  }

  private static void assertEvents(Page page) {
    Set<String> events = new TreeSet<>();
    for (ServerEvent event : ServerEvent.values()) {
      String name = event.name().toLowerCase(Locale.ROOT);
      String metric = event.isDrop() ? "dropped_total{reason" : "events_total{event";
      events.add("wiredns_" + metric + "=\"" + name + "\"}");
    }
    Set<String> found = new TreeSet<>(page.samples.keySet());
    found.removeIf(name -> !name.matches("wiredns_(dropped|events)_total.*"));
    assertEquals(events, found);
  }

  @Test
  void labelsAreEscaped() {
    MetricsText text = new MetricsText();
    text.gauge("wiredns_test", "A test.").value(3, "zone", "a\\.\"b\n.test.", "other", "");
    assertEquals(
        "# HELP wiredns_test A test.\n# TYPE wiredns_test gauge\n"
            + "wiredns_test{zone=\"a\\\\.\\\"b\\n.test.\",other=\"\"} 3\n",
        text.toString());
    assertEquals(1, parse(text.toString()).samples.size());
    assertEquals("0.000025", MetricsText.seconds(25_000));
    assertEquals("0", MetricsText.seconds(0));
    assertEquals("100", MetricsText.seconds(100_000_000_000L));
  }
}
