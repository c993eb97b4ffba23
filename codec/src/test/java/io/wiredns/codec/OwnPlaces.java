package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Registry;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of the places of a module that take a registry. Each row does something with {@link Own}
 * types and says what came of it: with a registry that knows them a word must be in it, and with
 * the standard one it must not. Each public method that takes a registry must have a row.
 */
public final class OwnPlaces {
  /** What a place makes of the user's types. */
  @FunctionalInterface
  public interface Place {
    /**
     * Goes there.
     *
     * @param registry knows the types, or is the standard one
     * @return what came of it
     * @throws Exception if it is refused, which counts as text too
     */
    Object with(Registry registry) throws Exception;
  }

  private record Row(String word, Place place) {}

  private final Path module;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  /**
   * An empty table.
   *
   * @param module the module's folder, in which it has been compiled
   */
  public OwnPlaces(Path module) {
    this.module = module;
  }

  /**
   * Adds a row.
   *
   * @param name the method as {@code Type.method(Parameters)}; words after it tell rows apart
   * @param word what is in the text if the place asks the registry, and only then
   * @param place the place
   * @return this
   */
  public OwnPlaces add(String name, String word, Place place) {
    assertEquals(null, rows.put(name, new Row(word, place)), name);
    return this;
  }

  /**
   * Goes to all places.
   *
   * @throws IOException if the compiled module cannot be read
   */
  public void check() throws IOException {
    TreeSet<String> named =
        rows.keySet().stream()
            .filter(name -> name.contains("Registry)") || name.contains("Registry,"))
            .map(name -> name.split(" ")[0])
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(lines(taking()), lines(named), "one row for each method that takes a registry");
    rows.forEach(
        (name, row) -> {
          String own = text(row.place(), Own.REGISTRY);
          assertTrue(own.contains(row.word()), () -> name + " with the user's: " + own);
          String standard = text(row.place(), Registry.standard());
          assertFalse(standard.contains(row.word()), () -> name + " standard: " + standard);
        });
  }

  private static String lines(TreeSet<String> names) {
    return String.join("\n", names);
  }

  private static String text(Place place, Registry registry) {
    try {
      return String.valueOf(place.with(registry));
    } catch (Exception refused) {
      return refused.toString();
    }
  }

  private TreeSet<String> taking() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    for (Class<?> type : new Surface(module).types()) {
      if (type == Registry.class) {
        continue;
      }
      Stream.<Executable>concat(Stream.of(type.getConstructors()), Stream.of(type.getMethods()))
          .filter(one -> one.getDeclaringClass() == type && !one.isSynthetic())
          .filter(one -> List.of(one.getParameterTypes()).contains(Registry.class))
          .forEach(one -> names.add(name(type, one)));
    }
    return names;
  }

  private static String name(Class<?> type, Executable one) {
    String simple = type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    return simple
        + "."
        + (one instanceof Constructor ? "new" : one.getName())
        + Arrays.stream(one.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(",", "(", ")"));
  }

  /**
   * All that a message says of the user's types.
   *
   * @param message the message
   * @return question, answers and options
   */
  public static String text(Message message) {
    StringBuilder text = new StringBuilder();
    message.question().ifPresent(question -> text.append(question.type()).append(' '));
    for (ResourceRecord record : message.answers()) {
      text.append(record.type()).append(' ').append(record.rdata().toText()).append(' ');
    }
    message.edns().ifPresent(edns -> edns.options().forEach(one -> text.append(one.toText())));
    return text.toString();
  }
}
