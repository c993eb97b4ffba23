package io.wiredns.guide;

import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the guide says of one code or situation, for a person. {@link RcodeGuide} has the entries.
 * Immutable, for any threads.
 *
 * @since 0.1
 */
public final class GuideEntry {
  private final String title;
  private final String meaning;
  private final String where;
  private final String who;
  private final String repeat;
  private final List<String> causes;
  private final List<Check> checks;
  private final List<String> lookAlikes;
  private final Labels labels;

  GuideEntry(
      String title,
      String meaning,
      String where,
      String who,
      String repeat,
      List<String> causes,
      List<Check> checks,
      List<String> lookAlikes,
      Labels labels) {
    this.title = title;
    this.meaning = meaning;
    this.where = where;
    this.who = who;
    this.repeat = repeat;
    this.causes = List.copyOf(causes);
    this.checks = List.copyOf(checks);
    this.lookAlikes = List.copyOf(lookAlikes);
    this.labels = labels;
  }

  /**
   * What this is about.
   *
   * @return the code and a few words
   */
  public String title() {
    return title;
  }

  /**
   * What the code or situation means.
   *
   * @return a few sentences
   */
  public String meaning() {
    return meaning;
  }

  /**
   * Where it appears.
   *
   * @return a few words
   */
  public String where() {
    return where;
  }

  /**
   * Who can change it.
   *
   * @return a few words
   */
  public String who() {
    return who;
  }

  /**
   * Returns whether asking again can help.
   *
   * @return a few words
   */
  public String repeat() {
    return repeat;
  }

  /**
   * Returns the likely causes.
   *
   * @return the causes, likeliest first
   */
  public List<String> causes() {
    return causes;
  }

  /**
   * What to check.
   *
   * @return the checks, in the order in which to make them
   */
  public List<Check> checks() {
    return checks;
  }

  /**
   * What else looks the same.
   *
   * @return other codes or situations, perhaps none
   */
  public List<String> lookAlikes() {
    return lookAlikes;
  }

  /**
   * Returns the headings of this entry.
   *
   * @return the headings in the guide's language
   */
  public Labels labels() {
    return labels;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GuideEntry that
        && title.equals(that.title)
        && meaning.equals(that.meaning)
        && where.equals(that.where)
        && who.equals(that.who)
        && repeat.equals(that.repeat)
        && causes.equals(that.causes)
        && checks.equals(that.checks)
        && lookAlikes.equals(that.lookAlikes)
        && labels.equals(that.labels);
  }

  @Override
  public int hashCode() {
    return Objects.hash(title, meaning, where, who, repeat, causes, checks, lookAlikes, labels);
  }

  /** Returns the title. */
  @Override
  public String toString() {
    return title;
  }

  /**
   * One thing to check. Immutable, for any threads.
   *
   * @since 0.1
   */
  public static final class Check {
    private final String what;
    private final String command;

    /** A check, with an empty text where there is no command. */
    Check(String what, String command) {
      this.what = what;
      this.command = command;
    }

    /**
     * What to look at.
     *
     * @return a few words
     */
    public String what() {
      return what;
    }

    /**
     * Returns a command for a shell that shows it.
     *
     * @return the command, if there is one; {@code {name}}, {@code {type}}, {@code {zone}} and
     *     {@code {server}} in it wait for {@link GuideEntry#about}
     */
    public Optional<String> command() {
      return command.isEmpty() ? Optional.empty() : Optional.of(command);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Check that && what.equals(that.what) && command.equals(that.command);
    }

    @Override
    public int hashCode() {
      return Objects.hash(what, command);
    }

    /** What to look at, and the command. */
    @Override
    public String toString() {
      return command.isEmpty() ? what : what + ": " + command;
    }
  }

  /**
   * The headings of an entry. Immutable, for any threads.
   *
   * @since 0.1
   */
  public static final class Labels {
    private final String where;
    private final String who;
    private final String repeat;
    private final String causes;
    private final String checks;
    private final String lookAlikes;

    Labels(
        String where, String who, String repeat, String causes, String checks, String lookAlikes) {
      this.where = where;
      this.who = who;
      this.repeat = repeat;
      this.causes = causes;
      this.checks = checks;
      this.lookAlikes = lookAlikes;
    }

    /**
     * Returns the heading of {@link GuideEntry#where}.
     *
     * @return a word or a few
     */
    public String where() {
      return where;
    }

    /**
     * Returns the heading of {@link GuideEntry#who}.
     *
     * @return a word or a few
     */
    public String who() {
      return who;
    }

    /**
     * Returns the heading of {@link GuideEntry#repeat}.
     *
     * @return a word or a few
     */
    public String repeat() {
      return repeat;
    }

    /**
     * Returns the heading of {@link GuideEntry#causes}.
     *
     * @return a word or a few
     */
    public String causes() {
      return causes;
    }

    /**
     * Returns the heading of {@link GuideEntry#checks}.
     *
     * @return a word or a few
     */
    public String checks() {
      return checks;
    }

    /**
     * Returns the heading of {@link GuideEntry#lookAlikes}.
     *
     * @return a word or a few
     */
    public String lookAlikes() {
      return lookAlikes;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Labels that
          && where.equals(that.where)
          && who.equals(that.who)
          && repeat.equals(that.repeat)
          && causes.equals(that.causes)
          && checks.equals(that.checks)
          && lookAlikes.equals(that.lookAlikes);
    }

    @Override
    public int hashCode() {
      return Objects.hash(where, who, repeat, causes, checks, lookAlikes);
    }
  }

  /**
   * Returns the entry with commands for anything: words in capitals stand for what the reader
   * knows.
   *
   * @return an entry whose commands have no placeholders
   */
  public GuideEntry inGeneral() {
    return about("NAME", "TYPE", "SERVER");
  }

  /**
   * Returns the entry with commands for a question.
   *
   * @param question the question; its name is quoted for a shell where that is needed
   * @param server the server's address, or SERVER if it is not known
   * @return an entry whose commands have no placeholders
   */
  public GuideEntry about(Question question, String server) {
    return about(words(question.name()), question.type().toString(), quoted(server));
  }

  /** Returns the entry with a name in its commands, in place of a word in braces. */
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
      filled.add(new Check(check.what(), change.apply(check.command)));
    }
    return new GuideEntry(title, meaning, where, who, repeat, causes, filled, lookAlikes, labels);
  }

  /** Returns a word as a POSIX shell takes it for itself: names come from the network. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9._:-]+") && !word.startsWith("-")
        ? word
        : "'" + word.replace("'", "'\\''") + "'";
  }

  /**
   * Returns the entry as text. Commands that no question has filled are those of {@link
   * #inGeneral}.
   *
   * @param columns how many characters a line has at most, 40 or more
   * @return lines, each with a line feed at its end
   * @throws IllegalArgumentException if there are too few columns
   */
  public String toText(int columns) {
    WrappedText out = new WrappedText(columns);
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
