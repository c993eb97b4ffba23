package io.wiredns.testkit;

import io.wiredns.codec.code.CodePoint;
import io.wiredns.codec.code.CodePointSpace;
import io.wiredns.codec.code.RecordType;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Generates the fields that a decoder reads, so that every type with a decoder has values,
 * including types that a user has registered; and records the position of each field on the wire.
 */
final class GeneratedFields implements FieldReader {
  private static final int TRIES = 40;

  /** The maximum size in octets of a field whose length is in another field. */
  private static final int LARGEST = 600;

  private static final int TRIES_OF_A_SEED = 10_000;

  /** The ways in which the end of a field is determined. */
  enum Kind {
    /** The field has a fixed size. */
    FIXED,
    /** A length octet precedes the field. */
    STRING,
    NAME,
    /** The field ends with the data. */
    REST
  }

  /**
   * A field.
   *
   * @param path the name of the field, with the element that contains it
   * @param pointers for names, whether a pointer is allowed
   */
  record Span(String path, Kind kind, int from, int to, boolean pointers) {
    int length() {
      return to - from;
    }
  }

  /**
   * A generated value.
   *
   * @param open whether more octets could follow the last field, because the decoder reads to the
   *     end of the data
   */
  record Generated<T>(T value, List<Span> spans, int length, boolean open) {}

  /** The generated fields contradict each other. */
  private static final class DoesNotFit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DoesNotFit() {
      super(null, null, false, false);
    }
  }

  private final Choices choices;
  private final List<Span> spans = new ArrayList<>();
  private final Deque<Integer> outer = new ArrayDeque<>();
  private int position;
  private int more;
  private boolean open;
  private String element = "";

  private GeneratedFields(Choices choices) {
    this.choices = choices;
    more = choices.below(4);
  }

  /**
   * Generates a value that a decoder reads.
   *
   * @param seed the seed of a value if the choices lead to none that fits
   */
  static <T> Generated<T> make(FieldDecoder<? extends T> decoder, Choices choices, int seed) {
    for (int i = 0; i < TRIES && !choices.isOver(); i++) {
      Generated<T> made = attempt(decoder, choices);
      if (made != null) {
        return made;
      }
    }
    for (int i = 0; i < TRIES_OF_A_SEED; i++) {
      Generated<T> made = attempt(decoder, Choices.seeded((long) seed << 16 | i));
      if (made != null) {
        return made;
      }
    }
    throw new IllegalArgumentException("no fields are good enough for the decoder of " + seed);
  }

  private static <T> Generated<T> attempt(FieldDecoder<? extends T> decoder, Choices choices) {
    GeneratedFields fields = new GeneratedFields(choices);
    try {
      T value = decoder.read(fields);
      return new Generated<>(value, List.copyOf(fields.spans), fields.position, fields.open);
    } catch (DoesNotFit | IllegalArgumentException again) {
      return null;
    }
  }

  private void add(String field, Kind kind, int size) {
    add(field, kind, size, false);
  }

  private void add(String field, Kind kind, int size, boolean pointers) {
    // A field inside a length cannot be cut without making that length wrong.
    Kind kept = outer.isEmpty() ? kind : Kind.REST;
    spans.add(new Span(element + field, kept, position, position + size, pointers));
    position += size;
  }

  private long number(String field, int bits) {
    add(field, Kind.FIXED, bits / 8);
    return choices.bits(bits);
  }

  /**
   * Returns a number, which is small in half of the cases, so that data whose length it gives is
   * usually complete.
   */
  private int small(String field, int bits) {
    add(field, Kind.FIXED, bits / 8);
    return choices.chance(1, 2) ? (int) choices.bits(bits) : choices.below(4);
  }

  private Octets rest(String field, int most) {
    Octets octets = choices.someOctets(0, most);
    add(field, Kind.REST, octets.length());
    open = true;
    return octets;
  }

  @Override
  public int u8(String field) {
    return small(field, 8);
  }

  @Override
  public int u16(String field) {
    return small(field, 16);
  }

  @Override
  public long u32(String field) {
    return number(field, 32);
  }

  @Override
  public long u48(String field) {
    return number(field, 48);
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
    return number(field, 64);
  }

  @Override
  public <T extends CodePoint> T codePoint8(String field, CodePointSpace<T> space) {
    return space.of(u8(field));
  }

  @Override
  public <T extends CodePoint> T codePoint16(String field, CodePointSpace<T> space) {
    return space.of(u16(field));
  }

  @Override
  public int ipv4(String field) {
    return (int) number(field, 32);
  }

  @Override
  public Ipv6 ipv6(String field) {
    add(field, Kind.FIXED, 16);
    return new Ipv6(choices.bits(64), choices.bits(64));
  }

  @Override
  public Name name(String field, NameRule rule) {
    Name name = Names.any().make(choices);
    add(field, Kind.NAME, name.length(), rule.readsPointers());
    return name;
  }

  @Override
  public Octets characterString(String field) {
    Octets octets = choices.someOctets(0, 255);
    add(field, Kind.STRING, 1 + octets.length());
    return octets;
  }

  @Override
  public Octets sized8(String field, OctetsText text) {
    return characterString(field);
  }

  @Override
  public TypeBitmap typeBitmap(String field) {
    List<RecordType> types = new ArrayList<>();
    for (int i = choices.below(6); i > 0; i--) {
      types.add(RecordType.of(choices.chance(1, 4) ? choices.between(1, 65_535) : i));
    }
    TypeBitmap bitmap = TypeBitmap.of(types);
    add(field, Kind.REST, bitmap.octets().length());
    open = true;
    return bitmap;
  }

  @Override
  public Octets octets(String field, int count, OctetsText text) {
    if (count > LARGEST) {
      throw new DoesNotFit();
    }
    add(field, Kind.FIXED, count);
    return choices.octets(count);
  }

  @Override
  public int open16(String field, Fault tooLong) {
    add(field, Kind.FIXED, 2);
    outer.push(more);
    more = choices.below(4);
    return 0;
  }

  @Override
  public void close(String field, int opened, Fault trailing) {
    more = outer.pop();
  }

  /** Generates octets that follow their length, of two octets, on the wire. */
  @Override
  public Octets sized16(String field, OctetsText text, Fault tooLong) {
    Octets octets = choices.someOctets(0, 300);
    add(field, Kind.REST, 2 + octets.length());
    return octets;
  }

  @Override
  public Octets rest(String field, OctetsText text) {
    return rest(field, text == OctetsText.TEXT ? 600 : 500);
  }

  @Override
  public boolean hasMore() {
    open = true;
    return more-- > 0;
  }

  @Override
  public void element(String what, int index) {
    element = what + "[" + index + "] ";
  }

  @Override
  public int position() {
    return position;
  }

  @Override
  public void require(
      boolean kept, Fault fault, String field, int position, long found, long limit) {
    if (!kept) {
      throw new DoesNotFit();
    }
  }
}
