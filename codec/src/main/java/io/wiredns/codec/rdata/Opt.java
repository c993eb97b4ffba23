package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import java.util.ArrayList;
import java.util.List;

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

  /**
   * Those options.
   *
   * @param options in their order
   */
  public Opt {
    options = List.copyOf(options);
  }

  /**
   * Reads the options.
   *
   * @param in gives them
   * @return the record
   */
  public static Opt read(FieldReader in) {
    if (!in.hasMore()) {
      return EMPTY;
    }
    in.element("option", 0);
    EdnsOption first = EdnsOption.read(in);
    if (!in.hasMore()) {
      return new Opt(List.of(first));
    }
    List<EdnsOption> options = new ArrayList<>();
    options.add(first);
    while (in.hasMore()) {
      in.element("option", options.size());
      options.add(EdnsOption.read(in));
    }
    return new Opt(options);
  }

  @Override
  public void write(FieldWriter out) {
    for (int i = 0; i < options.size(); i++) {
      EdnsOption option = options.get(i);
      out.u16("OPTION-CODE", option.code().value());
      option.write(out);
    }
  }

  @Override
  public RecordType type() {
    return RecordType.OPT;
  }
}
