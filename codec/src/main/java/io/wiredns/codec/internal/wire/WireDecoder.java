package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.FieldDecoder;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.util.Objects;

/**
 * Decodes values out of one message. No decoder's failure leaves it but as a null value.
 *
 * <p>Names that the message repeats by pointers are decoded once and shared. For one thread at a
 * time; the array belongs to the caller and must stand while decoding goes on.
 *
 * <p>One is allocated for each message: a reference that is stored into a young object costs the
 * garbage collector nothing, while a store into an old one pays for a write barrier.
 *
 * @since 0.1
 */
public abstract sealed class WireDecoder permits NameReader {
  /**
   * Names and fields are layers of this, with one class at the end of the chain, so that all three
   * are one object. What is abstract has one implementation, so the JIT compiler makes direct calls
   * of it, and inlines them.
   */
  WireDecoder() {}

  /**
   * A decoder for one message.
   *
   * @param octets holds it from index 0 on; not copied
   * @param length its octets, at most 65535
   * @return the decoder
   * @throws IndexOutOfBoundsException if the array does not hold them
   */
  public static WireDecoder of(byte[] octets, int length) {
    Objects.checkFromIndexSize(0, length, octets.length);
    return new WireReader(octets, length);
  }

  /**
   * A decoder for octets that stand outside any message, where no name may have a pointer.
   *
   * @param octets the octets; copied
   * @return the decoder, for {@link #decodeAll}
   */
  public static WireDecoder alone(Octets octets) {
    return of(octets.toArray(), octets.length());
  }

  /**
   * Decodes a value that takes all octets of a decoder that {@link #alone} gave.
   *
   * @param <T> the value
   * @param decoder reads its fields
   * @return the value, or null if the octets are malformed; {@link #failure} then says how
   */
  public abstract <T> T decodeAll(FieldDecoder<? extends T> decoder);

  /**
   * Says the name of the first question, which lies after the header, so that pointers there give
   * this object.
   *
   * @param name the name as it was decoded
   */
  public abstract void question(Name name);

  /**
   * Decodes a value that takes all octets of a range.
   *
   * @param <T> the value
   * @param decoder reads its fields
   * @param from the index of its first octet
   * @param to the index after its last octet
   * @return the value, or null if the octets are malformed; {@link #failure} then says how
   */
  public abstract <T> T decode(FieldDecoder<? extends T> decoder, int from, int to);

  /**
   * Decodes a name of the message, after a walk that found it well-formed.
   *
   * @param start the index of its first octet
   * @param flat the index from which all its octets lie together, root included
   * @param length how many they are; 0 if they lie in pieces
   * @return the name
   */
  public abstract Name name(int start, int flat, int length);

  /**
   * Refuses a value before its fields are read.
   *
   * @param <T> the value
   * @param fault what is wrong
   * @param field the field's name
   * @param offset the octet, counted from the message's first
   * @param found what was found
   * @param limit what the rule wants
   * @return null, as {@link #decode} does for malformed octets; {@link #failure} then says how
   */
  public abstract <T> T refuse(Fault fault, String field, int offset, long found, long limit);

  /**
   * What was wrong with the value that came out null.
   *
   * @param path leads to that value, such as {@code answer[2] MX}
   * @return an exception to throw or to list
   */
  public abstract WireFormatException failure(String path);
}
