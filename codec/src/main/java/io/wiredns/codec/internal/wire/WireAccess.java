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
 * What the library's own readers and writers may do with the values of package {@code wire} and
 * users may not: arrays are handed over without a copy and without a check. Package {@code wire}
 * gives the one implementation when {@link Name} is initialized. The JIT compiler knows it as a
 * constant, so calls cost nothing once they are compiled.
 *
 * @since 0.1
 */
public abstract class WireAccess {
  /** Written once, by the static initializer of {@link Name}, before {@link #get} can read it. */
  private static WireAccess given;

  /** For the implementation in package {@code wire}. */
  protected WireAccess() {}

  /**
   * Gives the implementation.
   *
   * @param access the implementation
   * @throws IllegalStateException if there is one already
   */
  public static void give(WireAccess access) {
    if (given != null) {
      throw new IllegalStateException("given already");
    }
    given = access;
  }

  /**
   * The implementation.
   *
   * @return the one that was given
   */
  public static WireAccess get() {
    return Holder.ACCESS;
  }

  /**
   * Initializes a class that gives an implementation to its bridge.
   *
   * @param home the class, a public one
   */
  public static void initialize(Class<?> home) {
    try {
      MethodHandles.lookup().ensureInitialized(home);
    } catch (IllegalAccessException impossible) {
      throw new AssertionError("a public class is out of reach", impossible);
    }
  }

  /** Initializes {@link Name} before it reads what that has given. */
  private static final class Holder {
    static final WireAccess ACCESS = given();

    private static WireAccess given() {
      initialize(Name.class);
      return Objects.requireNonNull(given);
    }
  }

  /**
   * The octets of a name.
   *
   * @param name the name
   * @return its own array, never to be changed
   */
  public abstract byte[] wire(Name name);

  /**
   * A name of a copy of octets.
   *
   * @param octets hold a well-formed uncompressed name
   * @param from the index of its first octet
   * @param length how many octets it has, root included
   * @return the name
   */
  public abstract Name copyOf(byte[] octets, int from, int length);

  /**
   * A name of labels and then all of another.
   *
   * @param octets hold the labels
   * @param from the index of their first octet
   * @param prefixLength how many octets they have
   * @param suffix the other name
   * @return the name
   */
  public abstract Name join(byte[] octets, int from, int prefixLength, Name suffix);

  /**
   * A name that adopts an array.
   *
   * @param wire a well-formed uncompressed name and nothing else, never changed from now on
   * @return the name
   */
  public abstract Name adopt(byte[] wire);

  /**
   * Octets that adopt an array.
   *
   * @param octets the array, never changed from now on
   * @return the octets
   */
  public abstract Octets octets(byte[] octets);

  /**
   * The array of octets.
   *
   * @param octets the octets
   * @return their own array, never to be changed
   */
  public abstract byte[] array(Octets octets);

  /**
   * The type bitmap of octets, if they are one.
   *
   * @param octets the octets
   * @param offset where they start in the message
   * @param into takes the fault if they are none
   * @return the bitmap, or null with the fault said
   */
  public abstract TypeBitmap typeBitmap(Octets octets, int offset, Diagnosis into);

  /**
   * A window on a name that lies in a message.
   *
   * @param message holds the message from index 0 on
   * @param start the index of the name's first octet
   * @param flat the index from which all its octets lie together, root included
   * @param length how many they are; 0 if they lie in pieces or nobody knows
   * @return the window
   */
  public abstract WireName wireName(byte[] message, int start, int flat, int length);

  /**
   * A fault whose detail is in numbers, which become words when somebody asks.
   *
   * @param fault what is wrong
   * @param offset the octet, counted from the message's first
   * @param field the path of the field
   * @param found what was found
   * @param limit what the rule wants
   * @return the exception
   */
  public abstract WireFormatException exception(
      Fault fault, int offset, String field, long found, long limit);

  /**
   * The fault of a field that runs past the end of something whose length was not at fault.
   *
   * @param fault the fault of what is around the field when it is too long
   * @return the fault of the field
   */
  public abstract Fault ofFieldInside(Fault fault);
}
