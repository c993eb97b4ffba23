package io.wiredns.guide;

import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What the guide says of one code or situation, for a person.
 *
 * @param title the code and a few words
 * @param meaning what it means
 * @param where where it appears
 * @param who who can change it
 * @param repeat whether asking again can help
 * @param causes the likely causes, likeliest first
 * @param checks what to check, in this order
 * @param lookAlikes what else looks the same
 * @param labels the headings in the guide's language
 * @since 0.1
 */
public record GuideEntry(
    String title,
    String meaning,
    String where,
    String who,
    String repeat,
    List<String> causes,
    List<Check> checks,
    List<String> lookAlikes,
    Labels labels) {
  /**
   * One thing to check.
   *
   * @param what what to look at
   * @param command a command for a shell, empty if there is none; {@code {name}}, {@code {type}},
   *     {@code {zone}} and {@code {server}} in it wait for {@link GuideEntry#about}
   */
  public record Check(String what, String command) {
    /**
     * A check.
     *
     * @param what what to look at
     * @param command a command, or an empty text
     */
    public Check {
      Objects.requireNonNull(what);
      Objects.requireNonNull(command);
    }
  }

  /**
   * The headings of an entry.
   *
   * @param where of where it appears
   * @param who of who can change it
   * @param repeat of whether to ask again
   * @param causes of the causes
   * @param checks of the checks
   * @param lookAlikes of what looks the same
   */
  public record Labels(
      String where, String who, String repeat, String causes, String checks, String lookAlikes) {
    /**
     * An instance of those components.
     *
     * @param where of where it appears
     * @param who of who can change it
     * @param repeat of whether to ask again
     * @param causes of the causes
     * @param checks of the checks
     * @param lookAlikes of what looks the same
     */
    public Labels {
      Objects.requireNonNull(where);
      Objects.requireNonNull(who);
      Objects.requireNonNull(repeat);
      Objects.requireNonNull(causes);
      Objects.requireNonNull(checks);
      Objects.requireNonNull(lookAlikes);
    }
  }

  /**
   * An entry.
   *
   * @param title the code and a few words
   * @param meaning what it means
   * @param where where it appears
   * @param who who can change it
   * @param repeat whether asking again can help
   * @param causes the likely causes
   * @param checks what to check
   * @param lookAlikes what else looks the same
   * @param labels the headings
   */
  public GuideEntry {
    Objects.requireNonNull(title);
    Objects.requireNonNull(meaning);
    Objects.requireNonNull(where);
    Objects.requireNonNull(who);
    Objects.requireNonNull(repeat);
    causes = List.copyOf(causes);
    checks = List.copyOf(checks);
    lookAlikes = List.copyOf(lookAlikes);
    Objects.requireNonNull(labels);
  }

  /**
   * The entry with commands for anything: words in capitals stand for what the reader knows.
   *
   * @return an entry whose commands have no placeholders
   */
  public GuideEntry inGeneral() {
    return about("NAME", "TYPE", "SERVER");
  }

  /**
   * The entry with commands for a question.
   *
   * @param question the question; its name is quoted for a shell where that is needed
   * @param server the server's address, or SERVER if it is not known
   * @return an entry whose commands have no placeholders
   */
  public GuideEntry about(Question question, String server) {
    return about(words(question.name()), question.type().toString(), quoted(server));
  }

  /** The entry with a name in its commands, in place of a word in braces. */
  GuideEntry about(String placeholder, Name name) {
    return replace(command -> command.replace(placeholder, words(name)));
  }

  private static String words(Name name) {
    String text = name.toString();
    return quoted(text.length() > 1 ? text.substring(0, text.length() - 1) : text);
  }

  private GuideEntry about(String name, String type, String server) {
    return replace(
        command ->
            command
                .replace("{zone}", "ZONE")
                .replace("{type}", type)
                .replace("{server}", server)
                .replace("{name}", name));
  }

  private GuideEntry replace(UnaryOperator<String> change) {
    List<Check> filled = new ArrayList<>();
    for (Check check : checks) {
      filled.add(new Check(check.what(), change.apply(check.command())));
    }
    return new GuideEntry(title, meaning, where, who, repeat, causes, filled, lookAlikes, labels);
  }

  /** A word as a POSIX shell takes it for itself: names come from the network. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9._:-]+") && !word.startsWith("-")
        ? word
        : "'" + word.replace("'", "'\\''") + "'";
  }

  /**
   * The entry as text. Commands that no question has filled are those of {@link #inGeneral}.
   *
   * @param columns how many characters a line has at most, 40 or more
   * @return lines, each with a line feed at its end
   * @throws IllegalArgumentException if there are too few columns
   */
  public String toText(int columns) {
    Paragraphs out = new Paragraphs(columns);
    out.add("", title);
    out.add("  ", meaning);
    out.add("  " + labels.where() + ": ", where);
    out.add("  " + labels.who() + ": ", who);
    out.add("  " + labels.repeat() + " ", repeat);
    out.add("  " + labels.causes() + ":", "");
    for (int i = 0; i < causes.size(); i++) {
      out.add("  %2d. ".formatted(i + 1), causes.get(i));
    }
    out.add("  " + labels.checks() + ":", "");
    List<Check> filled = inGeneral().checks();
    for (int i = 0; i < filled.size(); i++) {
      out.check("  %2d. ".formatted(i + 1), filled.get(i));
    }
    for (String lookAlike : lookAlikes) {
      out.add("  " + labels.lookAlikes() + ": ", lookAlike);
    }
    return out.toString();
  }
}
