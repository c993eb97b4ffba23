package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.wire.DnsFormatException;
import io.wiredns.codec.wire.Octets;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The exceptions of constructors and factories for an invalid argument: IllegalArgumentException
 * itself, with the value that was found; IndexOutOfBoundsException if the argument is an index into
 * an array. {@link NullContract} checks null arguments.
 */
class RefusalTest {
  /** More octets than fit any field. */
  private static final Octets TOO_MANY = Octets.of(new byte[70_001]);

  private static final int LONGEST_TEXT = 400;

  private static final List<Integer> WRONG_INTS =
      List.of(-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x1_0000, 0x100);
  private static final List<Long> WRONG_LONGS =
      List.of(-1L, Long.MIN_VALUE, Long.MAX_VALUE, 0x1_0000_0000L);
  private static final List<String> WRONG_WORDS = List.of("", "..", "no\u0007word", "-1", " ");

  /** The calls with a wrong result, and their results. */
  private final Set<String> wrong = new TreeSet<>();

  private int refused;

  private static List<Executable> makers(Class<?> type) {
    List<Executable> makers = new ArrayList<>();
    if (!Modifier.isAbstract(type.getModifiers())) {
      makers.addAll(List.of(type.getConstructors()));
    }
    for (Method method : type.getMethods()) {
      if (Modifier.isStatic(method.getModifiers())
          && method.getDeclaringClass() == type
          && method.getReturnType() == type
          && !List.of("read", "readText", "readTolerant").contains(method.getName())) {
        makers.add(method);
      }
    }
    return makers;
  }

  private static Throwable failure(Executable maker, Object[] arguments) throws Exception {
    try {
      if (maker instanceof Constructor<?> constructor) {
        constructor.newInstance(arguments);
      } else {
        ((Method) maker).invoke(null, arguments);
      }
      return null;
    } catch (InvocationTargetException thrown) {
      return thrown.getCause();
    }
  }

  private static List<?> wrongOnes(Parameter parameter) {
    Class<?> type = parameter.getType();
    if (type == int.class) {
      return WRONG_INTS;
    }
    if (type == long.class) {
      return WRONG_LONGS;
    }
    if (type == String.class || type == CharSequence.class) {
      return WRONG_WORDS;
    }
    if (type == Octets.class) {
      return List.of(TOO_MANY, Octets.EMPTY);
    }
    return type == List.class ? List.of(List.of()) : List.of();
  }

  /** Returns the text that the message of the exception must contain. */
  private static String found(Object argument) {
    if (argument instanceof Octets octets) {
      return String.valueOf(octets.length());
    }
    return argument instanceof List ? "" : String.valueOf(argument);
  }

  private void ask(Executable maker) throws Exception {
    boolean good = failure(maker, Samples.arguments(maker, -1)) == null;
    Parameter[] parameters = maker.getParameters();
    boolean array = List.of(maker.getParameterTypes()).contains(byte[].class);
    for (int i = 0; i < parameters.length; i++) {
      for (Object argument : wrongOnes(parameters[i])) {
        Object[] arguments = Samples.arguments(maker, -1);
        arguments[i] = argument;
        Throwable thrown = failure(maker, arguments);
        if (thrown == null
            || thrown instanceof DnsFormatException
            || array && thrown instanceof IndexOutOfBoundsException) {
          continue;
        }
        refused++;
        String text = thrown.getMessage();
        String place = maker.getDeclaringClass().getName() + " " + parameters[i] + ": " + thrown;
        if (thrown.getClass() != IllegalArgumentException.class) {
          wrong.add(place);
        } else if (text == null || good && !text.contains(shown(found(argument)))) {
          wrong.add(place + " does not say " + found(argument));
        } else if (text.length() > LONGEST_TEXT) {
          wrong.add(place.substring(0, LONGEST_TEXT) + ": a text of " + text.length());
        }
      }
    }
  }

  /** Returns the printable start of a word, which messages may show instead of the word. */
  private static String shown(String word) {
    return word.indexOf('\u0007') < 0 ? word : word.substring(0, word.indexOf('\u0007'));
  }

  @Test
  void whatCanNeverBeRightIsSaidByIllegalArgument() throws Exception {
    for (Class<?> type : PublicTypes.all()) {
      String name = type.getPackageName();
      if (name.endsWith(".edns")
          || name.endsWith(".rdata")
          || name.endsWith(".code")
          || name.endsWith(".wire")) {
        for (Executable maker : makers(type)) {
          ask(maker);
        }
      }
    }
    assertEquals("", String.join("\n", wrong));
    assertTrue(refused > 500, refused + " refusals");
  }
}
