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
 * The options of EDNS, in the order in which they came; RFC 6891 section 6.1.2. What class and TTL
 * of the record say is in {@link io.wiredns.codec.edns.Edns}.
 *
 * <pre>
 *   { OPTION-CODE 16 | OPTION-LENGTH 16 | OPTION-DATA } zero or more times
 * </pre>
 *
 * @param options the options; a code may come more than once
 * @since 0.1
 */
public record Opt(List<EdnsOption> options) implements RData {
  private static final Opt EMPTY = new Opt(List.of());

  /** OPTION-CODE and OPTION-LENGTH. */
  private static final int OPTION_HEADER = 4;

  /**
   * Those options.
   *
   * @param options in their order
   */
  public Opt {
    options = List.copyOf(options);
  }

  /**
   * Reads the options, those of the standard registry into their types. One malformed option makes
   * the record malformed; {@link #readTolerant} then saves the others.
   *
   * @param in gives them
   * @return the record
   */
  public static Opt read(FieldReader in) {
    return read(in, OptionTable.standard());
  }

  /** The same with the options of a registry. */
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

  /** OPT has no zone syntax; as text, an option is its code, its length and its data in base64. */
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
   * Reads what is good of the options of a malformed record, such as {@link MalformedRData} keeps
   * it: each option that breaks its own rules comes out as a {@link MalformedOption} with the
   * octets that it has, and nothing behind an option whose length is wrong comes out at all.
   *
   * @param rdata the RDATA, at most 65,535 octets
   * @param registry decodes the options
   * @param faults takes what is wrong; offsets count from the first octet of RDATA
   * @return the record
   * @throws IllegalArgumentException if the RDATA is longer
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
   * The same octets, all of which can be written, with names where the options' codes have such.
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

  /** The octets as they came, those of malformed options too. */
  @Override
  public String toGenericText() {
    List<EdnsOption> opaque = new ArrayList<>();
    for (EdnsOption option : options) {
      opaque.add(option instanceof MalformedOption ? UnknownOption.of(option) : option);
    }
    StringBuilder text = new StringBuilder();
    GenericText.write(new Opt(opaque), new TextWriter(text));
    return text.toString();
  }

  /**
   * Whether tolerant reading found an option malformed, so that this cannot be written.
   *
   * @return true if one is a {@link MalformedOption}
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
