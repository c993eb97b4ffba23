package io.wiredns.command.explain;

import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.input.InputWords;
import io.wiredns.doctor.report.JsonLine;
import io.wiredns.guide.GuideEntry;
import io.wiredns.guide.RcodeGuide;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the guide says of a response: its causes in the order of the evidence, its checks with
 * commands for this response, what a resolver asked others, and what contradicts itself.
 */
final class Advice {
  /** The octets of a name or address in a command, from which on it would be unreadable. */
  private static final int MOST_IN_COMMANDS = 40;

  /** The length of commands that still can be read; they are not broken. */
  private static final int COMMAND_COLUMNS = 92;

  /** Signs that matter even if nothing failed. */
  private static final List<Sign> NOTES =
      List.of(
          Sign.SIG_EXPIRED,
          Sign.SIG_FUTURE,
          Sign.SIG_INVERTED,
          Sign.WILDCARD,
          Sign.FLAPPED,
          Sign.OTHERS);

  private final RcodeGuide guide = RcodeGuide.english();
  private final Circumstances known;
  private final Outcome outcome;
  private final GuideEntry entry;
  private final Upstream upstream;
  private List<WeighedCause> causes;

  /**
   * Creates an object.
   *
   * @param known what is known of the response
   * @param upstream the own queries of the server
   * @param input the input with the response, for commands that read it
   */
  Advice(Circumstances known, Upstream upstream, InputWords input) {
    this.known = known;
    this.upstream = upstream;
    outcome = known.outcome();
    entry = input.in(guide.entry(outcome));
  }

  String title() {
    return entry.title();
  }

  List<WeighedCause> causes() {
    if (causes == null) {
      Map<Sign, String> seen = new EnumMap<>(Sign.class);
      seen.putAll(upstream.signs());
      seen.putAll(Signs.of(known));
      causes = Weighing.of(entry, seen);
    }
    return causes;
  }

  /** Returns what other messages and the signatures show, even if the response is an answer. */
  List<String> notes() {
    if (known.more().isEmpty()) {
      return List.of();
    }
    return NOTES.stream().filter(known.more()::containsKey).map(known.more()::get).toList();
  }

  /** Returns the own queries of the server that returned the response. */
  List<String> upstream() {
    return upstream.lines();
  }

  /** Returns a sentence for each extended error that contradicts the response. */
  List<String> contradictions() {
    List<String> found = new ArrayList<>();
    for (ExtendedError error : outcome.extendedErrors()) {
      guide.contradiction(error.infoCode(), outcome).ifPresent(found::add);
    }
    return found;
  }

  /**
   * Returns the likeliest cause with its strongest evidence; empty if no evidence speaks for one.
   */
  String likeliest() {
    return Weighing.likeliest(causes())
        .map(cause -> cause.text() + " (" + cause.evidence().get(0) + ")")
        .orElse("");
  }

  /**
   * Returns the entry with commands for the response.
   *
   * @param question the question; null if it is not known
   * @param zone the zone; null if it is not known
   * @param server the server's address, perhaps with a port; empty if it is not known
   */
  GuideEntry entry(Question question, Name zone, String server) {
    String host = server.isEmpty() ? "SERVER" : server;
    Name known = zone == null ? upstream.zone() : zone;
    GuideEntry zoned = known != null && fits(known) ? entry.inZone(known) : entry;
    if (question == null || !fits(question.name())) {
      return zoned.inGeneral();
    }
    GuideEntry filled = zoned.about(question, host);
    boolean tooLong =
        filled.checks().stream()
            .anyMatch(check -> check.command().orElse("").length() > COMMAND_COLUMNS);
    return tooLong ? zoned.about(question, "SERVER") : filled;
  }

  private static boolean fits(Name name) {
    return name.toString().length() <= MOST_IN_COMMANDS;
  }

  /** Adds causes, contradictions, and what was asked upstream. */
  JsonLine addTo(JsonLine line, GuideEntry filled) {
    line.lines("causes", causes().stream().map(WeighedCause::json).toList());
    line.texts("notes", notes());
    line.texts("contradictions", contradictions());
    line.texts("upstream", upstream());
    return line.lines("checks", ExplainWords.checks(filled));
  }
}
