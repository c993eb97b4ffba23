package io.wiredns.codec.zone;

import io.wiredns.codec.code.CodePoint;
import io.wiredns.codec.code.CodePointSpace;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.rdata.RDataOctets;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.FieldDecoder;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.NumberText;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.TypeBitmap;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Generates random fields for a decoder, so that every type of the registry has values. */
final class RandomFields implements FieldReader {
  private static final int TRIES = 2_000;

  /** The generated fields contradict each other. */
  private static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfit() {
      super(null, null, false, false);
    }
  }

  private final Random random;

  /** Rejects values that are too long for RDATA. */
  private final RDataOctets octets = new RDataOctets();

  private int more;

  RandomFields(Random random) {
    this.random = random;
  }

  /** Returns a value of a type in class IN; null if no attempt has succeeded. */
  RData rdata(RecordType type) {
    FieldDecoder<? extends RData> decoder =
        Registry.standard().decoder(type.value(), RecordClass.IN.value());
    for (int i = 0; i < TRIES; i++) {
      more = random.nextInt(4);
      try {
        RData rdata = decoder.read(this);
        octets.of(rdata);
        return rdata;
      } catch (Unfit | IllegalArgumentException | AssertionError again) {
        // Try another value.
      }
    }
    return null;
  }

  /** Returns a name of random octets, sometimes a long one. */
  Name name() {
    Name name = Name.ROOT;
    int labels = random.nextInt(8) == 0 ? random.nextInt(30) : random.nextInt(4);
    for (int i = 0; i < labels; i++) {
      Octets label = some(random.nextInt(16) == 0 ? 63 : 1 + random.nextInt(6));
      if (name.length() + label.length() < 255) {
        name = name.child(label);
      }
    }
    return name;
  }

  /** Returns octets of which half are letters and digits, the others random. */
  Octets some(int count) {
    byte[] octets = new byte[count];
    random.nextBytes(octets);
    if (random.nextBoolean()) {
      for (int i = 0; i < count; i++) {
        octets[i] = (byte) "abcXYZ019-_".charAt((octets[i] & 0xFF) % 11);
      }
    }
    return Octets.of(octets);
  }

  private Octets upTo(int most) {
    return some(random.nextInt(8) == 0 ? random.nextInt(most + 1) : random.nextInt(12));
  }

  private int small(int maximum) {
    return random.nextBoolean() ? random.nextInt(maximum + 1) : random.nextInt(4);
  }

  @Override
  public int u8(String field) {
    return small(255);
  }

  @Override
  public int u16(String field) {
    return small(65_535);
  }

  @Override
  public long u32(String field) {
    return random.nextInt() & 0xFFFF_FFFFL;
  }

  @Override
  public long u48(String field) {
    return random.nextLong() >>> 16;
  }

  @Override
  public long u32(String field, NumberText text) {
    return u32(field);
  }

  @Override
  public long u64(String field, NumberText text) {
    return u64(field);
  }

  @Override
  public long u64(String field) {
    return random.nextLong();
  }

  @Override
  public <T extends CodePoint> T codePoint8(String field, CodePointSpace<T> space) {
    return space.of(small(255));
  }

  @Override
  public <T extends CodePoint> T codePoint16(String field, CodePointSpace<T> space) {
    return space.of(small(65_535));
  }

  @Override
  public int ipv4(String field) {
    return random.nextInt();
  }

  @Override
  public Ipv6 ipv6(String field) {
    long high = random.nextBoolean() ? 0 : random.nextLong() & random.nextLong();
    return new Ipv6(high, random.nextBoolean() ? random.nextInt(70_000) : random.nextLong());
  }

  @Override
  public Name name(String field, NameRule rule) {
    return name();
  }

  @Override
  public Octets characterString(String field) {
    return upTo(255);
  }

  @Override
  public Octets sized8(String field, OctetsText text) {
    return text == OctetsText.HEX ? upTo(255) : some(1 + random.nextInt(40));
  }

  @Override
  public TypeBitmap typeBitmap(String field) {
    List<RecordType> types = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      types.add(RecordType.of(1 + small(65_534)));
    }
    return TypeBitmap.of(types);
  }

  @Override
  public Octets octets(String field, int count, OctetsText text) {
    return some(count);
  }

  @Override
  public int open16(String field, Fault tooLong) {
    throw new Unfit();
  }

  @Override
  public void close(String field, int opened, Fault trailing) {
    throw new Unfit();
  }

  @Override
  public Octets sized16(String field, OctetsText text, Fault tooLong) {
    return upTo(300);
  }

  @Override
  public Octets rest(String field, OctetsText text) {
    return upTo(text == OctetsText.TEXT ? 1_000 : 500);
  }

  @Override
  public boolean hasMore() {
    return more-- > 0;
  }

  @Override
  public void element(String what, int index) {
    // Nothing is read from octets, so there is no fault to report.
  }

  @Override
  public int position() {
    return 0;
  }

  @Override
  public void require(
      boolean kept, Fault fault, String field, int position, long found, long limit) {
    if (!kept) {
      throw new Unfit();
    }
  }
}
