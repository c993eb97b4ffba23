package io.wiredns.command.explain;

import io.wiredns.command.output.TextLines;
import io.wiredns.guide.GuideEntry;
import java.util.List;

/**
 * An entry of the guide whose causes are in the order of the evidence, as text.
 *
 * @param entry the entry, with commands that are complete
 * @param causes its causes, the likeliest first
 */
record WeighedEntry(GuideEntry entry, List<WeighedCause> causes) {
  private static final String INDENT = "      ";

  /** Returns the entry with the evidence at each cause. */
  String text() {
    GuideEntry.Labels labels = entry.labels();
    TextLines out = new TextLines();
    out.add("", entry.title());
    out.add("  ", entry.meaning());
    out.add("  " + labels.where() + ": ", entry.where());
    out.add("  " + labels.who() + ": ", entry.who());
    out.add("  " + labels.repeat() + " ", entry.repeat());
    boolean weighed = causes.stream().anyMatch(cause -> cause.weight() != 0);
    out.add("  " + labels.causes() + (weighed ? ", by the evidence:" : ":"), "");
    for (int i = 0; i < causes.size(); i++) {
      WeighedCause cause = causes.get(i);
      out.add(number(i + 1), cause.text());
      cause.evidence().forEach(text -> out.add(INDENT + "+ ", text));
      cause.against().forEach(text -> out.add(INDENT + "- ", text));
    }
    out.add("  " + labels.checks() + ":", "");
    List<GuideEntry.Check> checks = entry.checks();
    for (int i = 0; i < checks.size(); i++) {
      check(out, number(i + 1), checks.get(i));
    }
    for (String lookAlike : entry.lookAlikes()) {
      out.add("  " + labels.lookAlikes() + ": ", lookAlike);
    }
    return out.toString();
  }

  private void check(TextLines out, String number, GuideEntry.Check check) {
    String command = check.command().orElse("");
    String words = command.isEmpty() ? "" : "  $ " + command;
    if (words.isEmpty()
        || number.length() + check.what().length() + words.length() <= TextLines.COLUMNS) {
      out.add(number, check.what() + words);
    } else {
      out.add(number, check.what());
      out.verbatim(INDENT + "$ " + command);
    }
  }

  private static String number(int number) {
    return (number < 10 ? "   " : "  ") + number + ". ";
  }
}
