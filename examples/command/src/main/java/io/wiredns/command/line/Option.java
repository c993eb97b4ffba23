package io.wiredns.command.line;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An option of a command, and its value. Mutable; for one thread.
 *
 * @param <T> the type of the value
 */
public final class Option<T> {
  /** The forms of values. */
  enum Kind {
    FLAG(boolean.class),
    TEXT(String.class),
    INTEGER(Integer.class),
    LONG(Long.class),
    FILE(Path.class),
    CHOICE(null),
    SIZE(Long.class),
    SECONDS(Duration.class),
    TEXTS(String.class),
    FILES(Path.class),
    /** Integers with commas between them. */
    INTEGERS(Integer.class);

    /** The type of a single value; null if each option has its own. */
    final Class<?> type;

    Kind(Class<?> type) {
      this.type = type;
    }
  }

  public final List<String> names;
  final String label;
  final Kind kind;
  final String description;

  /** The type of a single value. */
  final Class<?> type;

  /** The default as it would be written; null if there is none, or if the description has it. */
  private String defaultText;

  private boolean required;
  private T value;

  private Option(
      String name, String label, Kind kind, Class<?> type, T standard, String description) {
    this.names = List.of(name.split("/"));
    this.label = label;
    this.kind = kind;
    this.type = type;
    this.description = description;
    value = standard;
  }

  /** Creates an option without a value. */
  public static Option<Boolean> flag(String name, String description) {
    return new Option<>(name, null, Kind.FLAG, boolean.class, false, description);
  }

  /** Creates an option whose value is text; several names have slashes between them. */
  public static Option<String> text(String name, String label, String description) {
    return new Option<>(name, label, Kind.TEXT, String.class, null, description);
  }

  /**
   * Creates an option whose value is a constant of an enum, in upper or lower case.
   *
   * @param standard the default; null if there is none
   */
  public static <E extends Enum<E>> Option<E> choice(
      String name, String label, Class<E> type, E standard, String description) {
    Option<E> option = new Option<>(name, label, Kind.CHOICE, type, standard, description);
    option.defaultText = standard == null ? null : standard.name().toLowerCase(Locale.ROOT);
    return option;
  }

  /** Creates an option whose value is a path. */
  public static Option<Path> file(String name, String label, String description) {
    return new Option<>(name, label, Kind.FILE, Path.class, null, description);
  }

  /** Creates an option whose value is an int. */
  public static Option<Integer> integer(String name, String label, String description) {
    return of(Kind.INTEGER, name, label, description);
  }

  /** Creates an option whose value is a long. */
  public static Option<Long> longInteger(String name, String label, String description) {
    return of(Kind.LONG, name, label, description);
  }

  /** Creates an option whose value is a number of octets. */
  public static Option<Long> size(String name, String label, String description) {
    return of(Kind.SIZE, name, label, description);
  }

  /** Creates an option whose value is a time in seconds. */
  public static Option<Duration> seconds(String name, String label, String description) {
    return of(Kind.SECONDS, name, label, description);
  }

  /** Creates an option whose value is several integers; null by default. */
  public static Option<Set<Integer>> integers(String name, String label, String description) {
    return of(Kind.INTEGERS, name, label, description);
  }

  private static <T> Option<T> of(Kind kind, String name, String label, String description) {
    return new Option<>(name, label, kind, kind.type, null, description);
  }

  /** Creates an option that may be given several times; the value is a list, empty by default. */
  public static Option<List<String>> texts(String name, String label, String description) {
    return new Option<>(name, label, Kind.TEXTS, String.class, List.of(), description);
  }

  /** Creates an option for files that may be given several times. */
  public static Option<List<Path>> files(String name, String label, String description) {
    return new Option<>(name, label, Kind.FILES, Path.class, List.of(), description);
  }

  /** Sets the default, which the description can show. */
  public Option<T> or(T standard) {
    value = standard;
    defaultText = standard.toString();
    return this;
  }

  /** Requires this option in every command line. */
  public Option<T> required() {
    required = true;
    return this;
  }

  boolean isRequired() {
    return required;
  }

  String defaultText() {
    return defaultText;
  }

  /** Returns the value of the command line, or the default. */
  public T get() {
    return value;
  }

  /** Sets the value. */
  @SuppressWarnings("unchecked") // the type belongs to the kind
  void set(Object parsed) {
    value = (T) parsed;
  }
}
