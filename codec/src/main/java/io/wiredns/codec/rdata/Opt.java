package io.wiredns.codec.rdata;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.MalformedOption;
import io.wiredns.codec.edns.OptionFault;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.internal.edns.OptionTable;
import io.wiredns.codec.internal.rdata.TolerantOpt;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The RDATA of type OPT: the EDNS options in wire order; RFC 6891 section 6.1.2. The fields that
 * EDNS keeps in the CLASS and TTL of the record are in {@link io.wiredns.codec.edns.Edns}.
 *
 * <pre>
 *   { OPTION-CODE 16 | OPTION-LENGTH 16 | OPTION-DATA } zero or more times
 * </pre>
 *
 * @param options the options; a code may occur more than once
 * @since 0.1
 */
public record Opt(List<EdnsOption> options) implements RData {
  private static final Opt EMPTY = new Opt(List.of());

  /** The length in octets of OPTION-CODE and OPTION-LENGTH. */
  private static final int OPTION_HEADER = 4;

  /**
   * Creates the RDATA from its options.
   *
   * @param options the options; a code may occur more than once
   */
  public Opt {
    options = List.copyOf(options);
  }

  /**
   * Reads the options and decodes those that the standard registry contains. One malformed option
   * makes the whole record malformed; {@link #readTolerant} still reads the other options.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Opt read(FieldReader in) {
    return read(in, OptionTable.standard());
  }

  /** Reads the options and decodes those that the given table contains. */
  static Opt read(FieldReader in, OptionTable table) {
    if (!in.hasMore()) {
      return EMPTY;
    }
    if (in instanceof TextReader text) {
      return readText(text, table);
    }
    in.element("option", 0);
    EdnsOption first = table.read(in);
    if (!in.hasMore()) {
      return new Opt(List.of(first));
    }
    List<EdnsOption> options = new ArrayList<>();
    options.add(first);
    while (in.hasMore()) {
      in.element("option", options.size());
      options.add(table.read(in));
    }
    return new Opt(options);
  }

  /**
   * Reads options from text. OPT has no zone file syntax; here, an option is its code, its length
   * and its data in base64.
   */
  private static Opt readText(TextReader in, OptionTable table) {
    List<EdnsOption> options = new ArrayList<>();
    while (in.hasMore()) {
      OptionCode code = OptionCode.of(in.u16("OPTION-CODE"));
      Octets data = in.sized16("OPTION-DATA", OctetsText.BASE64, OptionFault.OPTION_TRUNCATED);
      if (data.length() > WireLimits.RDATA_OCTETS - OPTION_HEADER) {
        throw in.wrongBefore("option data that fit RDATA");
      }
      try {
        options.add(table.typed(new UnknownOption(code, data)));
      } catch (WireFormatException malformed) {
        throw in.wrongBefore("option data without a fault: " + malformed.getMessage());
      }
    }
    return new Opt(options);
  }

  /**
   * Reads the options of malformed RDATA, such as the octets of a {@link MalformedRData}. An option
   * that breaks its own rules becomes a {@link MalformedOption} with its octets. Reading ends at an
   * option that extends past the end of the RDATA; that option is dropped.
   *
   * @param rdata the RDATA, at most 65,535 octets
   * @param registry the registry whose decoders read the options
   * @param faults the list to which each fault is added; its offset is the distance from the first
   *     octet of the RDATA
   * @return the RDATA
   * @throws IllegalArgumentException if the RDATA has more than 65,535 octets
   */
  public static Opt readTolerant(
      Octets rdata, Registry registry, List<WireFormatException> faults) {
    Objects.requireNonNull(registry);
    Ranges.length("RDATA", rdata, WireLimits.RDATA_OCTETS);
    return TolerantOpt.read(rdata, registry, 0, "OPT", faults);
  }

  @Override
  public void write(FieldWriter out) {
    for (int i = 0; i < options.size(); i++) {
      write(options.get(i), out);
    }
  }

  private static void write(EdnsOption option, FieldWriter out) {
    out.codePoint16("OPTION-CODE", option.code());
    int opened = out.open16("OPTION-LENGTH");
    option.write(out);
    out.close(opened);
  }

  /**
   * Returns RDATA that has the same octets and can be written. A malformed option is replaced by an
   * opaque one. Other opaque options that the standard registry contains are decoded, so that the
   * positions of names in their data are known.
   */
  Opt typed() {
    for (int i = 0; i < options.size(); i++) {
      EdnsOption option = options.get(i);
      if (option instanceof UnknownOption || option instanceof MalformedOption) {
        return new Opt(options.stream().map(Opt::typed).toList());
      }
    }
    return this;
  }

  private static EdnsOption typed(EdnsOption option) {
    return option instanceof MalformedOption ? UnknownOption.of(option) : EdnsOption.typed(option);
  }

  /** Returns the generic form; a malformed option has its octets as received. */
  @Override
  public String toGenericText() {
    List<EdnsOption> opaque = new ArrayList<>();
    for (EdnsOption option : options) {
      opaque.add(option instanceof MalformedOption ? UnknownOption.of(option) : option);
    }
    StringBuilder text = new StringBuilder();
    new TextWriter(text).generic(new Opt(opaque).toOctets());
    return text.toString();
  }

  /**
   * Returns whether an option is malformed, as found by tolerant reading. Such RDATA cannot be
   * written.
   *
   * @return true if at least one option is a {@link MalformedOption}
   */
  public boolean hasMalformedOption() {
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i) instanceof MalformedOption) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void writeText(TextWriter out) {
    for (EdnsOption option : options) {
      out.u16("OPTION-CODE", option.code().value());
      out.sized16("OPTION-DATA", UnknownOption.of(option).data(), OctetsText.BASE64);
    }
  }

  @Override
  public RecordType type() {
    return RecordType.OPT;
  }

  @Override
  public boolean equals(Object other) {
    return RData.equal(this, other);
  }

  @Override
  public int hashCode() {
    return RData.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
