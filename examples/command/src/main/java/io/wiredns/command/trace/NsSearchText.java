package io.wiredns.command.trace;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.dig.DigOptions;
import io.wiredns.command.dig.DigRData;
import io.wiredns.command.output.SerialOrder;
import io.wiredns.command.output.StoryLines;
import io.wiredns.command.output.Voice;
import io.wiredns.doctor.report.JsonLine;
import io.wiredns.doctor.walk.NextCommands;
import io.wiredns.doctor.walk.NsSearch;
import io.wiredns.doctor.walk.ZoneAuthority;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes what the servers of a zone have: for each that serves it a line as dig's +nssearch, and in
 * lines with two semicolons those that fail, and what differs.
 */
public final class NsSearchText {
  private final DigOptions shown;
  private final Appendable out;

  /** Creates an object that shows what the words of a query choose. */
  public NsSearchText(DigOptions shown, Appendable out) {
    this.shown = shown;
    this.out = out;
  }

  /** Writes a result as text. */
  public void text(NsSearch.Result result) throws IOException {
    if (result.authority() == null) {
      out.append(";; OUTCOME: the servers of the zone were not found: " + result.cause() + "\n");
      return;
    }
    for (NsSearch.Row row : result.rows()) {
      if (row.trouble() == null && shown.answer) {
        StringBuilder text = new StringBuilder("SOA ");
        new DigRData(shown, text).append(row.soa());
        out.append(shown.identified(row.reply().server(), row.reply().elapsed(), text))
            .append('\n');
      }
    }
    if (shown.tellsStory()) {
      story(result);
    }
  }

  private void story(NsSearch.Result result) throws IOException {
    Name zone = result.authority().zone();
    StoryLines lines = new StoryLines();
    InetSocketAddress first = null;
    for (NsSearch.Row row : result.rows()) {
      if (row.trouble() != null) {
        lines.add(";; FAILED: " + at(row) + ": " + row.trouble());
        first = first == null ? row.reply().server() : first;
      }
      for (String before : row.reply().before()) {
        lines.add(";; BEFORE: " + at(row) + " " + before);
      }
      for (ExtendedError error : row.reply().extendedErrors()) {
        lines.add(";; " + error.toText() + ", says " + at(row));
      }
    }
    for (String remark : result.authority().remarks()) {
      lines.add(";; DELEGATION: " + remark);
    }
    Map<Long, List<String>> serials = serials(result);
    if (serials.size() > 1) {
      for (Map.Entry<Long, List<String>> serial : serials.entrySet()) {
        String servers = String.join(", ", serial.getValue());
        lines.add(";; SERIAL " + serial.getKey() + ": " + servers);
      }
    }
    for (String said : differences(result)) {
      lines.add(";; SERIALS: " + said);
    }
    long failed = result.rows().stream().filter(row -> row.trouble() != null).count();
    String outcome =
        "%s has %d address%s of servers, %d failed, %s"
            .formatted(
                zone,
                result.rows().size(),
                result.rows().size() == 1 ? "" : "es",
                failed,
                summary(serials));
    lines.add(";; OUTCOME: " + outcome);
    if (first != null) {
      lines.whole(";; TRY: " + NextCommands.ask(first, zone, RecordType.SOA));
    } else if (older(result) != null) {
      lines.whole(";; TRY: wiredns notify " + zone + " @" + Voice.server(older(result)));
    }
    out.append(lines.toString());
  }

  /** Returns the first server that is to transfer a newer version; null if there is none. */
  private static InetSocketAddress older(NsSearch.Result result) {
    for (NsSearch.Row row : result.rows()) {
      for (NsSearch.Row other : result.rows()) {
        boolean known = row.trouble() == null && other.trouble() == null;
        if (known && SerialOrder.isNewer(other.soa().serial(), row.soa().serial())) {
          return row.reply().server();
        }
      }
    }
    return null;
  }

  private static String summary(Map<Long, List<String>> serials) {
    return switch (serials.size()) {
      case 0 -> "no serial";
      case 1 -> "serial " + serials.keySet().iterator().next();
      default -> serials.size() + " different serials";
    };
  }

  private static String at(NsSearch.Row row) {
    return Voice.server(row.reply().server()) + " (" + row.name() + ")";
  }

  private static Map<Long, List<String>> serials(NsSearch.Result result) {
    Map<Long, List<String>> serials = new TreeMap<>();
    for (NsSearch.Row row : result.rows()) {
      if (row.trouble() == null) {
        serials.computeIfAbsent(row.soa().serial(), serial -> new ArrayList<>()).add(at(row));
      }
    }
    return serials;
  }

  private static List<String> differences(NsSearch.Result result) {
    List<NsSearch.Row> good = result.rows().stream().filter(row -> row.trouble() == null).toList();
    List<String> said =
        new ArrayList<>(
            SerialOrder.differences(good.stream().map(row -> row.soa().serial()).toList()));
    SerialOrder.otherFields(good.stream().map(NsSearch.Row::soa).toList()).ifPresent(said::add);
    return said;
  }

  /** Writes a result as JSON: an object for each server, and one for the zone. */
  public void json(NsSearch.Result result) throws IOException {
    for (NsSearch.Row row : result.rows()) {
      JsonLine line =
          new JsonLine()
              .text("server", Voice.server(row.reply().server()))
              .text("name", row.name().toString())
              .number("milliseconds", row.reply().elapsed().toMillis())
              .text("trouble", row.trouble())
              .texts("before", row.reply().before())
              .texts(
                  "ede", row.reply().extendedErrors().stream().map(ExtendedError::toText).toList());
      if (row.soa() != null) {
        line.number("serial", row.soa().serial()).text("soa", row.soa().toText());
      }
      out.append(line.toString()).append('\n');
    }
    ZoneAuthority authority = result.authority();
    JsonLine last =
        new JsonLine()
            .text("zone", authority == null ? null : authority.zone().toString())
            .number("servers", result.rows().size())
            .number("failed", result.rows().stream().filter(row -> row.trouble() != null).count())
            .texts("serials", differences(result))
            .texts("delegation", authority == null ? List.of() : authority.remarks())
            .text("cause", result.cause());
    out.append(last.toString()).append('\n');
  }
}
