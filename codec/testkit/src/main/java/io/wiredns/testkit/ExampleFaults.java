package io.wiredns.testkit;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Octets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Plants the example of a fault that the guide shows, from {@code faults.tsv}, for faults that can
 * occur in only one way or have no code of their own yet. The data of the example's record or
 * option are copied into a well-formed message; faults outside such data need code of their own.
 */
final class ExampleFaults {
  /** A header with one answer, and the root as the owner of the answer. */
  private static final String ANSWER = "123480000000000100000000" + "00";

  /** A header with one additional record, and the owner and type of an OPT record. */
  private static final String OPT = "123480000000000000000001" + "00" + "0029";

  private static final int TYPE_AT = 13;
  private static final int RDATA_AT = 23;
  private static final int OPTION_DATA_AT = 27;

  private static final Map<String, String[]> LINES = read();

  private ExampleFaults() {}

  /**
   * Returns the plan that plants the example; null if there is none, or its fault is outside RDATA
   * and OPTION-DATA.
   */
  static Mutators.Plan plan(Fault fault) {
    String[] cells = LINES.get(fault.name());
    if (cells == null) {
      return null;
    }
    int offset = Integer.parseInt(cells[2]);
    String field = cells[3];
    String hex = cells[4].replace(" ", "");
    if (hex.startsWith(ANSWER) && offset >= RDATA_AT) {
      byte[] octets = Octets.fromHex(hex).toArray();
      RecordType type = RecordType.of(Bytes.u16(octets, TYPE_AT));
      String path = field.substring(("answer[0] " + type + " ").length());
      return (good, choices) ->
          Draft.hosted(fault, type, shape(octets, RDATA_AT, offset, path), good, choices);
    }
    if (hex.startsWith(OPT) && offset >= OPTION_DATA_AT) {
      byte[] octets = Octets.fromHex(hex).toArray();
      OptionCode code = OptionCode.of(Bytes.u16(octets, RDATA_AT));
      String path = field.substring("additional[0] OPT option[0] ".length());
      return (good, choices) ->
          OptionFaults.plant(
              fault, code, shape(octets, OPTION_DATA_AT, offset, path), good, choices);
    }
    return null;
  }

  private static Shape shape(byte[] octets, int from, int at, String path) {
    return new Shape().octets(octets, from, at).here(path).octets(octets, at, octets.length);
  }

  /**
   * Reads the lines whose examples are written out; those that repeat octets by an asterisk are too
   * long.
   */
  private static Map<String, String[]> read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                ExampleFaults.class.getResourceAsStream("faults.tsv"), StandardCharsets.UTF_8))) {
      return in.lines()
          .filter(line -> !line.startsWith("#") && line.indexOf('*') < 0)
          .map(line -> line.split("\t"))
          .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> cells));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
