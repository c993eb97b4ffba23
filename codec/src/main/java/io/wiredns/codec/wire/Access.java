package io.wiredns.codec.wire;

import io.wiredns.codec.internal.wire.Diagnosis;
import io.wiredns.codec.internal.wire.WireAccess;

/**
 * Gives internal packages access to the arrays and private constructors of the values in this
 * package.
 */
final class Access extends WireAccess {
  @Override
  public byte[] wire(Name name) {
    return name.wire();
  }

  @Override
  public Name copyOf(byte[] octets, int from, int length) {
    return Name.copyOf(octets, from, length);
  }

  @Override
  public Name join(byte[] octets, int from, int prefixLength, Name suffix) {
    return Name.join(octets, from, prefixLength, suffix);
  }

  @Override
  public Name adopt(byte[] wire) {
    return new Name(wire);
  }

  @Override
  public Octets octets(byte[] octets) {
    return Octets.wrap(octets);
  }

  @Override
  public byte[] array(Octets octets) {
    return octets.array();
  }

  @Override
  public TypeBitmap typeBitmap(Octets octets, int offset, Diagnosis into) {
    return TypeBitmap.diagnose(octets, offset, into) ? TypeBitmap.ofValid(octets) : null;
  }

  @Override
  public WireName wireName(byte[] message, int start, int contiguousStart, int length) {
    return new WireName(message, start, contiguousStart, length);
  }

  @Override
  public WireFormatException exception(
      Fault fault, int offset, Object field, long found, long limit) {
    return new WireFormatException(fault, offset, field, found, limit);
  }

  @Override
  public Fault ofFieldInside(Fault fault) {
    return fault.ofFieldInside();
  }
}
