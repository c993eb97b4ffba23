package io.wiredns.guide;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.rdata.RDataOctets;
import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.FieldDecoder;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.Octets;
import io.wiredns.inspect.FieldKind;
import io.wiredns.inspect.internal.TracingReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Derives the fields of a type from its examples. A field that is not in all examples is optional;
 * a field that occurs twice in an example is repeated; a field that has another kind in another
 * example has several kinds.
 */
final class LayoutCollector {
  private final RecordType type;
  private final FieldDecoder<? extends RData> decoder;
  private final RDataOctets octets = new RDataOctets();
  private final List<Entry> entries = new ArrayList<>();
  private int examples;

  LayoutCollector(RecordType type, Registry registry) {
    this.type = type;
    decoder = registry.decoder(type.value(), RecordClass.IN.value());
  }

  /** A field, as found in all examples so far. */
  private static final class Entry {
    private final String element;
    private final String name;
    private final NameRule rule;
    private final EnumSet<FieldKind> kinds;
    private int seen;
    private boolean repeated;

    Entry(TracingReader.Field field) {
      element = field.element();
      name = field.field();
      rule = field.rule();
      kinds = EnumSet.of(field.kind());
    }
  }

  TypeDescription.Example example(RData example) {
    if (!example.type().equals(type)) {
      throw new IllegalArgumentException(
          "an example of type " + example.type() + " for type " + type);
    }
    Octets all = octets.of(example);
    if (decoder == null) {
      return new TypeDescription.Example(example, List.of(all));
    }
    byte[] bytes = all.toArray();
    List<TracingReader.Field> fields = trace(example, bytes);
    merge(fields);
    return new TypeDescription.Example(
        example,
        fields.stream()
            .map(field -> Octets.of(bytes, field.from(), field.to() - field.from()))
            .toList());
  }

  private List<TracingReader.Field> trace(RData example, byte[] bytes) {
    List<TracingReader.Field> fields = new ArrayList<>();
    WireDecoder wire = WireDecoder.of(bytes, bytes.length);
    Object read =
        wire.decode(in -> decoder.read(new TracingReader(in, bytes, fields::add)), 0, bytes.length);
    if (!example.equals(read)) {
      throw new IllegalArgumentException(
          type + " " + example.toText() + " does not equal what its octets are decoded to");
    }
    return fields;
  }

  /**
   * Merges the fields of an example. A field that no earlier example had is inserted after the
   * fields that this example has had so far.
   */
  private void merge(List<TracingReader.Field> fields) {
    examples++;
    Set<Entry> seenHere = new HashSet<>();
    int afterPrevious = 0;
    for (TracingReader.Field field : fields) {
      int at = indexOf(field);
      if (at < 0) {
        at = afterPrevious;
        entries.add(at, new Entry(field));
      }
      Entry entry = entries.get(at);
      entry.kinds.add(field.kind());
      if (seenHere.add(entry)) {
        entry.seen++;
      } else {
        entry.repeated = true;
      }
      afterPrevious = Math.max(afterPrevious, at + 1);
    }
  }

  /**
   * Returns the index of the entry for a field, or -1. The elements of TXT have the same name as
   * its field, so such a field has one entry for all elements.
   */
  private int indexOf(TracingReader.Field field) {
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      boolean sameGroup =
          entry.element.equals(field.element()) || entry.name.equals(field.element());
      if (entry.name.equals(field.field()) && sameGroup) {
        return i;
      }
    }
    return -1;
  }

  List<TypeDescription.Field> fields() {
    return entries.stream().map(this::field).toList();
  }

  private TypeDescription.Field field(Entry entry) {
    return new TypeDescription.Field(
        entry.name,
        entry.element,
        List.copyOf(entry.kinds),
        entry.seen < examples,
        entry.repeated,
        Optional.ofNullable(entry.rule));
  }
}
