package io.wiredns.command;

import io.wiredns.command.output.Voice;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What no command may print in any situation: forms of Java, and other forms than {@link Voice}.
 */
public final class Mistakes {
  private static final List<Pattern> NEVER =
      List.of(
          // Stack traces, records, exceptions, objects without a text.
          Pattern.compile("\\bat (io\\.wiredns|java|jdk)\\.[\\w.$/]+\\("),
          Pattern.compile("\\b\\w++\\[\\w++=[^\\]]*\\]"),
          Pattern.compile("(?:java|io\\.wiredns)\\.\\w+[\\w.$]*(?:Exception|Error|@)"),
          Pattern.compile("internal error:"),
          Pattern.compile("@[0-9a-f]{6,8}\\b"),
          Pattern.compile("Optional(?:Int|Long)?[\\[.]"),
          Pattern.compile("(?m): \\{\\}$|(?<![\"\\w])null$"),
          // Addresses: /192.0.2.1, 192.0.2.1:53, [2001:db8:0:0:0:0:0:1].
          Pattern.compile("(?<![/\\w])/\\d+(?:\\.\\d+){3}(?![\\d.])"),
          Pattern.compile("(?<![/\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}:\\d+"),
          Pattern.compile("\\b0:0:0:[0-9a-f]+\\b"),
          // Durations.
          Pattern.compile("\\bP(?:T\\d|\\d+DT)[\\d.]*[HMS]"));

  private Mistakes() {}

  /** Returns the mistakes of a text. */
  public static List<String> of(String text) {
    return NEVER.stream()
        .flatMap(never -> never.matcher(text).results().map(MatchResult::group))
        .toList();
  }
}
