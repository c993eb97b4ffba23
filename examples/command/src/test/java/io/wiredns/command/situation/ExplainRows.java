package io.wiredns.command.situation;

import io.wiredns.command.CraftedCapture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of a table of captures that the test makes, with what {@code explain} says of them. */
abstract class ExplainRows {
  static final String CLIENT = "192.0.2.1";
  static final String RESOLVER = "192.0.2.53";
  static final String ROOT = "198.51.100.1";
  static final String AUTH = "198.51.100.2";
  static final String OTHER = "198.51.100.3";

  static final String SOA = "authority: example. 300 SOA ns.example. h.example. 1 2 3 4 300";
  static final String COM = "authority: com. 900 SOA a.com. h.com. 1 2 3 4 900";
  static final String WWW = "www.example. 60 A 203.0.113.1";
  static final String SIGNATURE = "AAAA".repeat(21) + "AA==";

  /** What a row explains. */
  interface Capture {
    void fill(CraftedCapture capture) throws IOException;
  }

  private final Map<String, byte[]> captures = new LinkedHashMap<>();
  final List<Situation> rows = new ArrayList<>();

  List<Situation> rows() {
    return rows;
  }

  /** Returns the octets of the captures by the words in braces that stand for their files. */
  Map<String, byte[]> captures() {
    return captures;
  }

  final void row(String name, Capture capture, List<String> says, String... saysNot)
      throws IOException {
    row(name, "", 0, capture, says, saysNot);
  }

  final void row(
      String name,
      String options,
      int status,
      Capture capture,
      List<String> says,
      String... saysNot)
      throws IOException {
    CraftedCapture crafted = new CraftedCapture();
    capture.fill(crafted);
    String key = getClass().getSimpleName() + captures.size();
    captures.put(key, crafted.octets());
    rows.add(
        Situation.of(name, "explain " + options + " --message {" + key + "}")
            .says(says.toArray(String[]::new))
            .saysNot(saysNot)
            .status(status));
  }

  static String rrsig(String name, String dates) {
    return name + " 60 RRSIG A 13 2 60 " + dates + " 4711 example. " + SIGNATURE;
  }
}
