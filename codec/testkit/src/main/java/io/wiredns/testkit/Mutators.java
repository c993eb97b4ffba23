package io.wiredns.testkit;

import io.wiredns.codec.edns.OptionFault;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageFault;
import io.wiredns.codec.rdata.RDataFault;
import io.wiredns.codec.wire.Fault;
import io.wiredns.stateful.DsoFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The mutators, one for each {@link Fault} of the library, and generators of malformed messages.
 * Mutators and generators are stateless and may be shared among threads.
 *
 * @since 0.1
 */
public final class Mutators {
  private static final Map<Fault, Mutator> ALL =
      Stream.of(
              MessageFault.all(), Fault.all(), RDataFault.all(), OptionFault.all(), DsoFault.all())
          .flatMap(List::stream)
          .map(fault -> new Planter(fault, plan(fault)))
          .filter(planter -> planter.plan() != null)
          .collect(
              Collectors.toMap(
                  Planter::fault, planter -> planter, (one, other) -> one, LinkedHashMap::new));

  private Mutators() {}

  interface Plan {
    Planted plant(Message good, Choices choices);
  }

  private record Planter(Fault fault, Plan plan) implements Mutator {
    @Override
    public Planted plant(Message good, Choices choices) {
      return plan.plant(good, choices);
    }
  }

  /**
   * Returns the mutator of a fault.
   *
   * @param fault the fault
   * @return the mutator that plants it
   * @throws IllegalArgumentException if there is no mutator for the fault, as for faults of users
   */
  public static Mutator of(Fault fault) {
    Mutator mutator = ALL.get(Objects.requireNonNull(fault));
    if (mutator == null) {
      throw new IllegalArgumentException("there is no mutator for " + fault);
    }
    return mutator;
  }

  /**
   * Returns all mutators.
   *
   * @return one for each fault, in the order of the fault catalogue
   */
  public static List<Mutator> all() {
    return List.copyOf(ALL.values());
  }

  /**
   * Generates malformed messages, each with one fault of any kind, from the messages of {@link
   * Messages#any}.
   *
   * @return the generator
   */
  public static Generator<Planted> planted() {
    List<Mutator> all = all();
    return choices -> {
      Mutator mutator = choices.oneOf(all);
      return mutator.plant(Messages.any().make(choices), choices);
    };
  }

  /**
   * Generates malformed messages, each with the given fault.
   *
   * @param fault the fault
   * @return the generator
   * @throws IllegalArgumentException if there is no mutator for the fault, as for faults of users
   */
  public static Generator<Planted> planted(Fault fault) {
    Mutator mutator = of(fault);
    return choices -> mutator.plant(Messages.any().make(choices), choices);
  }

  /**
   * Generates malformed messages, each with one fault of the given kind.
   *
   * @param kind the kind
   * @return the generator
   */
  public static Generator<Planted> planted(Fault.Kind kind) {
    Objects.requireNonNull(kind);
    List<Mutator> ofKind = all().stream().filter(one -> one.fault().kind() == kind).toList();
    return choices -> choices.oneOf(ofKind).plant(Messages.any().make(choices), choices);
  }

  /**
   * Returns the plan that plants a fault, or null if there is none. FaultRegistrationTest of the
   * guide fails for such a fault, unless it is a fault in RDATA or in an option that has no
   * example.
   */
  private static Plan plan(Fault fault) {
    return switch (fault.name()) {
      case "HEADER_TRUNCATED" -> FrameFaults::headerTruncated;
      case "MESSAGE_TOO_LONG" -> FrameFaults::messageTooLong;
      case "COUNT_EXCEEDS_MESSAGE" -> FrameFaults::countExceedsMessage;
      case "QUESTION_TRUNCATED" -> FrameFaults::questionTruncated;
      case "RECORD_TRUNCATED" -> FrameFaults::recordTruncated;
      case "RDLENGTH_EXCEEDS_MESSAGE" -> FrameFaults::rdlengthExceedsMessage;
      case "TRAILING_OCTETS" -> FrameFaults::trailingOctets;
      case "UPDATE_ANY_DATA" -> FrameFaults::updateAnyData;
      case "OPT_PLACE" -> FrameFaults::optPlace;
      case "OPT_REPEATED" -> FrameFaults::optRepeated;
      case "OPT_OWNER" -> FrameFaults::optOwner;
      case "TSIG_PLACE" -> FrameFaults::tsigPlace;
      case "TSIG_CLASS" -> FrameFaults::tsigClass;
      case "TSIG_MAC_LENGTH", "TSIG_OTHER_LENGTH" ->
          (good, choices) -> FrameFaults.tsigSize(fault, good, choices);
      case "POINTER_CHAIN" -> NameFaults::chain;
      case "NAME_TRUNCATED",
          "LABEL_TYPE",
          "NAME_TOO_LONG",
          "POINTER_TRUNCATED",
          "POINTER_NOT_PRIOR",
          "POINTER_INTO_HEADER",
          "POINTER_FORBIDDEN" ->
          (good, choices) -> NameFaults.plant(fault, good, choices);
      case "OPTION_TRUNCATED",
          "OPTION_FIELD_TRUNCATED",
          "OPTION_TRAILING",
          "ECS_FAMILY",
          "ECS_PREFIX_LENGTH",
          "ECS_ADDRESS_BITS",
          "COOKIE_LENGTH",
          "ZONEVERSION_LENGTH",
          "MQTYPE_REPEATED" ->
          (good, choices) -> OptionFaults.plant(fault, good, choices);
      case "DSO_COUNTS",
          "DSO_TLV_HEADER",
          "DSO_TLV_TRUNCATED",
          "DSO_FIELD_TRUNCATED",
          "DSO_TLV_TRAILING" ->
          (good, choices) -> DsoFaults.plant(fault, good, choices);
      default ->
          RDataFaults.isKnown(fault)
              ? (good, choices) -> RDataFaults.plant(fault, good, choices)
              : ExampleFaults.plan(fault);
    };
  }
}
