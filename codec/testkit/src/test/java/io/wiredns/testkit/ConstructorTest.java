package io.wiredns.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.CodePoint;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.MalformedOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.DocPath;
import io.wiredns.codec.rdata.DohPath;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.Ohttp;
import io.wiredns.codec.rdata.Pvd;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.SvcParam;
import io.wiredns.codec.rdata.TlsSupportedGroups;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.TypeBitmap;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every public constructor of RDATA and options, with arguments in and out of range: it either
 * throws IllegalArgumentException or NullPointerException, or creates a value that a strict parser
 * reads back.
 */
class ConstructorTest {
  private static final int TRIES = 1_500;

  private static final List<Long> EDGES =
      List.of(
          0L,
          1L,
          2L,
          3L,
          4L,
          15L,
          16L,
          32L,
          33L,
          127L,
          128L,
          129L,
          255L,
          256L,
          65_535L,
          65_536L,
          -1L,
          0x7FFF_FFFFL,
          0x8000_0000L,
          0xFFFF_FFFFL,
          0x1_0000_0000L,
          Long.MIN_VALUE);

  /** The classes of SVCB parameters in this library; users may define more. */
  private static final List<Class<?>> PARAMS =
      Stream.concat(
              Arrays.stream(SvcParam.class.getClasses()),
              Stream.of(
                  DohPath.class, Ohttp.class, TlsSupportedGroups.class, DocPath.class, Pvd.class))
          .toList();

  private static final List<Integer> LENGTHS =
      List.of(
          0, 1, 2, 3, 4, 6, 8, 9, 12, 16, 20, 32, 33, 48, 64, 127, 255, 256, 300, 8_193, 65_536);

  /** Returns the classes of RDATA and options, and the classes nested in them. */
  private static List<Class<?>> values() throws IOException, URISyntaxException {
    List<Class<?>> all = new ArrayList<>();
    for (Class<?> base : List.of(RData.class, EdnsOption.class)) {
      for (String name : classes(base)) {
        Class<?> type;
        try {
          type = Class.forName(name);
        } catch (ClassNotFoundException impossible) {
          throw new AssertionError(impossible);
        }
        boolean made = Modifier.isPublic(type.getModifiers()) && !type.isInterface();
        boolean carrier = type == MalformedRData.class || type == MalformedOption.class;
        if (made && base.isAssignableFrom(type) && !carrier) {
          all.add(type);
        }
      }
    }
    return all;
  }

  private static List<String> classes(Class<?> base) throws IOException, URISyntaxException {
    String folder = base.getPackageName().replace('.', '/');
    URI place = base.getProtectionDomain().getCodeSource().getLocation().toURI();
    if (place.getPath().endsWith(".jar")) {
      try (FileSystem jar = FileSystems.newFileSystem(Path.of(place))) {
        return classes(jar.getPath("/" + folder), base);
      }
    }
    return classes(Path.of(place).resolve(folder), base);
  }

  private static List<String> classes(Path folder, Class<?> base) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
          .map(file -> base.getPackageName() + "." + file.substring(0, file.length() - 6))
          .sorted()
          .toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> aConstructorRefusesOrMakesWhatAParserTakes() throws Exception {
    List<Class<?>> values = values();
    assertTrue(values.size() > 110, values.size() + " classes");
    return values.stream()
        .flatMap(type -> Arrays.stream(type.getConstructors()))
        .map(one -> DynamicTest.dynamicTest(one.toString(), () -> check(one)));
  }

  private static void check(Constructor<?> constructor) {
    int made = 0;
    for (int i = 0; i < TRIES; i++) {
      Choices choices = Choices.seeded(i);
      Object[] arguments =
          Arrays.stream(constructor.getGenericParameterTypes())
              .map(type -> argument(type, choices))
              .toArray();
      Object value = make(constructor, arguments);
      if (value != null) {
        made++;
        written(value, constructor.getName() + " " + value);
      }
    }
    assertTrue(made > 0, "nothing was made by " + constructor);
  }

  private static Object make(Constructor<?> constructor, Object[] arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException failed) {
      Throwable cause = failed.getCause();
      boolean refused =
          cause instanceof IllegalArgumentException || cause instanceof NullPointerException;
      if (!refused) {
        throw new AssertionError(constructor + " " + Arrays.toString(arguments), cause);
      }
      return null;
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(constructor.toString(), impossible);
    }
  }

  /**
   * Writes a message with the value: builder and writer may reject it, but what they write must be
   * well-formed.
   */
  private static void written(Object value, String context) {
    byte[] octets;
    try {
      Message message =
          value instanceof EdnsOption option
              ? Message.builder()
                  .edns(Edns.request().withUdpPayloadSize(512).withOption(option))
                  .build()
              : message((RData) value);
      octets = Messages.octets(message);
    } catch (IllegalArgumentException | BufferOverflowException refused) {
      return;
    }
    assertDoesNotThrow(() -> Message.parse(ByteBuffer.wrap(octets)), context);
  }

  private static Message message(RData rdata) {
    if (rdata instanceof Tsig) {
      return Message.builder()
          .additional(
              new ResourceRecord(Name.ROOT, io.wiredns.codec.code.RecordClass.ANY, 0, rdata))
          .build();
    }
    return Message.builder().additional(new ResourceRecord(Name.ROOT, 0, rdata)).build();
  }

  private static Object argument(Type type, Choices choices) {
    if (type instanceof ParameterizedType generic) {
      Type inner = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == Optional.class) {
        return choices.chance(1, 2)
            ? Optional.empty()
            : Optional.ofNullable(argument(inner, choices));
      }
      List<Object> list = new ArrayList<>();
      for (int count = choices.chance(1, 20) ? 300 : choices.below(4); count > 0; count--) {
        Object one = argument(inner, choices);
        if (one != null) {
          list.add(one);
        }
      }
      return list;
    }
    Class<?> raw = (Class<?>) type;
    if (choices.chance(1, 60) && !raw.isPrimitive()) {
      return null;
    }
    if (raw == int.class || raw == Integer.class) {
      return choices.chance(1, 2) ? choices.below(5) : choices.oneOf(EDGES).intValue();
    }
    if (raw == long.class || raw == Long.class) {
      return choices.oneOf(EDGES);
    }
    return object(raw, choices);
  }

  private static Object object(Class<?> raw, Choices choices) {
    if (raw == boolean.class || raw == Boolean.class) {
      return choices.chance(1, 2);
    }
    if (raw == OptionalInt.class) {
      return choices.chance(1, 2)
          ? OptionalInt.empty()
          : OptionalInt.of(choices.oneOf(EDGES).intValue());
    }
    if (raw == OptionalLong.class) {
      return choices.chance(1, 2) ? OptionalLong.empty() : OptionalLong.of(choices.oneOf(EDGES));
    }
    if (raw == Octets.class) {
      int length = choices.oneOf(LENGTHS);
      return length > 300 ? Octets.of(new byte[length]) : choices.octets(length);
    }
    if (raw == String.class) {
      return choices.oneOf(
          List.of("issue", "", "a-b", "/dns-query{?dns}", "\u00e4", "x".repeat(300)));
    }
    if (raw == Name.class) {
      return Names.any().make(choices);
    }
    if (raw == Ipv6.class) {
      return new Ipv6(choices.bits(64), choices.bits(64));
    }
    if (raw == TypeBitmap.class) {
      return TypeBitmap.of(List.of(RecordType.of(choices.between(1, 65_535))));
    }
    if (raw == WireFormatException.class) {
      return new WireFormatException(Fault.RDATA_TRUNCATED, 0, "x", "y");
    }
    if (raw == EdnsOption.class) {
      return Options.options().make(choices);
    }
    if (CodePoint.class.isAssignableFrom(raw)) {
      return codePoint(raw, choices.oneOf(EDGES).intValue());
    }
    return nested(raw, choices);
  }

  private static Object codePoint(Class<?> raw, int value) {
    try {
      return raw.getMethod("of", int.class).invoke(null, value);
    } catch (InvocationTargetException outOfRange) {
      return null;
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(raw.toString(), impossible);
    }
  }

  /** Creates a value that is part of another: an item, a gateway, a parameter or a version. */
  private static Object nested(Class<?> raw, Choices choices) {
    Class<?> one = raw == SvcParam.class ? choices.oneOf(PARAMS) : raw;
    if (one.isInterface()) {
      one = choices.oneOf(List.of(one.getPermittedSubclasses()));
    }
    if (one.isEnum()) {
      return choices.oneOf(List.of(one.getEnumConstants()));
    }
    Constructor<?> constructor = choices.oneOf(List.of(one.getDeclaredConstructors()));
    if (!Modifier.isPublic(constructor.getModifiers())) {
      return null;
    }
    Object[] arguments =
        Arrays.stream(constructor.getGenericParameterTypes())
            .map(type -> argument(type, choices))
            .toArray();
    return make(constructor, arguments);
  }
}
