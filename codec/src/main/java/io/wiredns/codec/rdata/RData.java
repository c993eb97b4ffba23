package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.rdata.RDataOctets;
import io.wiredns.codec.internal.rdata.RDataText;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.util.Objects;

/**
 * The data of a resource record.
 *
 * <p>A type is a small immutable value with two methods that name its fields in wire order: a
 * static {@code read} that the {@link Registry} knows, and {@link #write}. Values equal by content:
 * those of this library, and a user's own that ask {@link #equal} and {@link #hash}, are equal if
 * they stand for the same octets of the same type, whichever class holds them.
 *
 * <p>Implementations are immutable and may be shared among threads.
 *
 * @since 0.1
 */
public interface RData {
  /**
   * Which type this is the data of.
   *
   * @return the TYPE
   */
  RecordType type();

  /**
   * Whether these can be the data of a record of a class. Of the types that have another layout in
   * another class, A is the only one with a value for each.
   *
   * @param recordClass the class; in UPDATE that of the zone
   * @return true, unless the type's layout in that class is another
   */
  default boolean isOf(RecordClass recordClass) {
    return true;
  }

  /**
   * Writes the fields.
   *
   * @param out takes them
   */
  void write(FieldWriter out);

  /**
   * RDATA of class IN from its text: the type's own form as zone files have it, on one line or on
   * more with parentheses, or the generic one of RFC 3597 section 5, {@code \\# length hex}, which
   * every type has. The package's page lists where text is not that of BIND.
   *
   * @param type the type, one of the standard registry unless the text is generic
   * @param text the text; its names are absolute
   * @return the data
   * @throws TextFormatException if the text is no such RDATA
   */
  static RData parse(RecordType type, String text) throws TextFormatException {
    return RDataText.parse(type, text, null, Registry.standard());
  }

  /**
   * RDATA of class IN from its text, as {@link #parse(RecordType, String)} reads it, of the types
   * of a registry.
   *
   * @param type the type
   * @param text the text
   * @param origin completes relative names
   * @param registry knows the types
   * @return the data
   * @throws TextFormatException if the text is no such RDATA
   */
  static RData parse(RecordType type, String text, Name origin, Registry registry)
      throws TextFormatException {
    Objects.requireNonNull(origin);
    return RDataText.parse(type, text, origin, registry);
  }

  /**
   * Whether a value stands for the same octets of the same type as another, no matter in which
   * class: what {@code equals} of each type returns. Names are equal in any case, as {@link
   * io.wiredns.codec.wire.Name#equals} has it, also in an {@link UnknownRData} whose octets keep to
   * the rules of its type; octets that break them are compared as they are. A {@link
   * MalformedRData}, whose pointers may be alive, only equals another.
   *
   * @param rdata the value
   * @param other the other
   * @return whether they are equal
   */
  static boolean equal(RData rdata, Object other) {
    return RDataValue.equal(rdata, other);
  }

  /**
   * A hash for {@link #equal}, keyed ({@link io.wiredns.codec.internal.wire.KeyedHash}): what
   * {@code hashCode} of each type returns.
   *
   * @param rdata the value
   * @return its hash, which is not stable between processes
   */
  static int hash(RData rdata) {
    return RDataValue.hash(rdata);
  }

  /**
   * The octets of the RDATA on their own: as on the wire, but no name is compressed.
   *
   * @return 0 to 65535 octets; the case of names is as it came
   * @throws IllegalArgumentException if they are more, or malformed
   */
  default Octets toOctets() {
    return new RDataOctets().of(this);
  }

  /**
   * Writes the fields as text; types whose text is not one word a field have their own.
   *
   * @param out takes the words
   */
  default void writeText(TextWriter out) {
    write(out);
  }

  /**
   * The presentation form: what {@code toString} of each type returns.
   *
   * @return printable ASCII
   */
  default String toText() {
    StringBuilder text = new StringBuilder();
    writeText(new TextWriter(text));
    return text.toString();
  }

  /**
   * The generic form that every type has, RFC 3597 section 5: {@code \# length hexadecimal}, names
   * not compressed. {@link #parse(RecordType, String)} reads it back into the same value.
   *
   * @return printable ASCII
   */
  default String toGenericText() {
    StringBuilder text = new StringBuilder();
    GenericText.write(this, new TextWriter(text));
    return text.toString();
  }
}
