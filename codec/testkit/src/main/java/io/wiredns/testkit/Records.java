package io.wiredns.testkit;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.FieldDecoder;
import io.wiredns.testkit.GeneratedFields.Generated;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Generators of resource records and their data, of every type in a registry. The generators are
 * stateless and may be shared among threads.
 *
 * @since 0.1
 */
public final class Records {
  private static final int IN = RecordClass.IN.value();

  /** The types of records in sections: all except OPT and TSIG. */
  private static final List<RecordType> DATA_TYPES =
      types(Registry.standard()).filter(Records::isData).toList();

  private Records() {}

  private static Stream<RecordType> types(Registry registry) {
    return registry.types().stream();
  }

  private static boolean isData(RecordType type) {
    return !type.equals(RecordType.OPT) && !type.equals(RecordType.TSIG);
  }

  /** Returns the types that a record of a section may have. */
  static List<RecordType> dataTypes() {
    return DATA_TYPES;
  }

  /**
   * Generates RDATA of one type in class IN; opaque octets if the standard registry does not
   * contain the type.
   *
   * @param type the type
   * @return the generator
   */
  public static Generator<RData> rdata(RecordType type) {
    return rdata(type, Registry.standard());
  }

  /**
   * Generates RDATA of one type in class IN, which may be a type that a user has registered: the
   * generated fields are those that the decoder reads.
   *
   * @param type the type
   * @param registry the registry with its decoder; without a decoder, the data are opaque
   * @return the generator, whose {@code make} throws IllegalArgumentException if no random fields
   *     are found that the decoder accepts
   */
  public static Generator<RData> rdata(RecordType type, Registry registry) {
    Objects.requireNonNull(type);
    FieldDecoder<? extends RData> decoder = registry.decoder(type.value(), IN);
    return decoder == null
        ? choices -> new UnknownRData(type, choices.someOctets(0, 300))
        : choices -> GeneratedFields.<RData>make(decoder, choices, type.value()).value();
  }

  /** Generates RDATA of one type in class IN, with the position of each field. */
  static Generated<RData> madeUp(RecordType type, Choices choices) {
    FieldDecoder<? extends RData> decoder = Registry.standard().decoder(type.value(), IN);
    return GeneratedFields.make(decoder, choices, type.value());
  }

  /**
   * Generates RDATA of any type of the standard registry except OPT and TSIG, sometimes of an
   * unknown type; A is the simplest.
   *
   * @return the generator
   */
  public static Generator<RData> rdata() {
    return choices -> rdata(type(choices)).make(choices);
  }

  private static RecordType type(Choices choices) {
    return choices.chance(1, 24)
        ? RecordType.of(choices.between(65_280, 65_534))
        : choices.oneOf(DATA_TYPES);
  }

  /**
   * Generates records of class IN with any owner and any data.
   *
   * @return the generator
   */
  public static Generator<ResourceRecord> records() {
    return choices -> record(Names.any().make(choices), choices);
  }

  /**
   * Generates records of one type in class IN.
   *
   * @param type the type
   * @return the generator
   */
  public static Generator<ResourceRecord> records(RecordType type) {
    return records(type, Registry.standard());
  }

  /**
   * Generates records of one type in class IN, which may be a type that a user has registered.
   *
   * @param type the type
   * @param registry the registry with its decoder; without a decoder, the data are opaque
   * @return the generator, whose {@code make} throws IllegalArgumentException if no random fields
   *     are found that the decoder accepts
   */
  public static Generator<ResourceRecord> records(RecordType type, Registry registry) {
    Generator<RData> data = rdata(type, registry);
    return choices ->
        new ResourceRecord(Names.any().make(choices), choices.bits(32), data.make(choices));
  }

  /** Returns a record of any type with the given owner. */
  static ResourceRecord record(io.wiredns.codec.wire.Name owner, Choices choices) {
    return new ResourceRecord(owner, choices.bits(17), rdata().make(choices));
  }
}
