package io.wiredns.command.compare;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.command.output.StoryLines;
import io.wiredns.command.output.Voice;
import io.wiredns.doctor.report.JsonLine;
import io.wiredns.doctor.walk.ServerReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a comparison: as a row for each server, or as JSON. */
final class ComparisonText {
  private final Comparison comparison;

  ComparisonText(Comparison comparison) {
    this.comparison = comparison;
  }

  /** Returns a row for each server, what differs, the result, and the command to run next. */
  String text() {
    List<ComparedServer> servers = comparison.servers();
    int width = servers.stream().mapToInt(server -> server.at().length()).max().orElse(0);
    StringBuilder out = new StringBuilder();
    for (ComparedServer server : servers) {
      String at = server.at();
      out.append(mark(server)).append(' ').append(at);
      out.append(" ".repeat(width - at.length() + 2)).append(answers(server)).append('\n');
    }
    StoryLines lines = new StoryLines();
    for (ComparedServer server : servers) {
      server.readings().stream()
          .flatMap(reading -> reading.reply().before().stream())
          .distinct()
          .forEach(before -> lines.add(";; BEFORE: " + server.at() + " " + before));
    }
    comparison.notes().forEach(note -> lines.add(";; " + note));
    lines.whole(comparison.summary());
    String command = comparison.command();
    if (command != null) {
      lines.whole(";; TRY: " + command);
    }
    return out.append(lines).toString();
  }

  /**
   * Returns = for a server that says what most say, and ! for one that does not or is silent; if
   * there is no majority, the number of the answer.
   */
  private String mark(ComparedServer server) {
    String majority = comparison.majority();
    if (!server.isAnswered()) {
      return "!";
    }
    if (majority == null) {
      return Integer.toString(comparison.group(server));
    }
    return server.key().equals(majority) ? "=" : "!";
  }

  private static String answers(ComparedServer server) {
    Map<String, Integer> answers = server.answers();
    int times = server.readings().size();
    if (answers.isEmpty()) {
      return server.silencesInWords();
    }
    String silences = server.silence().isEmpty() ? "" : ", " + server.silencesInWords();
    if (answers.size() == 1) {
      return answers.keySet().iterator().next() + silences;
    }
    return answers.entrySet().stream()
            .map(entry -> "%s (%d of %d times)".formatted(entry.getKey(), entry.getValue(), times))
            .collect(Collectors.joining(" | "))
        + silences;
  }

  /** Returns an object for each server, and one for the result, each in a line. */
  String json() {
    StringBuilder out = new StringBuilder();
    String majority = comparison.majority();
    for (ComparedServer server : comparison.servers()) {
      List<JsonLine> answers = new ArrayList<>();
      server.answers().forEach((text, times) -> answers.add(json(server, text, times)));
      JsonLine line =
          new JsonLine()
              .text("server", Voice.server(server.server()))
              .text("name", server.name() == null ? null : server.name().toString())
              .flag("answered", server.isAnswered())
              .number("group", comparison.group(server))
              .flag("majority", server.isAnswered() && server.key().equals(majority))
              .lines("answers", answers)
              .number("silences", server.silences())
              .text("trouble", server.silence().map(ServerReply::trouble).orElse(null));
      if (server.soa() != null) {
        line.number("serial", server.soa().serial());
      }
      out.append(line).append('\n');
    }
    JsonLine result =
        new JsonLine()
            .text("question", comparison.question().toString())
            .number("servers", comparison.servers().size())
            .number("silent", comparison.silent())
            .number("differentAnswers", comparison.differentAnswers())
            .flag("equal", comparison.isEqual())
            .texts("notes", comparison.notes().stream().map(Comparison.Note::toString).toList())
            .text("summary", comparison.summary())
            .text("try", comparison.command());
    return out.append(result).append('\n').toString();
  }

  private static JsonLine json(ComparedServer server, String text, int times) {
    Reading reading =
        server.readings().stream().filter(one -> one.text().equals(text)).findFirst().orElseThrow();
    ServerReply reply = reading.reply();
    JsonLine line =
        new JsonLine()
            .text("answer", text)
            .number("times", times)
            .text("transport", reply.transport().name())
            .number("milliseconds", reply.elapsed().toMillis())
            .text("outcome", reply.outcome().label())
            .text("rcode", reply.rcode().map(Rcode::toString).orElse(null))
            .flag("aa", reply.isAuthoritative())
            .texts("ede", reply.extendedErrors().stream().map(ExtendedError::toText).toList())
            .texts("before", reply.before());
    return reading.ttl() < 0 ? line : line.number("ttl", reading.ttl());
  }
}
