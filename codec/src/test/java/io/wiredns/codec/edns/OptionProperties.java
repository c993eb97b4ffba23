package io.wiredns.codec.edns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.Written;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.TolerantResult;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OptionProperties {
  private static Arbitrary<byte[]> octets(int most) {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(most);
  }

  /** Options with a valid length and any data. */
  private static Arbitrary<byte[]> anyData() {
    Arbitrary<Integer> code =
        Arbitraries.oneOf(
            Arbitraries.of(
                Registry.standard().options().stream().map(known -> known.value()).toList()),
            Arbitraries.integers().between(0, 65_535));
    return Combinators.combine(code, octets(42))
        .as((number, data) -> OptMessages.option(number, Octets.of(data)));
  }

  /** Valid options, some with one octet changed. */
  private static Arbitrary<byte[]> damaged() {
    return Combinators.combine(
            Arbitraries.of(OptionVectors.ALL),
            Arbitraries.integers().between(0, 60),
            Arbitraries.bytes())
        .as(
            (vector, at, octet) -> {
              byte[] option = OptMessages.option(vector.option().code().value(), vector.data());
              if (at < option.length) {
                option[at] = octet;
              }
              return option;
            });
  }

  @Provide
  Arbitrary<byte[]> rdata() {
    Arbitrary<byte[]> many =
        Arbitraries.oneOf(anyData(), damaged())
            .list()
            .ofMaxSize(5)
            .map(list -> Hex.of(list.stream().map(Hex::text).collect(Collectors.joining())));
    return Arbitraries.oneOf(octets(80), many);
  }

  private static Optional<Message> strict(byte[] rdata) {
    try {
      return Optional.of(Message.parse(ByteBuffer.wrap(OptMessages.octets(rdata))));
    } catch (WireFormatException fault) {
      int from = OptMessages.RDATA;
      assertTrue(
          fault.offset() >= from && fault.offset() <= from + rdata.length, fault.getMessage());
      assertTrue(fault.field().startsWith("additional[0] OPT option["), fault.getMessage());
      return Optional.empty();
    }
  }

  @Property
  void anyOctetsAreOptionsThatAreWrittenAgainOrAFaultInsideThem(@ForAll("rdata") byte[] rdata) {
    strict(rdata)
        .ifPresent(
            message -> assertArrayEquals(OptMessages.octets(rdata), Written.octets(message)));
  }

  @Property
  void whatWasReadIsShownInOneLineOfPrintableAscii(@ForAll("rdata") byte[] rdata) {
    Opt opt = Opt.readTolerant(Octets.of(rdata), Registry.standard(), new ArrayList<>());
    for (EdnsOption option : opt.options()) {
      assertTrue(option.toText().chars().allMatch(c -> c >= ' ' && c <= '~'), option.toText());
    }
  }

  @Property
  void tolerantReadingFindsAFaultWhereStrictReadingDoes(@ForAll("rdata") byte[] rdata) {
    List<WireFormatException> faults = new ArrayList<>();
    Opt opt = Opt.readTolerant(Octets.of(rdata), Registry.standard(), faults);
    Optional<Message> strict = strict(rdata);
    assertEquals(strict.isPresent(), faults.isEmpty());
    strict.ifPresent(
        message -> assertEquals(message.edns().orElseThrow().options(), opt.options()));
  }

  @Property
  void tolerantReadingLosesNothingBeforeAWrongLength(@ForAll("rdata") byte[] rdata) {
    List<WireFormatException> faults = new ArrayList<>();
    Opt opt = Opt.readTolerant(Octets.of(rdata), Registry.standard(), faults);
    String written =
        opt.options().stream()
            .map(option -> UnknownOption.of(option))
            .map(opaque -> Hex.text(OptMessages.option(opaque.code().value(), opaque.data())))
            .collect(Collectors.joining());
    assertTrue(Hex.text(rdata).startsWith(written));
    long malformed = opt.options().stream().filter(MalformedOption.class::isInstance).count();
    assertEquals(faults.size(), malformed + (2 * rdata.length == written.length() ? 0 : 1));
  }

  @Property
  void opaqueOctetsAreTypedAsInAMessageOrHaveTheSameFault(@ForAll("rdata") byte[] rdata) {
    List<WireFormatException> faults = new ArrayList<>();
    Opt opt = Opt.readTolerant(Octets.of(rdata), Registry.standard(), faults);
    for (EdnsOption option : opt.options()) {
      try {
        assertEquals(option, UnknownOption.of(option).typed());
      } catch (WireFormatException fault) {
        assertEquals(((MalformedOption) option).fault().fault(), fault.fault());
      }
    }
  }

  @Property
  void tolerantParsingOfTheMessageFindsTheSameAsOfTheRecord(@ForAll("rdata") byte[] rdata) {
    List<WireFormatException> faults = new ArrayList<>();
    Opt opt = Opt.readTolerant(Octets.of(rdata), Registry.standard(), faults);
    TolerantResult result = Message.parseTolerant(ByteBuffer.wrap(OptMessages.octets(rdata)));
    assertEquals(
        faults.stream()
            .map(fault -> fault.fault() + " " + (fault.offset() + OptMessages.RDATA))
            .toList(),
        result.faults().stream().map(fault -> fault.fault() + " " + fault.offset()).toList());
    assertEquals(
        opt.options().stream().map(UnknownOption::of).toList(),
        result.message().orElseThrow().edns().orElseThrow().options().stream()
            .map(UnknownOption::of)
            .toList());
  }
}
