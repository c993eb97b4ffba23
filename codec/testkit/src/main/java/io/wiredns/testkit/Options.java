package io.wiredns.testkit;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.FieldDecoder;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.testkit.GeneratedFields.Generated;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Generators of EDNS options, of every code in a registry; RFC 6891. The generators are stateless
 * and may be shared among threads.
 *
 * @since 0.1
 */
public final class Options {
  private static final List<OptionCode> CODES = Registry.standard().options();

  private Options() {}

  /** Returns the codes that have decoders. */
  static List<OptionCode> codes() {
    return CODES;
  }

  /**
   * Generates options of one code; opaque octets if the standard registry does not contain the
   * code.
   *
   * @param code the code
   * @return the generator
   */
  public static Generator<EdnsOption> option(OptionCode code) {
    return option(code, Registry.standard());
  }

  /**
   * Generates options of one code, which may be a code that a user has registered: the generated
   * fields are those that the decoder reads.
   *
   * @param code the code
   * @param registry the registry with its decoder; without a decoder, the data are opaque
   * @return the generator, whose {@code make} throws IllegalArgumentException if no random fields
   *     are found that the decoder accepts
   */
  public static Generator<EdnsOption> option(OptionCode code, Registry registry) {
    Objects.requireNonNull(code);
    FieldDecoder<? extends EdnsOption> decoder = registry.optionDecoder(code.value());
    return decoder == null
        ? choices -> new UnknownOption(code, choices.someOctets(0, 100))
        : choices -> GeneratedFields.<EdnsOption>make(decoder, choices, code.value()).value();
  }

  /** Generates an option of one code, with the position of each field. */
  static Generated<EdnsOption> madeUp(OptionCode code, Choices choices) {
    return GeneratedFields.make(
        Registry.standard().optionDecoder(code.value()), choices, code.value());
  }

  /**
   * Generates options of any code that the standard registry contains, sometimes of another code.
   *
   * @return the generator
   */
  public static Generator<EdnsOption> options() {
    return choices -> {
      OptionCode code =
          choices.chance(1, 12)
              ? OptionCode.of(choices.between(65_001, 65_534))
              : choices.oneOf(CODES);
      return option(code).make(choices);
    };
  }

  /**
   * Generates EDNS data of version 0 with up to three options.
   *
   * @return the generator
   */
  public static Generator<Edns> edns() {
    return choices -> {
      List<EdnsOption> options = new ArrayList<>();
      for (int count = choices.below(4); count > 0; count--) {
        options.add(options().make(choices));
      }
      int size = choices.oneOf(List.of(WireLimits.DEFAULT_EDNS_UDP_OCTETS, 512, 4096, 1400));
      return Edns.request()
          .withUdpPayloadSize(size)
          .withFlags(choices.chance(1, 2) ? Edns.FLAG_DO : 0)
          .withOptions(options);
    };
  }
}
