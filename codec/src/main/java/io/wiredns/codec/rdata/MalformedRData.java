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
 * RDATA that breaks the rules of its type, as tolerant parsing keeps it.
 *
 * <p>It can be looked at but not written into another message: pointers in it may be alive.
 *
 * @param type the TYPE
 * @param octets the RDATA as it came
 * @param fault what is wrong with it, the first if there is more
 * @param part what is good of it: of OPT its options, malformed ones as {@link
 *     io.wiredns.codec.edns.MalformedOption}, up to one whose length is wrong; nothing of all other
 *     types
 * @since 0.1
 */
public record MalformedRData(
    RecordType type, Octets octets, WireFormatException fault, Optional<RData> part)
    implements RData {
  /**
   * RDATA with a fault.
   *
   * @param type the TYPE
   * @param octets the RDATA as it came
   * @param fault what is wrong with it
   * @param part what is good of it
   */
  public MalformedRData {
    Objects.requireNonNull(type);
    Objects.requireNonNull(octets);
    Objects.requireNonNull(fault);
    Objects.requireNonNull(part);
  }

  /**
   * RDATA with a fault, nothing of which is good.
   *
   * @param type the TYPE
   * @param octets the RDATA as it came
   * @param fault what is wrong with it
   */
  public MalformedRData(RecordType type, Octets octets, WireFormatException fault) {
    this(type, octets, fault, Optional.empty());
  }

  /**
   * Refuses.
   *
   * @throws IllegalArgumentException always, with the fault
   */
  @Override
  public void write(FieldWriter out) {
    throw FieldRanges.malformed(type + " RDATA", fault);
  }

  @Override
  public void writeText(TextWriter out) {
    out.generic(octets);
  }

  /** The octets as they came, pointers included. */
  @Override
  public String toGenericText() {
    return toText();
  }

  /**
   * A hash over type, octets and fault, which is not stable between processes, {@link KeyedHash}.
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
