package io.wiredns.codec;

import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.Nsid;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.SvcParam;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A sample value of each type that the codec's constructors have as an argument. */
final class Samples {
  private static final Map<Class<?>, Object> VALUES =
      Map.ofEntries(
          Map.entry(int.class, 1),
          Map.entry(long.class, 1L),
          Map.entry(boolean.class, true),
          Map.entry(Integer.class, 1),
          Map.entry(Object.class, "1"),
          Map.entry(String.class, "1"),
          Map.entry(CharSequence.class, "1"),
          Map.entry(Name.class, Name.of("example")),
          Map.entry(Octets.class, Octets.of((byte) 1)),
          Map.entry(RData.class, new A(1)),
          Map.entry(EdnsOption.class, new Nsid(Octets.EMPTY)),
          Map.entry(SvcParam.class, new SvcParam.Port(1)),
          Map.entry(OptionalInt.class, OptionalInt.empty()),
          Map.entry(OptionalLong.class, OptionalLong.empty()),
          Map.entry(InetSocketAddress.class, new InetSocketAddress("127.0.0.1", 53)),
          Map.entry(InputStream.class, InputStream.nullInputStream()),
          Map.entry(OutputStream.class, OutputStream.nullOutputStream()),
          Map.entry(Locale.class, Locale.ROOT),
          Map.entry(StringBuilder.class, new StringBuilder()),
          Map.entry(Appendable.class, new StringBuilder()),
          Map.entry(byte[].class, new byte[32]),
          Map.entry(ByteBuffer.class, ByteBuffer.allocate(600)),
          Map.entry(Message.class, Message.builder().build()),
          Map.entry(
              WireFormatException.class,
              new WireFormatException(Fault.all().get(0), 0, "field", "detail")));

  private Samples() {}

  /**
   * Returns arguments for a constructor or a method, of which the one at an index is null; none if
   * the index is -1.
   */
  static Object[] arguments(Executable maker, int missing) {
    return arguments(maker, missing, Map.of());
  }

  /** Returns the same, with additional samples of the caller. */
  static Object[] arguments(Executable maker, int missing, Map<Class<?>, Object> own) {
    Type[] types = maker.getGenericParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = i == missing ? null : of(types[i], own);
    }
    return arguments;
  }

  private static Object of(Type type, Map<Class<?>, Object> own) {
    if (type instanceof ParameterizedType generic) {
      Class<?> raw = (Class<?>) generic.getRawType();
      Type part = generic.getActualTypeArguments()[0];
      if (raw == List.class || raw == Iterable.class || raw == Collection.class) {
        return new ArrayList<>(List.of(of(part, own)));
      }
      if (raw == Set.class) {
        return Set.of(of(part, own));
      }
      return raw == Optional.class ? Optional.of(of(part, own)) : of(raw, own);
    }
    return of(type instanceof Class<?> plain ? plain : Object.class, own);
  }

  static Object of(Class<?> type, Map<Class<?>, Object> own) {
    Object known = own.getOrDefault(type, VALUES.get(type));
    if (known != null) {
      return known;
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type.isArray()) {
      Object array = Array.newInstance(type.getComponentType(), 1);
      Array.set(array, 0, of(type.getComponentType(), own));
      return array;
    }
    for (Field field : type.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == type) {
        return get(field);
      }
    }
    if (type.isSealed()) {
      return of(type.getPermittedSubclasses()[0], own);
    }
    if (type.isInterface()) {
      return Proxy.newProxyInstance(
          Samples.class.getClassLoader(),
          new Class<?>[] {type},
          (proxy, method, arguments) -> {
            throw new UnsupportedOperationException(method.toString());
          });
    }
    return make(type, own);
  }

  private static InetAddress address(Class<?> type) {
    try {
      return InetAddress.getByAddress(new byte[type == Inet6Address.class ? 16 : 4]);
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static Object get(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException hidden) {
      throw new AssertionError(hidden);
    }
  }

  private static Object make(Class<?> type, Map<Class<?>, Object> own) {
    if (InetAddress.class.isAssignableFrom(type)) {
      return address(type);
    }
    for (Constructor<?> constructor : type.getConstructors()) {
      if (List.of(constructor.getParameterTypes()).contains(type)) {
        continue;
      }
      try {
        return constructor.newInstance(arguments(constructor, -1, own));
      } catch (ReflectiveOperationException other) {
        // Try the next one.
      }
    }
    for (Method method : type.getMethods()) {
      boolean maker = Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type;
      if (maker && !List.of(method.getParameterTypes()).contains(type)) {
        try {
          return method.invoke(null, arguments(method, -1, own));
        } catch (ReflectiveOperationException other) {
          // Try the next one.
        }
      }
    }
    throw new AssertionError("no sample of " + type);
  }
}
