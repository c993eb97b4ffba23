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
 * A table of the public methods of a module that have a registry as an argument, each of which must
 * have a row. A row calls the method with {@link Own} types: with a registry that knows them, the
 * result must contain a word, and with the standard registry, it must not.
 */
public final class RegistryMethods {
  /** A call of a method with the user's types. */
  @FunctionalInterface
  public interface Place {
    /**
     * Calls the method.
     *
     * @param registry the registry that knows the types, or the standard one
     * @return the result
     * @throws Exception if the call is rejected; the exception then counts as the result
     */
    Object with(Registry registry) throws Exception;
  }

  private record Row(String word, Place place) {}

  private final Path module;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  /**
   * Creates an empty table.
   *
   * @param module the module's folder, in which it has been compiled
   */
  public RegistryMethods(Path module) {
    this.module = module;
  }

  /**
   * Adds a row.
   *
   * @param name the method as {@code Type.method(Parameters)}; words after it distinguish rows
   * @param word a word that is in the result only if the method uses the registry
   * @param place the call
   * @return this
   */
  public RegistryMethods add(String name, String word, Place place) {
    assertEquals(null, rows.put(name, new Row(word, place)), name);
    return this;
  }

  /**
   * Calls all methods.
   *
   * @throws IOException if the compiled module cannot be read
   */
  public void check() throws IOException {
    TreeSet<String> named =
        rows.keySet().stream()
            .filter(name -> name.contains("Registry)") || name.contains("Registry,"))
            .map(name -> name.split(" ")[0])
            .collect(Collectors.toCollection(TreeSet::new));
    Differences.assertSameLines(
        lines(taking()), lines(named), "one row for each method that takes a registry");
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
   * Returns the parts of a message with the user's types.
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
