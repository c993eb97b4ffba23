package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.FieldDecoder;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.util.Objects;

/**
 * Decodes values from one message. Malformed octets are reported by null as the value, not by an
 * exception.
 *
 * <p>A name that is the target of several pointers is normally decoded once and shared. For use by
 * one thread at a time. The array belongs to the caller and must not change during decoding.
 *
 * <p>One decoder is allocated per message: storing a reference in an old object would cost a GC
 * write barrier.
 *
 * @since 0.1
 */
public abstract sealed class WireDecoder permits NameReader {
  /**
   * Creates the innermost of three layers. Names and fields are subclasses, so that all three are
   * one object. Each abstract method has one implementation, so the JIT compiler makes direct calls
   * and inlines them.
   */
  WireDecoder() {}

  /**
   * Creates a decoder for a message.
   *
   * @param octets the array whose index 0 is the first octet of the message; not copied
   * @param length the number of octets of the message, at most 65535, which is not checked
   * @return the decoder
   * @throws IndexOutOfBoundsException if the array is shorter
   */
  public static WireDecoder of(byte[] octets, int length) {
    Objects.checkFromIndexSize(0, length, octets.length);
    return new WireReader(octets, length);
  }

  /**
   * Creates a decoder for octets outside any message, in which no name may have a pointer.
   *
   * @param octets the octets; copied
   * @return the decoder, to be used with {@link #decodeAll}
   */
  public static WireDecoder alone(Octets octets) {
    return of(octets.toArray(), octets.length());
  }

  /**
   * Decodes a value that consists of all octets of a decoder created by {@link #alone}.
   *
   * @param <T> the type of the value
   * @param decoder the decoder of the fields
   * @return the value, or null if the octets are malformed; {@link #failure} then returns the fault
   */
  public abstract <T> T decodeAll(FieldDecoder<? extends T> decoder);

  /**
   * Sets the name of the first question, which is at offset 12, so that names in fields which are
   * only a pointer to it are decoded as this same {@link Name} object.
   *
   * @param name the decoded name
   */
  public abstract void question(Name name);

  /**
   * Decodes a value that consists of all octets of a range.
   *
   * @param <T> the type of the value
   * @param decoder the decoder of the fields
   * @param from the index of the first octet
   * @param to the index after the last octet
   * @return the value, or null if the octets are malformed; {@link #failure} then returns the fault
   */
  public abstract <T> T decode(FieldDecoder<? extends T> decoder, int from, int to);

  /**
   * Decodes a name of the message that a walk has found well-formed.
   *
   * @param start the index of its first octet
   * @param contiguousStart the index of its contiguous octets, root included; 0 if the name is not
   *     contiguous, as {@link PointerTargets} defines it
   * @param length the number of contiguous octets; 0 if the name is not contiguous
   * @return the name
   */
  public abstract Name name(int start, int contiguousStart, int length);

  /**
   * Reports a fault of a value before its fields are read.
   *
   * @param <T> the type of the value
   * @param fault the fault
   * @param field the name of the field
   * @param offset the offset in octets from the first octet of the message
   * @param found the value found
   * @param limit the value that the rule requires, or the bound that it sets
   * @return null, like {@link #decode} for malformed octets; {@link #failure} then returns the
   *     fault
   */
  public abstract <T> T refuse(Fault fault, String field, int offset, long found, long limit);

  /**
   * Returns the fault of the value that was last decoded as null.
   *
   * @param path the path of that value, such as {@code answer[2] MX}
   * @return an exception to throw or to add to a list
   */
  public abstract WireFormatException failure(String path);
}
