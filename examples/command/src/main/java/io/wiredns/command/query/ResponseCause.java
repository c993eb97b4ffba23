package io.wiredns.command.query;

import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.response.Outcome;
import io.wiredns.command.explain.Circumstances;
import io.wiredns.command.explain.WeighedCause;
import io.wiredns.command.explain.Weighing;
import io.wiredns.command.output.Voice;
import io.wiredns.doctor.exchange.ExchangeAttempt;
import io.wiredns.doctor.exchange.Exchanged;
import io.wiredns.guide.GuideEntry;
import io.wiredns.guide.RcodeGuide;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the cause of a response that is not an answer, in the guide and by the evidence. */
final class ResponseCause {
  /** Words that stand for something that the response does not have. */
  private static final Set<String> BLANKS = Set.of("NAME", "TYPE", "ZONE", "SERVER", "FILE", "KEY");

  private final Exchanged exchanged;
  private final ExchangeAttempt shown;
  private final QueryText again;

  ResponseCause(Exchanged exchanged) {
    this.exchanged = exchanged;
    shown = exchanged.shown();
    again = new QueryText(exchanged);
  }

  static boolean isGood(Outcome outcome) {
    return switch (outcome.kind()) {
      case ANSWER,
          ANSWER_THROUGH_CHAIN,
          REFERRAL,
          UPDATED,
          NOTIFIED,
          DONE,
          TRANSFER,
          TRANSFER_INCREMENTAL,
          TRANSFER_UP_TO_DATE,
          TRANSFER_SOA_ALONE,
          TRANSFER_CONTINUED ->
          true;
      default -> false;
    };
  }

  LikelyCause find() {
    GuideEntry entry = filled(RcodeGuide.english().entry(shown.outcome));
    List<WeighedCause> causes = Weighing.of(circumstances());
    Optional<WeighedCause> likeliest = Weighing.likeliest(causes);
    String command = command(entry);
    if (likeliest.isPresent()) {
      String evidence = String.join("; ", likeliest.get().evidence());
      return new LikelyCause(likeliest.get().text(), evidence, command);
    }
    Optional<ExtendedError> why =
        shown.outcome.extendedErrors().stream()
            .filter(error -> !error.infoCode().equals(ExtendedErrorCode.OTHER_ERROR))
            .findFirst();
    if (why.isPresent() && !causes.isEmpty()) {
      return new LikelyCause(causes.get(0).text(), why.get().toText(), command);
    }
    String often = causes.isEmpty() ? "" : "; often " + causes.get(0).text();
    return new LikelyCause("the response does not show it" + often, "", command);
  }

  private Circumstances circumstances() {
    return new Circumstances(
        shown.query,
        shown.message,
        shown.outcome,
        shown.isTcp(),
        shown.response.length,
        shown.at,
        shown.elapsed,
        Map.of());
  }

  private GuideEntry filled(GuideEntry entry) {
    Optional<Question> question = exchanged.plan().query().question();
    return question.isPresent()
        ? entry.about(question.get(), Voice.server(shown.server))
        : entry.inGeneral();
  }

  /** Returns the first check that is not the query just asked and needs nothing that is missing. */
  private String command(GuideEntry entry) {
    Outcome outcome = shown.outcome;
    boolean isRecursive = (shown.query.flags() & Header.RD) != 0;
    if (outcome.label().equals(Rcode.REFUSED.toString()) && isRecursive) {
      return again.with("+norecurse");
    }
    if (outcome.label().equals(Rcode.FORMERR.toString())) {
      return again.with(shown.query.edns().isPresent() ? "+noedns" : "+tcp");
    }
    List<String> commands =
        entry.checks().stream()
            .flatMap(check -> check.command().stream())
            .filter(command -> !command.contains(".pcap") && !isAskedAgain(command))
            .filter(command -> Arrays.stream(command.split(" ")).noneMatch(BLANKS::contains))
            .toList();
    return commands.stream()
        .filter(command -> command.startsWith("wiredns "))
        .findFirst()
        .or(() -> commands.stream().findFirst())
        .orElse("wiredns explain " + outcome.label());
  }

  /** Returns whether a command asks the same server the same again. */
  private boolean isAskedAgain(String command) {
    return words(command).equals(words(again.with()));
  }

  private static Set<String> words(String command) {
    return Arrays.stream(command.toLowerCase(Locale.ROOT).split(" "))
        .map(word -> word.endsWith(".") ? word.substring(0, word.length() - 1) : word)
        .collect(Collectors.toSet());
  }
}
