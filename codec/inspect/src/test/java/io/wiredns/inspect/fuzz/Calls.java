package io.wiredns.inspect.fuzz;

import io.wiredns.codec.message.Message;
import io.wiredns.dnssec.CanonicalForm;
import io.wiredns.inspect.Dissection;
import io.wiredns.stateful.DsoMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The public methods of the library, and arguments for them: values that the run of the fuzzer has
 * created so far, nulls, and numbers in and out of range. The fuzzer's octets choose them.
 */
final class Calls {
  private static final String BASE = "io.wiredns.";

  /** One class of each tested module. */
  private static final List<Class<?>> MODULES =
      List.of(Message.class, CanonicalForm.class, DsoMessage.class, Dissection.class);

  /** Types that are excluded: by their Javadoc they do not check octets or bounds. */
  private static final Set<String> RAW = Set.of("wire.WireName", "text.TextWriter");

  private static final long[] NUMBERS = {
    0,
    1,
    -1,
    2,
    3,
    4,
    12,
    15,
    16,
    63,
    64,
    255,
    256,
    512,
    4095,
    4096,
    65_535,
    65_536,
    0x7FFF_FFFF,
    0x8000_0000L,
    0xFFFF_FFFFL,
    1L << 32,
    1_700_000_000L,
    (1L << 48) - 1,
    1L << 48,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private static final String[] TEXTS = {
    "",
    ".",
    "a",
    "example.",
    "www.example",
    "\\",
    "\\000.",
    "a..b",
    "\u00e4",
    "192.0.2.1",
    "1h",
    "IN",
    "A",
    "TYPE65280",
    "( \"",
    "0123456789abcdef",
    "x".repeat(300)
  };

  static final List<Executable> ALL = all();

  private final Octets octets;
  private final List<Object> pool = new ArrayList<>();

  /** True if the last arguments include a null. */
  boolean nulls;

  /** The octets that choose calls; zeros follow the last. */
  static final class Octets {
    private final byte[] all;
    private int at;

    Octets(byte[] all) {
      this.all = all;
    }

    boolean hasMore() {
      return at < all.length;
    }

    int next(int bound) {
      int value = at < all.length ? all[at++] & 0xFF : 0;
      if (bound > 256) {
        value = value << 8 | (at < all.length ? all[at++] & 0xFF : 0);
      }
      return value % bound;
    }
  }

  Calls(Octets octets) {
    this.octets = octets;
  }

  private static List<Executable> all() {
    List<Executable> calls = new ArrayList<>();
    for (Class<?> type : classes()) {
      if (!Modifier.isAbstract(type.getModifiers())) {
        Collections.addAll(calls, type.getConstructors());
      }
      for (Method method : type.getMethods()) {
        boolean ours = method.getDeclaringClass().getName().startsWith(BASE);
        if (ours && !method.isBridge() && !method.isSynthetic()) {
          calls.add(method);
        }
      }
    }
    calls.sort(Comparator.comparing(Executable::toString));
    return List.copyOf(new LinkedHashSet<>(calls));
  }

  /** The public types of the exported packages. */
  private static List<Class<?>> classes() {
    List<Class<?>> types = new ArrayList<>();
    for (Class<?> one : MODULES) {
      types.addAll(ofModule(one));
    }
    return types;
  }

  private static List<Class<?>> ofModule(Class<?> one) {
    try {
      Path root = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (!Files.isDirectory(root)) {
        try (FileSystem jar = FileSystems.newFileSystem(root)) {
          return below(jar.getPath("/"));
        }
      }
      return below(root);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (URISyntaxException | ClassNotFoundException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static List<Class<?>> below(Path root) throws IOException, ClassNotFoundException {
    List<Class<?>> types = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
        String name = root.relativize(file).toString().replace('/', '.').replace(".class", "");
        if (name.startsWith(BASE) && !name.endsWith("-info") && !isRaw(name)) {
          Class<?> type = Class.forName(name);
          if (isPublic(type)) {
            types.add(type);
          }
        }
      }
    }
    return types;
  }

  private static boolean isRaw(String name) {
    return name.contains(".internal.")
        || RAW.contains(
            name.replaceFirst("^io\\.wiredns\\.(codec\\.)?", "").replaceAll("\\$.*", ""));
  }

  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
  }

  /** Adds a value to the pool for later calls. */
  void keep(Object value) {
    if (value == null || value instanceof String || value instanceof Number) {
      return;
    }
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(this::keep);
    } else if (value instanceof Collection<?> collection) {
      collection.stream().limit(4).forEach(this::keep);
    } else if (value.getClass().getName().startsWith(BASE)) {
      if (pool.size() >= 300) {
        pool.remove(20 + octets.next(200));
      }
      pool.add(value);
    }
  }

  /** Removes the values of some types from the pool. */
  void forget(Set<Class<?>> types) {
    pool.removeIf(value -> types.contains(value.getClass()));
  }

  /** Returns a value of a type from the pool, or null. */
  Object of(Class<?> type) {
    List<Object> fitting = pool.stream().filter(type::isInstance).toList();
    return fitting.isEmpty() ? null : fitting.get(octets.next(fitting.size()));
  }

  Object[] arguments(Executable call) {
    nulls = false;
    Type[] types = call.getGenericParameterTypes();
    Class<?>[] classes = call.getParameterTypes();
    Object[] arguments = new Object[classes.length];
    for (int i = 0; i < classes.length; i++) {
      Type type = types.length == classes.length ? types[i] : classes[i];
      arguments[i] = argument(classes[i], type, true);
    }
    return arguments;
  }

  private Object argument(Class<?> type, Type generic, boolean orNull) {
    if (type.isPrimitive()) {
      return primitive(type);
    }
    Object value = orNull && octets.next(16) == 0 ? null : reference(type, generic);
    nulls |= value == null;
    return value;
  }

  private Object primitive(Class<?> type) {
    if (type == boolean.class) {
      return octets.next(2) == 1;
    }
    int choice = octets.next(NUMBERS.length + 64);
    long number = choice < NUMBERS.length ? NUMBERS[choice] : choice - NUMBERS.length;
    if (type == int.class) {
      return (int) number;
    }
    if (type == long.class) {
      return number;
    }
    if (type == char.class) {
      return (char) number;
    }
    if (type == short.class) {
      return (short) number;
    }
    if (type == byte.class) {
      return (byte) number;
    }
    return type == double.class ? (Object) (double) number : (Object) (float) number;
  }

  private Object reference(Class<?> type, Type generic) {
    if (type == String.class || type == CharSequence.class) {
      return TEXTS[octets.next(TEXTS.length)];
    }
    if (type == StringBuilder.class || type == Appendable.class) {
      return new StringBuilder();
    }
    if (type == ByteBuffer.class) {
      return buffer();
    }
    if (type == byte[].class) {
      return new byte[new int[] {0, 1, 12, 255, 70_000}[octets.next(5)]];
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[octets.next(type.getEnumConstants().length)];
    }
    if (type == InputStream.class) {
      return new ByteArrayInputStream(TEXTS[octets.next(TEXTS.length)].getBytes());
    }
    if (type == OutputStream.class) {
      return new ByteArrayOutputStream();
    }
    if (type == OptionalLong.class) {
      return octets.next(2) == 0 ? OptionalLong.empty() : OptionalLong.of(octets.next(256));
    }
    if (type == UnaryOperator.class) {
      return UnaryOperator.identity();
    }
    if (type == Class.class) {
      return io.wiredns.codec.edns.Cookie.class;
    }
    if (type.isArray()) {
      Object array = Array.newInstance(type.getComponentType(), octets.next(3));
      for (int i = 0; i < Array.getLength(array); i++) {
        Array.set(array, i, argument(type.getComponentType(), type.getComponentType(), false));
      }
      return array;
    }
    if (generic instanceof ParameterizedType parameters) {
      return container(type, parameters.getActualTypeArguments()[0]);
    }
    return type.getName().startsWith(BASE) || type == Object.class ? of(type) : null;
  }

  private Object container(Class<?> type, Type element) {
    if (type != List.class && type != Collection.class && type != Optional.class) {
      return type.getName().startsWith(BASE) ? of(type) : null;
    }
    Class<?> kind = element instanceof Class<?> known ? known : null;
    if (kind == null) {
      return type == Optional.class ? Optional.empty() : new ArrayList<>();
    }
    List<Object> items = new ArrayList<>();
    for (int left = octets.next(4); left > 0; left--) {
      Object item = kind == Integer.class ? (Object) octets.next(300) : argument(kind, kind, false);
      if (item != null) {
        items.add(item);
      }
    }
    nulls = nulls || octets.next(32) == 0 && items.add(null) && type != Optional.class;
    if (type == Optional.class) {
      return items.isEmpty() ? Optional.empty() : Optional.ofNullable(items.get(0));
    }
    return items;
  }

  /**
   * Creates buffers of any kind, with the message of the run, which is the first in the pool, or
   * empty.
   */
  private ByteBuffer buffer() {
    byte[] message = message();
    return switch (octets.next(6)) {
      case 0 -> ByteBuffer.wrap(message);
      case 1 -> ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).asReadOnlyBuffer();
      case 2 -> ByteBuffer.allocateDirect(message.length).put(message).flip();
      case 3 ->
          ByteBuffer.wrap(Arrays.copyOf(message, message.length + 600)).position(message.length);
      case 4 -> ByteBuffer.allocate(octets.next(64));
      default -> ByteBuffer.allocate(65_535);
    };
  }

  private byte[] message = new byte[0];

  void message(byte[] octets) {
    message = octets;
  }

  private byte[] message() {
    return message.clone();
  }

  static Object call(Executable call, Object receiver, Object[] arguments)
      throws ReflectiveOperationException {
    return call instanceof Constructor<?> constructor
        ? constructor.newInstance(arguments)
        : ((Method) call).invoke(receiver, arguments);
  }
}
