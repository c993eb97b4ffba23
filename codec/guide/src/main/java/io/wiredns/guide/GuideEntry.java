package io.wiredns.guide;

import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The guide's explanation of one code or situation, for people. {@link RcodeGuide} returns the
 * entries. Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class GuideEntry {
  private final String title;
  private final String meaning;
  private final String where;
  private final String who;
  private final String repeat;
  private final List<Cause> causes;
  private final List<Check> checks;
  private final List<String> lookAlikes;
  private final Labels labels;

  GuideEntry(
      String title,
      String meaning,
      String where,
      String who,
      String repeat,
      List<Cause> causes,
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
   * Returns the title.
   *
   * @return the code and a few words
   */
  public String title() {
    return title;
  }

  /**
   * Returns the meaning of the code or situation.
   *
   * @return a few sentences
   */
  public String meaning() {
    return meaning;
  }

  /**
   * Returns the places of the code or situation, such as messages and fields.
   *
   * @return a few words
   */
  public String where() {
    return where;
  }

  /**
   * Returns the parties that can fix the problem.
   *
   * @return a few words
   */
  public String who() {
    return who;
  }

  /**
   * Returns whether it can help to send the request again.
   *
   * @return a few words
   */
  public String repeat() {
    return repeat;
  }

  /**
   * Returns the likely causes.
   *
   * @return the causes, the likeliest first if nothing is known but the code; an unmodifiable list
   */
  public List<Cause> causes() {
    return causes;
  }

  /**
   * Returns the checks that find the cause.
   *
   * @return the checks, in the order in which to make them; an unmodifiable list
   */
  public List<Check> checks() {
    return checks;
  }

  /**
   * Returns other codes or situations that look the same.
   *
   * @return the other codes or situations; an unmodifiable list, which may be empty
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
   * A likely cause, and what speaks for and against it. Immutable; may be shared among threads.
   *
   * @since 0.1
   */
  public static final class Cause {
    private final String text;
    private final Map<String, Integer> weights;

    Cause(String text, Map<String, Integer> weights) {
      this.text = text;
      this.weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    /** Reads a cause with its signs, {@code TEXT | +SIGN ++SIGN -SIGN}, or without. */
    static Cause parse(String line) {
      int bar = line.indexOf(" | ");
      if (bar < 0) {
        return new Cause(line, Map.of());
      }
      Map<String, Integer> weights = new LinkedHashMap<>();
      for (String word : line.substring(bar + 3).split(" ")) {
        int at = 0;
        while (at < word.length() && word.charAt(at) == word.charAt(0)) {
          at++;
        }
        weights.put(word.substring(at), word.charAt(0) == '-' ? -at : at);
      }
      return new Cause(line.substring(0, bar), weights);
    }

    /**
     * Returns the cause in words.
     *
     * @return a few words
     */
    public String text() {
      return text;
    }

    /**
     * Returns the signs, seen in messages, that speak for or against this cause.
     *
     * @return by the name of the sign, in capitals, 1 to 3 if it speaks for the cause and -1 to -3
     *     if it speaks against it; 3 is almost a proof; an unmodifiable map, which may be empty
     */
    public Map<String, Integer> weights() {
      return weights;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Cause that && text.equals(that.text) && weights.equals(that.weights);
    }

    @Override
    public int hashCode() {
      return Objects.hash(text, weights);
    }

    /** Returns the cause in words. */
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * One thing to check. Immutable; may be shared among threads.
   *
   * @since 0.1
   */
  public static final class Check {
    private final String what;
    private final String command;

    /** Creates a check; {@code command} is empty if there is none. */
    Check(String what, String command) {
      this.what = what;
      this.command = command;
    }

    /**
     * Returns the thing to check.
     *
     * @return a few words
     */
    public String what() {
      return what;
    }

    /**
     * Returns a shell command that shows the thing to check.
     *
     * @return the command, or an empty Optional if there is none
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

    /** Returns the thing to check, and the command if there is one. */
    @Override
    public String toString() {
      return command.isEmpty() ? what : what + ": " + command;
    }
  }

  /**
   * The headings of an entry. Immutable; may be shared among threads.
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
     * @return one or more words
     */
    public String where() {
      return where;
    }

    /**
     * Returns the heading of {@link GuideEntry#who}.
     *
     * @return one or more words
     */
    public String who() {
      return who;
    }

    /**
     * Returns the heading of {@link GuideEntry#repeat}.
     *
     * @return one or more words
     */
    public String repeat() {
      return repeat;
    }

    /**
     * Returns the heading of {@link GuideEntry#causes}.
     *
     * @return one or more words
     */
    public String causes() {
      return causes;
    }

    /**
     * Returns the heading of {@link GuideEntry#checks}.
     *
     * @return one or more words
     */
    public String checks() {
      return checks;
    }

    /**
     * Returns the heading of {@link GuideEntry#lookAlikes}.
     *
     * @return one or more words
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
   * Returns a copy of this entry with general commands: in place of names, types, servers and files
   * they have words in capitals, such as NAME, which the reader must replace.
   *
   * @return an entry whose commands have NAME, TYPE, SERVER, ZONE, CAPTURE and FILE in place of the
   *     placeholders in braces; CAPTURE is a file with messages, FILE a zone file
   */
  public GuideEntry inGeneral() {
    return about("NAME", "TYPE", "SERVER");
  }

  /**
   * Returns a copy of this entry with commands for a question.
   *
   * @param question the question; its name is quoted for the shell if necessary
   * @param server the address of the server, perhaps with {@code #} and a port, or SERVER if it is
   *     not known
   * @return an entry whose commands have these values in place of the placeholders, FILE in place
   *     of {@code {file}}, ZONE in place of {@code {zone}}, unless {@link #inZone} has replaced it,
   *     and CAPTURE in place of {@code {capture}}, unless {@link #inCapture} has replaced it
   */
  public GuideEntry about(Question question, String server) {
    return about(ShellWord.of(question.name()), question.type().toString(), ShellWord.of(server));
  }

  /**
   * Returns a copy of this entry with commands for a zone.
   *
   * @param zone the zone; its name is quoted for the shell if necessary
   * @return an entry whose commands have this name in place of {@code {zone}}
   */
  public GuideEntry inZone(Name zone) {
    return about("{zone}", zone);
  }

  /**
   * Returns a copy of this entry with commands for a file with messages.
   *
   * @param file the name of the file, which is quoted for the shell if necessary
   * @param options the options that reading the file needs, as they stand in a command
   * @return an entry whose commands have the options and this file in place of {@code {capture}}
   */
  public GuideEntry inCapture(String file, String... options) {
    List<String> words = new ArrayList<>(List.of(options));
    words.add(ShellWord.of(file.startsWith("-") ? "./" + file : file));
    return replace("{capture}", String.join(" ", words));
  }

  /**
   * Returns a copy of this entry whose commands have the given name in place of the given
   * placeholder.
   */
  GuideEntry about(String placeholder, Name name) {
    return replace(placeholder, ShellWord.of(name));
  }

  private GuideEntry about(String name, String type, String server) {
    int mark = server.indexOf('#');
    String host = mark < 0 ? server : server.substring(0, mark);
    String port = mark < 0 ? "" : " -p " + server.substring(mark + 1);
    return replace(
        "{capture}",
        "CAPTURE",
        "{file}",
        "FILE",
        "{zone}",
        "ZONE",
        "{type}",
        type,
        "{server}",
        server,
        "{host}",
        host,
        "{port}",
        port,
        "{name}",
        name);
  }

  /** Replaces each placeholder in the commands by the word that follows it. */
  private GuideEntry replace(String... words) {
    List<Check> filled = new ArrayList<>();
    for (Check check : checks) {
      String command = check.command;
      for (int i = 0; i < words.length; i += 2) {
        command = command.replace(words[i], words[i + 1]);
      }
      command = command.replace(" .. ", " . "); // The root, with the final dot of other names.
      filled.add(new Check(check.what(), command));
    }
    return new GuideEntry(title, meaning, where, who, repeat, causes, filled, lookAlikes, labels);
  }

  /**
   * Returns the entry as text. If its commands have placeholders, they are replaced as by {@link
   * #inGeneral}.
   *
   * @param columns the maximum number of characters of a line, 40 or more; commands and single
   *     words may be longer
   * @return the lines, each ended by a line feed
   * @throws IllegalArgumentException if {@code columns} is less than 40
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
      out.add(number(i + 1), causes.get(i).text());
    }
    out.add("  " + labels.checks() + ":", "");
    List<Check> filled = inGeneral().checks();
    for (int i = 0; i < filled.size(); i++) {
      out.check(number(i + 1), filled.get(i));
    }
    for (String lookAlike : lookAlikes) {
      out.add("  " + labels.lookAlikes() + ": ", lookAlike);
    }
    return out.toString();
  }

  /** Returns a number in two columns, without a Formatter, which loads the data of a locale. */
  private static String number(int number) {
    return (number < 10 ? "   " : "  ") + number + ". ";
  }
}
