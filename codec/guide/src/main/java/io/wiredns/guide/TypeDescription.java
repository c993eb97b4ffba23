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
 * What a type is: where it is specified, and which fields its RDATA has in wire order. The fields
 * are those that the registry's decoder reads from examples. Immutable, for any threads.
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
   * @return any type
   */
  public RecordType type() {
    return type;
  }

  /**
   * Where the type is specified.
   *
   * @return the RFCs or drafts, or those of its range of numbers
   */
  public String reference() {
    return reference;
  }

  /**
   * What has become of the type.
   *
   * @return such as {@code active}, {@code obsolete}, {@code unassigned}
   */
  public String status() {
    return status;
  }

  /**
   * In which classes the RDATA has fields.
   *
   * @return the scope
   */
  public Scope scope() {
    return scope;
  }

  /**
   * Returns the fields of the RDATA.
   *
   * @return the fields in wire order, none if the data are opaque
   */
  public List<Field> fields() {
    return fields;
  }

  /**
   * Data that have these fields.
   *
   * @return the examples, perhaps none
   */
  public List<Example> examples() {
    return examples;
  }

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
   * A field of RDATA. Immutable, for any threads.
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

    /** A field, with an empty text for no element. */
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
     * What several alike the field belongs to.
     *
     * @return such as {@code param} in SVCB; empty for none
     */
    public Optional<String> element() {
      return element.isEmpty() ? Optional.empty() : Optional.of(element);
    }

    /**
     * What the field can be on the wire.
     *
     * @return one kind or more
     */
    public List<FieldKind> kinds() {
      return kinds;
    }

    /**
     * Returns whether the field can be missing, or is there for some values of other fields only.
     *
     * @return false if all data have it
     */
    public boolean isOptional() {
      return optional;
    }

    /**
     * Returns whether there can be more of the field.
     *
     * @return false if there is one at most
     */
    public boolean isRepeated() {
      return repeated;
    }

    /**
     * Returns whether a name is compressed, expanded and lower-cased.
     *
     * @return the rule; empty for what is no name
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

    /** Name and kinds. */
    @Override
    public String toString() {
      return name + " " + kinds;
    }
  }

  /**
   * An example of the type's data, as it is in class IN. Immutable, for any threads.
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
     * Returns the octets of the data.
     *
     * @return those of each field in wire order, no name compressed
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

    /** Returns the data's text. */
    @Override
    public String toString() {
      return rdata.toText();
    }
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
   * Returns the description for people.
   *
   * @return lines of printable ASCII, each of at most 100 characters and ended by a line feed
   */
  public String toText() {
    return new TypePage(this).text();
  }

  /** Type and status. */
  @Override
  public String toString() {
    return type + ", " + status;
  }
}
