package io.wiredns.command.explain;

import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.TsigError;
import io.wiredns.command.line.InputException;
import io.wiredns.command.output.TextLines;
import io.wiredns.doctor.report.JsonLine;
import io.wiredns.guide.GuideEntry;
import io.wiredns.guide.RcodeGuide;
import io.wiredns.guide.Situation;
import java.util.ArrayList;
import java.util.List;

/** Explains words of the guide, or lists all of them. */
final class ExplainWords {
  private static final int LAST_RCODE = 4_095;

  /** More than the greatest assigned extended error. */
  private static final int EXTENDED_ERRORS = 1_000;

  private final RcodeGuide guide = RcodeGuide.english();
  private final boolean json;

  ExplainWords(boolean json) {
    this.json = json;
  }

  /** Returns the entries of words. */
  String text(List<String> words) throws InputException {
    StringBuilder text = new StringBuilder();
    for (String word : words) {
      List<GuideEntry> entries;
      try {
        entries = guide.find(word);
      } catch (IllegalArgumentException unknown) {
        throw new InputException(unknown.getMessage() + "; try: wiredns explain (lists all words)");
      }
      for (GuideEntry entry : entries) {
        if (json) {
          text.append(line(word, entry.inGeneral())).append('\n');
        } else {
          text.append(text.isEmpty() ? "" : "\n")
              .append(entry.inGeneral().toText(TextLines.COLUMNS));
        }
      }
      if (entries.size() > 1 && !json) {
        String apart = guide.tellApart(Integer.parseInt(word)).orElseThrow();
        text.append('\n').append(new TextLines().add("", apart));
      }
    }
    return text.toString();
  }

  private static JsonLine line(String word, GuideEntry entry) {
    return new JsonLine()
        .text("code", word)
        .text("title", entry.title())
        .text("meaning", entry.meaning())
        .text("where", entry.where())
        .text("who", entry.who())
        .text("repeat", entry.repeat())
        .texts("causes", entry.causes().stream().map(GuideEntry.Cause::text).toList())
        .lines("checks", checks(entry))
        .texts("lookAlikes", entry.lookAlikes());
  }

  /** Returns the checks of an entry as JSON. */
  static List<JsonLine> checks(GuideEntry entry) {
    return entry.checks().stream()
        .map(
            check ->
                new JsonLine()
                    .text("what", check.what())
                    .text("command", check.command().orElse("")))
        .toList();
  }

  private record Word(String kind, String word, GuideEntry entry) {}

  /** Returns a list of all words by kind. */
  String list() {
    StringBuilder text = new StringBuilder();
    String kind = "";
    for (Word word : words()) {
      if (json) {
        text.append(
                new JsonLine()
                    .text("kind", word.kind())
                    .text("code", word.word())
                    .text("title", word.entry().title()))
            .append('\n');
        continue;
      }
      if (!word.kind().equals(kind)) {
        kind = word.kind();
        text.append(text.isEmpty() ? "" : "\n").append(kind).append('\n');
      }
      String title = word.entry().title();
      String label = "  " + word.word() + " ".repeat(Math.max(1, 14 - word.word().length()));
      text.append(new TextLines().add(label, sentence(title)));
    }
    return text.toString();
  }

  /** Returns a title without the word before its colon, if it has one. */
  private static String sentence(String title) {
    int colon = title.indexOf(": ");
    return colon < 0 ? title : title.substring(colon + 2);
  }

  private List<Word> words() {
    List<Word> words = new ArrayList<>();
    for (int value = 0; value <= LAST_RCODE; value++) {
      Rcode rcode = Rcode.of(value);
      if (rcode.isAssigned()) {
        words.add(new Word("RCODEs", rcode.toString(), guide.entry(rcode)));
      }
    }
    for (int value = TsigError.BADSIG.value(); value <= LAST_RCODE; value++) {
      TsigError error = TsigError.of(value);
      if (error.isAssigned()) {
        words.add(new Word("errors of TSIG and TKEY", error.toString(), guide.entry(error)));
      }
    }
    for (Situation situation : Situation.values()) {
      String word = situation.name().replace('_', '-');
      words.add(new Word("situations", word, guide.entry(situation)));
    }
    for (int value = 0; value < EXTENDED_ERRORS; value++) {
      ExtendedErrorCode code = ExtendedErrorCode.of(value);
      if (code.isAssigned()) {
        words.add(new Word("extended errors (EDE)", "ede:" + value, guide.entry(code)));
      }
    }
    return words;
  }
}
