package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.TypeBitmap;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireName;
import java.lang.invoke.MethodHandles;
import java.util.Objects;

/**
 * Gives the other packages of this library access to the values of package {@code wire} that users
 * do not have, such as to arrays that are neither copied nor checked. Package {@code wire}
 * registers the one implementation when {@link Name} is initialized. It is a constant to the JIT
 * compiler, so compiled calls are inlined.
 *
 * @since 0.1
 */
public abstract class WireAccess {
  /**
   * The implementation, set once by the static initializer of {@link Name}, before {@link #get} can
   * read it.
   */
  private static WireAccess registered;

  /** Creates the implementation in package {@code wire}. */
  protected WireAccess() {}

  /**
   * Registers the implementation.
   *
   * @param access the implementation
   * @throws IllegalStateException if one is registered already
   */
  public static void register(WireAccess access) {
    if (registered != null) {
      throw new IllegalStateException("registered already");
    }
    registered = access;
  }

  /**
   * Returns the implementation.
   *
   * @return the registered implementation
   */
  public static WireAccess get() {
    return Holder.ACCESS;
  }

  /**
   * Initializes a class whose static initializer registers an implementation.
   *
   * @param home the class, which is public
   */
  public static void initialize(Class<?> home) {
    try {
      MethodHandles.lookup().ensureInitialized(home);
    } catch (IllegalAccessException impossible) {
      throw new AssertionError("a public class is out of reach", impossible);
    }
  }

  /** Initializes {@link Name} before it reads the registered implementation. */
  private static final class Holder {
    static final WireAccess ACCESS = registered();

    private static WireAccess registered() {
      initialize(Name.class);
      return Objects.requireNonNull(registered);
    }
  }

  /**
   * Returns the array of a name.
   *
   * @param name the name
   * @return the array itself, which must not be modified
   */
  public abstract byte[] wire(Name name);

  /**
   * Creates a name from a copy of octets.
   *
   * @param octets an array that contains a well-formed uncompressed name
   * @param from the index of the first octet of the name
   * @param length the number of octets of the name, including the root
   * @return the name
   */
  public abstract Name copyOf(byte[] octets, int from, int length);

  /**
   * Creates a name from labels and another name.
   *
   * @param octets an array that contains the labels
   * @param from the index of the first octet of the labels
   * @param prefixLength the number of octets of the labels
   * @param suffix the other name
   * @return the name
   */
  public abstract Name join(byte[] octets, int from, int prefixLength, Name suffix);

  /**
   * Creates a name that keeps an array.
   *
   * @param wire a well-formed uncompressed name and nothing else, which must not be modified
   *     afterwards
   * @return the name
   */
  public abstract Name adopt(byte[] wire);

  /**
   * Creates octets that keep an array.
   *
   * @param octets the array, which must not be modified afterwards
   * @return the octets
   */
  public abstract Octets octets(byte[] octets);

  /**
   * Returns the array of octets.
   *
   * @param octets the octets
   * @return the array itself, which must not be modified
   */
  public abstract byte[] array(Octets octets);

  /**
   * Returns a type bitmap, if octets are one.
   *
   * @param octets the octets
   * @param offset the offset of the octets in the message
   * @param into receives the fault otherwise
   * @return the bitmap, or null with the fault set
   */
  public abstract TypeBitmap typeBitmap(Octets octets, int offset, Diagnosis into);

  /**
   * Creates a reference to a name in a message.
   *
   * @param message the array whose index 0 is the first octet of the message
   * @param start the index of the first octet of the name
   * @param contiguousStart the index of the contiguous octets of the name, root included
   * @param length the number of contiguous octets, or 0 if the name is not contiguous, as {@link
   *     PointerTargets} defines it, or the length is unknown
   * @return the reference
   */
  public abstract WireName wireName(byte[] message, int start, int contiguousStart, int length);

  /**
   * Creates an exception whose detail is kept as numbers and formatted on demand.
   *
   * @param fault the fault
   * @param offset the offset in octets from the first octet of the message
   * @param field the path of the field, as its text
   * @param found the value found
   * @param limit the value that the rule requires, or the bound that it sets
   * @return the exception
   */
  public abstract WireFormatException exception(
      Fault fault, int offset, Object field, long found, long limit);

  /**
   * Returns the fault of a field that extends past a length.
   *
   * @param fault the fault of that length
   * @return the fault of the field
   */
  public abstract Fault ofFieldInside(Fault fault);
}
