package io.wiredns.testkit;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.OptionFault;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.testkit.GeneratedFields.Generated;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Plants the faults of EDNS options, among well-formed options. */
final class OptionFaults {
  private static final int TRIES = 60;

  private OptionFaults() {}

  /** Malformed OPTION-DATA, and its option code. */
  private record Plan(OptionCode code, Shape data) {}

  static Planted plant(Fault fault, Message good, Choices choices) {
    return plant(fault, () -> plan(fault, choices), good, choices);
  }

  /** Plants OPTION-DATA with the fault at the place that the shape marks. */
  static Planted plant(Fault fault, OptionCode code, Shape data, Message good, Choices choices) {
    return plant(fault, () -> new Plan(code, data), good, choices);
  }

  private static Planted plant(Fault fault, Supplier<Plan> planned, Message good, Choices choices) {
    Shape rdata = new Shape();
    int number = choices.below(3);
    for (int i = 0; i < number; i++) {
      good(rdata, choices);
    }
    String option = "option[" + number + "] ";
    if (fault == OptionFault.OPTION_TRUNCATED) {
      truncated(rdata, option, choices);
    } else {
      Plan plan = planned.get();
      byte[] data = plan.data().octets(0);
      rdata.u16(plan.code().value()).u16(data.length).octets(data, 0, plan.data().at());
      rdata.here(option + plan.data().field()).octets(data, plan.data().at(), data.length);
      for (int after = choices.below(2); after > 0; after--) {
        good(rdata, choices);
      }
    }
    return hosted(fault, rdata, good, choices);
  }

  private static void good(Shape rdata, Choices choices) {
    EdnsOption option = Options.options().make(choices);
    Octets data = UnknownOption.of(option).data();
    rdata.u16(option.code().value()).u16(data.length()).octets(data);
  }

  /** Replaces the OPT records of the message by one whose RDATA is the given shape. */
  private static Planted hosted(Fault fault, Shape rdata, Message good, Choices choices) {
    Message plain = Draft.plain(good, choices);
    List<ResourceRecord> records = new ArrayList<>(plain.additionals());
    records.removeIf(record -> record.type().equals(RecordType.OPT));
    int number = choices.below(records.size() + (plain.tsig().isPresent() ? 0 : 1));
    records.add(
        number,
        new ResourceRecord(
            Name.ROOT, RecordClass.of(1_232), 0, Draft.blank(RecordType.OPT, rdata)));
    Draft draft = new Draft(Draft.with(plain, Section.ADDITIONAL, records));
    return draft.filled(fault, RecordType.OPT, rdata, Section.ADDITIONAL, number);
  }

  private static void truncated(Shape rdata, String option, Choices choices) {
    boolean known = choices.chance(1, 2);
    OptionCode code = known ? choices.oneOf(Options.codes()) : OptionCode.of(65_001);
    int length = choices.below(30);
    rdata.u16(code.value());
    rdata.here(option + (known ? code + " OPTION-LENGTH" : "OPTION-DATA"));
    rdata.u16(choices.between(length + 1, 0xFFFF)).octets(choices.octets(length));
  }

  private static Plan plan(Fault fault, Choices choices) {
    Shape data = new Shape();
    return switch (fault.name()) {
      case "OPTION_FIELD_TRUNCATED", "OPTION_TRAILING" -> anyOption(fault, choices);
      case "ECS_FAMILY" ->
          new Plan(OptionCode.ECS, data.here("ECS family").u16(choices.between(3, 0xFFFF)).u16(0));
      case "ECS_PREFIX_LENGTH" -> new Plan(OptionCode.ECS, prefixLength(data, choices));
      case "ECS_ADDRESS_BITS" -> new Plan(OptionCode.ECS, addressBits(data, choices));
      case "COOKIE_LENGTH" -> {
        int length = choices.chance(1, 2) ? choices.between(33, 60) : choices.between(1, 7);
        data.octets(choices.octets(8)).here("COOKIE server").octets(choices.octets(length));
        yield new Plan(OptionCode.COOKIE, data);
      }
      case "ZONEVERSION_LENGTH" -> {
        int length = choices.below(10);
        data.u8(choices.below(128)).u8(0).here("ZONEVERSION version");
        yield new Plan(
            OptionCode.ZONEVERSION, data.octets(choices.octets(length == 4 ? 5 : length)));
      }
      case "MQTYPE_REPEATED" -> {
        boolean query = choices.chance(1, 2);
        int type = choices.below(65_535);
        data.u16(type).u16(type + 1);
        data.here(query ? "MQTYPE-QUERY type" : "MQTYPE-RESPONSE type");
        data.u16(choices.chance(1, 2) ? type : type + 1);
        yield new Plan(query ? OptionCode.MQTYPE_QUERY : OptionCode.MQTYPE_RESPONSE, data);
      }
      default -> throw new AssertionError(fault + " is no fault of options");
    };
  }

  private static Shape prefixLength(Shape data, Choices choices) {
    boolean six = choices.chance(1, 2);
    int bits = six ? 128 : 32;
    data.u16(six ? 2 : 1);
    if (choices.chance(1, 2)) {
      return data.here("ECS source prefix length").u8(choices.between(bits + 1, 255)).u8(0);
    }
    data.u8(8).here("ECS scope prefix length").u8(choices.between(bits + 1, 255));
    return data.u8(choices.below(256));
  }

  private static Shape addressBits(Shape data, Choices choices) {
    int octets = choices.between(1, 4);
    int bits = choices.between(1, 7);
    data.u16(1).u8(8 * (octets - 1) + bits).u8(0).octets(choices.octets(octets - 1));
    int stray = 1 + choices.below((1 << 8 - bits) - 1);
    return data.here("ECS address").u8(choices.below(1 << bits) << 8 - bits | stray);
  }

  private static Plan anyOption(Fault fault, Choices choices) {
    for (int i = 0; i < TRIES && !choices.isOver(); i++) {
      OptionCode code = choices.oneOf(Options.codes());
      Generated<EdnsOption> made = Options.madeUp(code, choices);
      byte[] octets = UnknownOption.of(made.value()).data().toArray();
      Shape shape = RDataFaults.Cuts.shape(fault, made, octets, code + " OPTION-DATA", choices);
      if (shape != null) {
        return new Plan(code, shape);
      }
    }
    Shape data = new Shape();
    return fault == OptionFault.OPTION_TRAILING
        ? new Plan(OptionCode.CLIENT_TAG, data.u16(0).here("CLIENT-TAG OPTION-DATA").u8(0))
        : new Plan(OptionCode.EDE, data.here("EDE info code").u8(0));
  }
}
