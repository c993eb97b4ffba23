package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Differences;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All renderers have the same methods, as the page of the package says. */
class RenderersTest {
  private static final Set<String> OCTETS = Set.of("ByteBuffer", "byte[]");

  /** Each renderer, and the types that it accepts in addition to views. */
  private static final Map<Class<?>, Set<String>> TAKEN =
      Map.of(
          DigText.class, Set.of("Message"),
          Rfc8427Json.class, Set.of("Message", "ByteBuffer", "byte[]"),
          Dissector.class, OCTETS);

  static Set<Class<?>> renderers() {
    return TAKEN.keySet();
  }

  private static Stream<Method> methods(Class<?> type, String name) {
    return Stream.of(type.getMethods())
        .filter(method -> method.getName().equals(name) && !method.isSynthetic());
  }

  private static Set<String> first(Class<?> renderer, String name, int count) {
    return methods(renderer, name)
        .filter(method -> method.getParameterCount() == count)
        .map(method -> method.getParameterTypes()[0].getSimpleName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("renderers")
  void eachRendererHasTheSameMethods(Class<?> renderer) throws ReflectiveOperationException {
    Set<String> all = new TreeSet<>(TAKEN.get(renderer));
    all.add("MessageView");
    Differences.assertSameElements(
        all, first(renderer, "toText", 1), renderer.getSimpleName() + ".toText");
    Differences.assertSameElements(
        all, first(renderer, "write", 2), renderer.getSimpleName() + ".write");
    for (Method write : methods(renderer, "write").toList()) {
      assertSame(Appendable.class, write.getParameterTypes()[1], write.toString());
      boolean faults = write.getReturnType() == List.class;
      boolean octets = OCTETS.contains(write.getParameterTypes()[0].getSimpleName());
      assertTrue(faults || !octets, write + " does not say what is wrong");
    }
    Object standard = renderer.getMethod("standard").invoke(null);
    assertSame(standard, renderer.getMethod("standard").invoke(null));
    Object builder = renderer.getMethod("builder").invoke(null);
    Method registry = builder.getClass().getMethod("registry", Registry.class);
    assertSame(builder, registry.invoke(builder, Registry.standard()));
    assertInstanceOf(renderer, builder.getClass().getMethod("build").invoke(builder));
  }

  @ParameterizedTest
  @MethodSource("renderers")
  void noArgumentMayBeNull(Class<?> renderer) throws ReflectiveOperationException {
    Object builder = renderer.getMethod("builder").invoke(null);
    for (Object owner : List.of(builder, renderer.getMethod("standard").invoke(null))) {
      for (Method method : owner.getClass().getMethods()) {
        boolean ours = method.getDeclaringClass() == owner.getClass();
        if (ours && !Modifier.isStatic(method.getModifiers())) {
          refuses(owner, method);
        }
      }
    }
  }

  private static void refuses(Object owner, Method method) throws ReflectiveOperationException {
    for (int i = 0; i < method.getParameterCount(); i++) {
      Object[] arguments = new Object[method.getParameterCount()];
      for (int k = 0; k < arguments.length; k++) {
        arguments[k] = k == i ? null : sample(method.getParameterTypes()[k]);
      }
      InvocationTargetException thrown =
          assertThrows(
              InvocationTargetException.class,
              () -> method.invoke(owner, arguments),
              method + " takes null");
      assertInstanceOf(NullPointerException.class, thrown.getCause(), method.toString());
    }
  }

  private static Object sample(Class<?> type) {
    byte[] octets = Message.query(1, Name.of("example"), RecordType.A).toWire();
    Map<Class<?>, Object> samples =
        Map.of(
            Appendable.class,
            new StringBuilder(),
            byte[].class,
            octets,
            ByteBuffer.class,
            ByteBuffer.wrap(octets),
            Message.class,
            Message.query(1, Name.ROOT, RecordType.A));
    MessageView view = new MessageView();
    view.tryWrap(octets);
    if (type == RecordView.class) {
      view.tryWrap(Message.update(Name.of("x")).nameIsInUse(Name.of("x")).build().toWire());
      return view.record(0);
    }
    return type == MessageView.class
        ? view
        : type == WireFormatException.class
            ? Message.parseTolerant(new byte[1]).faults().get(0)
            : samples.get(type);
  }
}
