package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.internal.wire.KeyedHash;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.util.Objects;
import java.util.Optional;

/**
 * RDATA that breaks the rules of its type, as kept by a tolerant parser.
 *
 * <p>It can be inspected but not written to a message, because compression pointers in it refer to
 * the message that it came from.
 *
 * @param type the TYPE of the record
 * @param octets the RDATA as received, compression pointers included
 * @param fault the first fault found
 * @param part the readable part: for OPT, the options before the first one that extends past the
 *     end of the RDATA, where malformed options are {@link io.wiredns.codec.edns.MalformedOption}s;
 *     empty for all other types
 * @since 0.1
 */
public record MalformedRData(
    RecordType type, Octets octets, WireFormatException fault, Optional<RData> part)
    implements RData {
  /**
   * Creates malformed RDATA with a readable part.
   *
   * @param type the TYPE of the record
   * @param octets the RDATA as received, compression pointers included
   * @param fault the first fault found
   * @param part the readable part: for OPT, the options before the first one that extends past the
   *     end of the RDATA, where malformed options are {@link
   *     io.wiredns.codec.edns.MalformedOption}s; empty for all other types
   */
  public MalformedRData {
    Objects.requireNonNull(type);
    Objects.requireNonNull(octets);
    Objects.requireNonNull(fault);
    Objects.requireNonNull(part);
  }

  /**
   * Creates malformed RDATA without a readable part.
   *
   * @param type the TYPE of the record
   * @param octets the RDATA as received, compression pointers included
   * @param fault the first fault found
   */
  public MalformedRData(RecordType type, Octets octets, WireFormatException fault) {
    this(type, octets, fault, Optional.empty());
  }

  /**
   * Always throws, because malformed RDATA cannot be written.
   *
   * @throws IllegalArgumentException always; the message describes the fault
   */
  @Override
  public void write(FieldWriter out) {
    throw FieldRanges.malformed(type + " RDATA", fault);
  }

  @Override
  public void writeText(TextWriter out) {
    out.generic(octets);
  }

  /** Returns the generic form of the octets as received, compression pointers included. */
  @Override
  public String toGenericText() {
    return toText();
  }

  /**
   * Returns a hash code over type, octets and fault. It differs from one process to the next,
   * because the hash is keyed against collision attacks.
   */
  @Override
  public int hashCode() {
    long state = KeyedHash.add(KeyedHash.START, type.value());
    state = KeyedHash.add(state, fault.hashCode());
    return KeyedHash.end(KeyedHash.add(state, octets));
  }

  @Override
  public String toString() {
    return toText();
  }
}
