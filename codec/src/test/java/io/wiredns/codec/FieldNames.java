package io.wiredns.codec;

import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.TypeBitmap;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The names of the fields that a value writes, in order, without fields that have no octets. */
public final class FieldNames {
  private FieldNames() {}

  /**
   * Records the names.
   *
   * @param value writes its fields
   */
  public static List<String> of(Consumer<FieldWriter> value) {
    List<String> names = new ArrayList<>();
    InvocationHandler recorder =
        (proxy, method, arguments) -> {
          if (!method.getName().equals("close") && hasOctets(method.getName(), arguments)) {
            names.add((String) arguments[0]);
          }
          return method.getReturnType() == int.class ? 0 : null;
        };
    value.accept(
        (FieldWriter)
            Proxy.newProxyInstance(
                FieldNames.class.getClassLoader(), new Class<?>[] {FieldWriter.class}, recorder));
    return names;
  }

  private static boolean hasOctets(String method, Object[] arguments) {
    boolean bare = method.equals("rest") || method.equals("octets") || method.equals("typeBitmap");
    return !bare
        || !(arguments[1] instanceof Octets octets && octets.length() == 0)
            && !(arguments[1] instanceof TypeBitmap types && types.types().isEmpty());
  }
}
