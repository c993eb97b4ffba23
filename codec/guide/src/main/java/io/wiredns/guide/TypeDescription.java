package io.wiredns.guide;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.Octets;
import io.wiredns.inspect.FieldKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a type is: where it is specified, and which fields its RDATA has in wire order. The fields
 * are those that the registry's decoder reads from examples.
 *
 * @param type the type
 * @param reference the RFCs or drafts that specify it, or those of its range of numbers
 * @param status what has become of it, such as {@code active}, {@code obsolete}, {@code unassigned}
 * @param scope in which classes its RDATA has fields
 * @param fields the fields in wire order, none if the data are opaque
 * @param examples data that have these fields, perhaps none
 * @since 0.1
 */
public record TypeDescription(
    RecordType type,
    String reference,
    String status,
    Scope scope,
    List<Field> fields,
    List<Example> examples) {
  /**
   * Where the RDATA of a type has fields; elsewhere it is opaque octets (RFC 3597).
   *
   * @since 0.1
   */
  public enum Scope {
    /** In every class. */
    EVERY_CLASS,
    /** In class IN; of other classes A has one in HS, and another in CH, and no other type any. */
    INTERNET,
    /** Nowhere. */
    OPAQUE
  }

  /**
   * A field of RDATA.
   *
   * @param name its name
   * @param element what several alike it belongs to, such as {@code param} in SVCB; empty for none
   * @param kinds what it can be on the wire
   * @param optional whether it can be missing, or is there for some values of other fields only
   * @param repeated whether there can be more of it
   * @param nameRule whether a name is compressed, expanded and lower-cased; null for what is none
   * @since 0.1
   */
  public record Field(
      String name,
      String element,
      List<FieldKind> kinds,
      boolean optional,
      boolean repeated,
      NameRule nameRule) {
    /**
     * A field.
     *
     * @param name its name
     * @param element what several alike it belongs to
     * @param kinds what it can be on the wire
     * @param optional whether it can be missing
     * @param repeated whether there can be more of it
     * @param nameRule a name's rule, null for what is none
     */
    public Field {
      Objects.requireNonNull(name);
      Objects.requireNonNull(element);
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * An example of the type's data, as it is in class IN.
   *
   * @param rdata the data
   * @param octets the octets of each field in wire order, no name compressed
   * @since 0.1
   */
  public record Example(RData rdata, List<Octets> octets) {
    /**
     * An example.
     *
     * @param rdata the data
     * @param octets the octets of each field
     */
    public Example {
      Objects.requireNonNull(rdata);
      octets = List.copyOf(octets);
    }
  }

  /**
   * A description.
   *
   * @param type the type
   * @param reference the RFCs or drafts
   * @param status what has become of it
   * @param scope in which classes its RDATA has fields
   * @param fields the fields in wire order
   * @param examples data that have these fields
   */
  public TypeDescription {
    Objects.requireNonNull(type);
    Objects.requireNonNull(reference);
    Objects.requireNonNull(status);
    Objects.requireNonNull(scope);
    fields = List.copyOf(fields);
    examples = List.copyOf(examples);
  }

  /**
   * Describes a type as the standard registry reads it.
   *
   * @param type any type
   * @return what it is
   */
  public static TypeDescription of(RecordType type) {
    List<RData> examples = new ArrayList<>();
    for (String text : TypeFacts.of(type).examples()) {
      try {
        examples.add(RData.parse(type, text));
      } catch (TextFormatException wrong) {
        throw new AssertionError("the example of " + type, wrong);
      }
    }
    return of(type, Registry.standard(), examples);
  }

  /**
   * Describes a type as a registry of the user's reads it.
   *
   * @param type the type
   * @param registry knows it
   * @param examples data of the type and of class IN that have all of its fields together
   * @return what it is
   * @throws IllegalArgumentException if an example is of another type, or its octets are not what
   *     the registry's decoder reads
   */
  public static TypeDescription of(
      RecordType type, Registry registry, List<? extends RData> examples) {
    TypeFacts facts = TypeFacts.of(type);
    LayoutCollector layout = new LayoutCollector(type, registry);
    List<Example> shown = examples.stream().map(layout::example).toList();
    return new TypeDescription(
        type, facts.reference(), facts.status(), scope(type, registry), layout.fields(), shown);
  }

  /**
   * Describes all types that have a mnemonic.
   *
   * @return what they are, in ascending order
   */
  public static List<TypeDescription> all() {
    return TypeFacts.types().stream().map(TypeDescription::of).toList();
  }

  /** A class that no type has a layout for, but those that have one for every class. */
  private static final int PRIVATE_CLASS = 0xFF00;

  private static Scope scope(RecordType type, Registry registry) {
    if (registry.decoder(type.value(), RecordClass.IN.value()) == null) {
      return Scope.OPAQUE;
    }
    return registry.decoder(type.value(), PRIVATE_CLASS) == null
        ? Scope.INTERNET
        : Scope.EVERY_CLASS;
  }

  /**
   * The description for people.
   *
   * @return lines of printable ASCII, each of at most 100 characters and ended by a line feed
   */
  public String toText() {
    return new TypePage(this).text();
  }
}
