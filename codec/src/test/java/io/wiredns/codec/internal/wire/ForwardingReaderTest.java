package io.wiredns.codec.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.TypeBitmap;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardingReaderTest {
  private static final Map<Class<?>, Object> VALUES =
      Map.of(
          int.class,
          7,
          long.class,
          8L,
          boolean.class,
          true,
          Octets.class,
          Octets.fromHex("09"),
          Name.class,
          Name.of("a."),
          Ipv6.class,
          new Ipv6(1, 2),
          TypeBitmap.class,
          TypeBitmap.of(List.of(RecordType.A)));

  private static Object value(Class<?> type) {
    if (type == String.class) {
      return "field";
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    return type == io.wiredns.codec.code.CodePointSpace.class ? RecordType.SPACE : VALUES.get(type);
  }

  private static Object result(Method method, boolean more) {
    if (method.getReturnType() == boolean.class) {
      return more;
    }
    return method.getName().startsWith("codePoint") ? RecordType.MX : value(method.getReturnType());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyCallReachesTheReaderInside(boolean more) throws ReflectiveOperationException {
    List<String> heard = new ArrayList<>();
    FieldReader inside =
        (FieldReader)
            Proxy.newProxyInstance(
                ForwardingReaderTest.class.getClassLoader(),
                new Class<?>[] {FieldReader.class},
                (proxy, method, arguments) -> {
                  heard.add(method.getName() + Arrays.toString(arguments));
                  return result(method, more);
                });
    FieldReader outside = new ForwardingReader(inside);
    for (Method method : FieldReader.class.getMethods()) {
      Object[] arguments =
          Arrays.stream(method.getParameterTypes()).map(ForwardingReaderTest::value).toArray();
      Object[] passed = arguments.length == 0 ? null : arguments;
      Object result = method.invoke(outside, arguments);
      assertEquals(List.of(method.getName() + Arrays.toString(passed)), heard);
      Object wanted = result(method, more);
      if (method.getReturnType().isPrimitive()) {
        assertEquals(wanted, result, method.toString());
      } else {
        assertSame(wanted, result, method.toString());
      }
      heard.clear();
    }
    assertThrows(NullPointerException.class, () -> new ForwardingReader(null));
  }
}
