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
import java.util.Optional;

/**
 * A description of a record type: where it is specified, and the fields of its RDATA in wire order.
 * The fields are those that the registry's decoder reads from examples. Immutable; may be shared
 * among threads.
 *
 * @since 0.1
 */
public final class TypeDescription {
  private final RecordType type;
  private final String reference;
  private final String status;
  private final Scope scope;
  private final List<Field> fields;
  private final List<Example> examples;

  TypeDescription(
      RecordType type,
      String reference,
      String status,
      Scope scope,
      List<Field> fields,
      List<Example> examples) {
    this.type = type;
    this.reference = reference;
    this.status = status;
    this.scope = scope;
    this.fields = List.copyOf(fields);
    this.examples = List.copyOf(examples);
  }

  /**
   * Returns the type.
   *
   * @return the type
   */
  public RecordType type() {
    return type;
  }

  /**
   * Returns the specification of the type.
   *
   * @return the RFCs or drafts; for an unassigned type, those of its range of numbers
   */
  public String reference() {
    return reference;
  }

  /**
   * Returns the status of the type.
   *
   * @return a few words, such as {@code active}, {@code obsolete} or {@code unassigned}
   */
  public String status() {
    return status;
  }

  /**
   * Returns the classes in which the RDATA has fields.
   *
   * @return the scope
   */
  public Scope scope() {
    return scope;
  }

  /**
   * Returns the fields of the RDATA.
   *
   * @return the fields in wire order; an unmodifiable list, empty if the RDATA is opaque
   */
  public List<Field> fields() {
    return fields;
  }

  /**
   * Returns examples of RDATA, which together have all of these fields.
   *
   * @return the examples; an unmodifiable list, which may be empty
   */
  public List<Example> examples() {
    return examples;
  }

  /**
   * The classes in which the RDATA of a type has fields; in other classes it is opaque octets (RFC
   * 3597). Immutable; may be shared among threads.
   *
   * @since 0.1
   */
  public enum Scope {
    /** In every class. */
    EVERY_CLASS,
    /** In class IN only; except that A has the same layout in HS and another one in CH. */
    INTERNET,
    /** In no class. */
    OPAQUE
  }

  /**
   * A field of RDATA. Immutable; may be shared among threads.
   *
   * @since 0.1
   */
  public static final class Field {
    private final String name;
    private final String element;
    private final List<FieldKind> kinds;
    private final boolean optional;
    private final boolean repeated;
    private final Optional<NameRule> nameRule;

    /** Creates a field; {@code element} is empty if the field belongs to no repeated element. */
    Field(
        String name,
        String element,
        List<FieldKind> kinds,
        boolean optional,
        boolean repeated,
        Optional<NameRule> nameRule) {
      this.name = name;
      this.element = element;
      this.kinds = List.copyOf(kinds);
      this.optional = optional;
      this.repeated = repeated;
      this.nameRule = nameRule;
    }

    /**
     * Returns the field's name.
     *
     * @return a few words
     */
    public String name() {
      return name;
    }

    /**
     * Returns the repeated element to which the field belongs.
     *
     * @return its name, such as {@code param} in SVCB; an empty Optional if there is none
     */
    public Optional<String> element() {
      return element.isEmpty() ? Optional.empty() : Optional.of(element);
    }

    /**
     * Returns the kinds that the field can have on the wire.
     *
     * @return one or more kinds, in an unmodifiable list
     */
    public List<FieldKind> kinds() {
      return kinds;
    }

    /**
     * Returns whether the field can be missing, for example because it depends on the value of
     * another field.
     *
     * @return false if all examples have it
     */
    public boolean isOptional() {
      return optional;
    }

    /**
     * Returns whether the field can be repeated.
     *
     * @return false if no example has it more than once
     */
    public boolean isRepeated() {
      return repeated;
    }

    /**
     * Returns the rule of a name: whether it is compressed, expanded and converted to lower case.
     *
     * @return the rule, or an empty Optional if the field is not a name
     */
    public Optional<NameRule> nameRule() {
      return nameRule;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Field that
          && name.equals(that.name)
          && element.equals(that.element)
          && kinds.equals(that.kinds)
          && optional == that.optional
          && repeated == that.repeated
          && nameRule.equals(that.nameRule);
    }

    @Override
    public int hashCode() {
      return Objects.hash(name, element, kinds, optional, repeated, nameRule);
    }

    /** Returns name and kinds. */
    @Override
    public String toString() {
      return name + " " + kinds;
    }
  }

  /**
   * An example of the type's RDATA in class IN. Immutable; may be shared among threads.
   *
   * @since 0.1
   */
  public static final class Example {
    private final RData rdata;
    private final List<Octets> octets;

    Example(RData rdata, List<Octets> octets) {
      this.rdata = rdata;
      this.octets = List.copyOf(octets);
    }

    /**
     * Returns the data.
     *
     * @return data of the type
     */
    public RData rdata() {
      return rdata;
    }

    /**
     * Returns the octets of the data, field by field.
     *
     * @return the octets of each field in wire order, with uncompressed names; all octets as one
     *     element if the registry has no decoder of the type; an unmodifiable list
     */
    public List<Octets> octets() {
      return octets;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Example that
          && rdata.equals(that.rdata)
          && octets.equals(that.octets);
    }

    @Override
    public int hashCode() {
      return Objects.hash(rdata, octets);
    }

    /** Returns the text of the data. */
    @Override
    public String toString() {
      return rdata.toText();
    }
  }

  /**
   * Describes a type as the standard registry reads it.
   *
   * @param type any type
   * @return the description
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
   * Describes a type as a registry decodes it.
   *
   * @param type the type
   * @param registry the registry with the type
   * @param examples RDATA of the type, of class IN, which together have all of its fields
   * @return the description
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
   * @return the descriptions, by ascending number of the type
   */
  public static List<TypeDescription> all() {
    return TypeFacts.types().stream().map(TypeDescription::of).toList();
  }

  /** A class for which a type has a layout only if it has one for every class. */
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
   * Returns the description as text for people.
   *
   * @return lines of printable ASCII, each ended by a line feed, and of at most 100 characters
   *     unless a word of an example is longer
   */
  public String toText() {
    return new TypePage(this).text();
  }

  /** Returns type and status. */
  @Override
  public String toString() {
    return type + ", " + status;
  }
}
