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
 * The RDATA of a resource record.
 *
 * <p>Each type has a small immutable value class with two methods that name its fields in wire
 * order: a static {@code read}, which is registered in the {@link Registry}, and {@link #write}.
 * Values compare by content. The {@code equals} methods of the RDATA classes of this library, and
 * of application-defined classes that call {@link #equal} and {@link #hash}, compare type and
 * octets; they ignore the Java class of the values and the case of names.
 *
 * <p>Implementations are immutable and may be shared among threads.
 *
 * @since 0.1
 */
public interface RData {
  /**
   * Returns the record type of this RDATA.
   *
   * @return the TYPE
   */
  RecordType type();

  /**
   * Returns whether this can be the RDATA of a record of the given class. In this library, the
   * result is false only for an {@link A} in class CH and for a {@link ChaosA} in any other class.
   *
   * @param recordClass the class; in UPDATE messages the class of the zone
   * @return false if the type has another layout in that class
   */
  default boolean isOf(RecordClass recordClass) {
    return true;
  }

  /**
   * Writes the fields in wire order.
   *
   * @param out the writer
   */
  void write(FieldWriter out);

  /**
   * Parses RDATA of class IN from text. The text is the type's own form as in zone files, on one
   * line, or on several lines with parentheses; or the generic form of RFC 3597 section 5, {@code
   * \# length hexadecimal}, which every type has. The package description lists the differences
   * from BIND.
   *
   * @param type the type, one of the standard registry unless the text is generic
   * @param text the text; names in it are absolute
   * @return the RDATA
   * @throws TextFormatException if the text is malformed
   */
  static RData parse(RecordType type, String text) throws TextFormatException {
    return RDataText.parse(type, text, null, Registry.standard());
  }

  /**
   * Parses RDATA of class IN from text like {@link #parse(RecordType, String)}, with relative names
   * and the types of a registry.
   *
   * @param type the type
   * @param text the text
   * @param origin the name appended to relative names
   * @param registry the registry with the types
   * @return the RDATA
   * @throws TextFormatException if the text is malformed
   */
  static RData parse(RecordType type, String text, Name origin, Registry registry)
      throws TextFormatException {
    Objects.requireNonNull(origin);
    return RDataText.parse(type, text, origin, registry);
  }

  /**
   * Returns whether a value represents the same octets of the same type as another, even if their
   * classes differ. The {@code equals} methods of the RDATA classes of this library return this
   * result. Names are compared without regard to case, like {@link
   * io.wiredns.codec.wire.Name#equals}. This includes names in an {@link UnknownRData} whose octets
   * follow the rules of its type; other octets are compared exactly. A {@link MalformedRData},
   * which may contain compression pointers, is equal only to another {@code MalformedRData}.
   *
   * @param rdata the value
   * @param other the object to compare with
   * @return true if the two are equal
   */
  static boolean equal(RData rdata, Object other) {
    return RDataValue.equal(rdata, other);
  }

  /**
   * Returns a hash code that is consistent with {@link #equal} and is the result of {@code
   * hashCode} of the RDATA classes of this library. It is keyed against collision attacks.
   *
   * @param rdata the value
   * @return the hash code, which differs from one process to the next
   */
  static int hash(RData rdata) {
    return RDataValue.hash(rdata);
  }

  /**
   * Returns the octets of the RDATA as on the wire, with all names uncompressed.
   *
   * @return 0 to 65,535 octets; names keep their case
   * @throws IllegalArgumentException if there are more than 65,535 octets, or the RDATA is
   *     malformed
   */
  default Octets toOctets() {
    return new RDataOctets().of(this);
  }

  /**
   * Writes the fields as text. Types whose text is not one word for each field override this
   * method.
   *
   * @param out the writer
   */
  default void writeText(TextWriter out) {
    write(out);
  }

  /**
   * Returns the presentation form, which is also the result of {@code toString} of the RDATA
   * classes of this library.
   *
   * @return the text, in printable ASCII
   */
  default String toText() {
    StringBuilder text = new StringBuilder();
    writeText(new TextWriter(text));
    return text.toString();
  }

  /**
   * Returns the generic text form that every type has, RFC 3597 section 5: {@code \# length
   * hexadecimal}, with names uncompressed. {@link #parse(RecordType, String)} reads it back as an
   * equal value, unless the RDATA is malformed or is an {@link EmptyRData} whose type requires
   * data.
   *
   * @return the text, in printable ASCII
   */
  default String toGenericText() {
    StringBuilder text = new StringBuilder();
    new TextWriter(text).generic(toOctets());
    return text.toString();
  }
}
