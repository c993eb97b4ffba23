package io.wiredns.testkit.jqwik;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.testkit.Choices;
import io.wiredns.testkit.Generator;
import io.wiredns.testkit.Messages;
import io.wiredns.testkit.Mutator;
import io.wiredns.testkit.Mutators;
import io.wiredns.testkit.Names;
import io.wiredns.testkit.Options;
import io.wiredns.testkit.Planted;
import io.wiredns.testkit.Records;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/**
 * Arbitraries for jqwik's properties. They shrink values to simpler ones: for example messages to
 * fewer records, and names to fewer labels.
 *
 * @since 0.1
 */
public final class DnsArbitraries {
  private static final int CHOICES = 400;

  private DnsArbitraries() {}

  /** Lists of choices, which jqwik shrinks to shorter lists and smaller numbers. */
  private static Arbitrary<int[]> choices() {
    return Arbitraries.integers()
        .between(0, 0xFFFF)
        .withDistribution(RandomDistribution.uniform())
        .withoutEdgeCases()
        .array(int[].class)
        .ofMaxSize(CHOICES)
        .withSizeDistribution(RandomDistribution.uniform())
        .withoutEdgeCases();
  }

  /**
   * Returns an arbitrary of the values of any generator.
   *
   * @param <T> the type of the values
   * @param generator the generator
   * @return an arbitrary that shrinks towards the generator's simplest value
   */
  public static <T> Arbitrary<T> of(Generator<T> generator) {
    Objects.requireNonNull(generator, "generator");
    return choices().map(list -> generator.make(Choices.of(list)));
  }

  /**
   * Returns names of any octets.
   *
   * @return the arbitrary
   */
  public static Arbitrary<Name> names() {
    return of(Names.any());
  }

  /**
   * Returns records of class IN, of all types in the standard registry except OPT and TSIG, and
   * some of types for private use.
   *
   * @return the arbitrary
   */
  public static Arbitrary<ResourceRecord> records() {
    return of(Records.records());
  }

  /**
   * Returns records of one type in class IN.
   *
   * @param type the type
   * @return the arbitrary
   */
  public static Arbitrary<ResourceRecord> records(RecordType type) {
    return of(Records.records(type));
  }

  /**
   * Returns EDNS options of all codes in the standard registry, and some of codes for private use.
   *
   * @return the arbitrary
   */
  public static Arbitrary<EdnsOption> options() {
    return of(Options.options());
  }

  /**
   * Returns well-formed messages of all kinds. For messages of one kind, such as responses, pass a
   * generator from {@link Messages} to {@link #of}.
   *
   * @return the arbitrary
   */
  public static Arbitrary<Message> messages() {
    return of(Messages.any());
  }

  /**
   * Returns malformed messages, each with one fault of any kind.
   *
   * @return the arbitrary
   */
  public static Arbitrary<Planted> planted() {
    return Arbitraries.of(Mutators.all()).flatMap(DnsArbitraries::planted);
  }

  /**
   * Returns malformed messages, each with the given fault.
   *
   * @param fault the fault
   * @return the arbitrary
   * @throws IllegalArgumentException if there is no mutator for the fault, as for faults of users
   */
  public static Arbitrary<Planted> planted(Fault fault) {
    return planted(Mutators.of(fault));
  }

  /**
   * Returns malformed messages, each with one fault of the given kind.
   *
   * @param kind the kind
   * @return the arbitrary
   */
  public static Arbitrary<Planted> planted(Fault.Kind kind) {
    Objects.requireNonNull(kind);
    return Arbitraries.of(
            Mutators.all().stream().filter(mutator -> mutator.fault().kind() == kind).toList())
        .flatMap(DnsArbitraries::planted);
  }

  /**
   * Returns messages with the fault of a mutator. The message and the choices that place the fault
   * in it are shrunk separately.
   */
  private static Arbitrary<Planted> planted(Mutator mutator) {
    return Combinators.combine(messages(), choices())
        .as((good, list) -> mutator.plant(good, Choices.of(list)));
  }
}
