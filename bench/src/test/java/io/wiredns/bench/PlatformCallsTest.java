package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Checks that work of the platform for the codec is counted too. A call that can move or compare
 * many octets has a replacement in {@link Steps}, or allocates what it moves, or calls the codec
 * for each element, or has constant cost. Any other call fails this test until it has a
 * replacement.
 */
class PlatformCallsTest {
  /** Types whose methods can be expensive. */
  private static final List<String> OWNERS =
      List.of(
          "java/lang/String.",
          "java/lang/StringBuilder.",
          "java/util/Arrays.",
          "java/util/List.",
          "java/util/ArrayList.",
          "java/util/Deque.",
          "java/util/ArrayDeque.",
          "java/util/Collections.",
          "java/nio/ByteBuffer.",
          "java/nio/CharBuffer.",
          "java/security/MessageDigest.",
          "java/security/Signature.",
          "java/io/ByteArrayOutputStream.");

  /** Methods with constant cost. */
  private static final Set<String> CONSTANT =
      Set.of(
          "length",
          "charAt",
          "isEmpty",
          "size",
          "get",
          "iterator",
          "stream",
          "forEach",
          "set",
          "setCharAt",
          "subList",
          "push",
          "pop",
          "peek",
          "position",
          "remaining",
          "limit",
          "order",
          "hasArray",
          "array",
          "arrayOffset",
          "isReadOnly",
          "duplicate",
          "flip",
          "clear",
          "putShort",
          "putInt",
          "getInt",
          "getShort",
          "getLong",
          "put",
          "slice",
          "rewind",
          "reset",
          "getInstance",
          "initVerify",
          "initSign",
          "unmodifiableSet",
          "unmodifiableList",
          "unmodifiableMap",
          "emptyList",
          "asList",
          "isDirect",
          "capacity",
          "asReadOnlyBuffer",
          "addFirst",
          "addLast",
          "removeFirst",
          "removeLast",
          "hasRemaining",
          "mark",
          "nCopies",
          "chars",
          "codePoints",
          "listIterator");

  /** Methods that allocate what they move. */
  private static final Set<String> ALLOCATING =
      Set.of(
          "<init>",
          "valueOf",
          "formatted",
          "format",
          "repeat",
          "substring",
          "replace",
          "replaceAll",
          "toUpperCase",
          "toLowerCase",
          "split",
          "getBytes",
          "strip",
          "join",
          "toCharArray",
          "toString",
          "of",
          "copyOf",
          "toArray",
          "wrap",
          "allocate",
          "digest",
          "sign",
          "verify",
          "toByteArray",
          "write",
          "concat",
          "copyOfRange",
          "stripTrailing",
          "lines",
          "trim");

  /**
   * Methods that call a comparator or equals of the codec for each comparison, or append a number.
   */
  private static final Set<String> STEPPING =
      Set.of(
          "sort(Ljava/util/Comparator;)V",
          "sort([Ljava/lang/Object;)V",
          "sort([Ljava/lang/Object;Ljava/util/Comparator;)V",
          "sort([Ljava/lang/Object;IILjava/util/Comparator;)V",
          "binarySearch(Ljava/util/List;Ljava/lang/Object;)I",
          "stream([Ljava/lang/Object;)Ljava/util/stream/Stream;",
          "add(Ljava/lang/Object;)Z",
          "appendCodePoint(I)Ljava/lang/StringBuilder;",
          "append(C)Ljava/lang/StringBuilder;",
          "append(I)Ljava/lang/StringBuilder;",
          "append(J)Ljava/lang/StringBuilder;",
          "append(Z)Ljava/lang/StringBuilder;");

  @Test
  void whatThePlatformMovesIsCounted() throws IOException {
    Set<String> standIns = CountingLoader.standIns();
    Set<String> uncounted = new TreeSet<>();
    for (Class<?> one : Calls.codec()) {
      for (String call : Calls.of(one)) {
        if (OWNERS.stream().anyMatch(call::startsWith) && !isKnown(call, standIns)) {
          uncounted.add(call);
        }
      }
    }
    assertEquals(Set.of(), uncounted);
  }

  private static boolean isKnown(String call, Set<String> standIns) {
    int dot = call.indexOf('.');
    int parameters = call.indexOf('(');
    String owner = call.substring(0, dot);
    String name = call.substring(dot + 1, parameters);
    String descriptor = call.substring(parameters);
    boolean bulk = descriptor.contains("[") || descriptor.startsWith("(Ljava/nio/ByteBuffer");
    return standIns.contains(name + descriptor)
        || standIns.contains(name + "(L" + owner + ";" + descriptor.substring(1))
        || CONSTANT.contains(name) && !bulk
        || ALLOCATING.contains(name)
        || STEPPING.contains(name + descriptor)
        || Set.of("asList", "wrap", "array").contains(name);
  }
}
