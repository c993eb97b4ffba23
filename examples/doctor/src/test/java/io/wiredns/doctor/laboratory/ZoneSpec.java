package io.wiredns.doctor.laboratory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A zone of the laboratory: its records, servers, signatures, and what its parent says of it. */
final class ZoneSpec {
  /** What signs a zone. */
  enum Signer {
    NONE,
    BIND,
    KNOT,
    LDNS
  }

  static final String SOA = "@ SOA ns1 hostmaster 2026112301 14400 3600 1209600 3600";

  private final String origin;
  private final Map<String, Host> hosts = new LinkedHashMap<>();
  private final List<String> records = new ArrayList<>();
  private final Map<String, UnaryOperator<List<String>>> versions = new HashMap<>();
  private Signer signer = Signer.NONE;
  private List<String> signing = List.of();
  private final Map<String, List<String>> signingOf = new HashMap<>();
  private UnaryOperator<List<String>> edit = lines -> lines;
  private UnaryOperator<List<String>> delegation = lines -> lines;
  private UnaryOperator<List<String>> ds = lines -> lines;
  private boolean delegated = true;
  private String bind = "";

  private ZoneSpec(String origin) {
    this.origin = origin;
  }

  /** A zone with one record and without servers. */
  static ZoneSpec bare(String origin, String soa) {
    return new ZoneSpec(origin).records(soa);
  }

  /** A zone with the usual records and without servers. */
  static ZoneSpec of(String origin) {
    return bare(origin, SOA)
        .records("@ A 185.70.1.80", "www A 185.70.1.80", "@ MX 10 mail", "mail A 185.70.1.25");
  }

  ZoneSpec host(String label, Host host) {
    hosts.put(label, host);
    return this;
  }

  /** Two servers. */
  ZoneSpec hosts(Host first, Host second) {
    return host("ns1", first).host("ns2", second);
  }

  ZoneSpec records(String... more) {
    records.addAll(List.of(more));
    return this;
  }

  /** Without the records that begin so. */
  ZoneSpec without(String start) {
    records.removeIf(record -> record.startsWith(start));
    return this;
  }

  ZoneSpec soa(String rest) {
    return without("@ SOA").records("@ SOA ns1 hostmaster " + rest);
  }

  ZoneSpec signed(String... arguments) {
    return signedBy(Signer.BIND, arguments);
  }

  ZoneSpec signedBy(Signer by, String... arguments) {
    signer = by;
    signing = List.of(arguments);
    return this;
  }

  /** One server has other signatures. */
  ZoneSpec signedAt(String label, String... arguments) {
    signingOf.put(label, List.of(arguments));
    return this;
  }

  /** One server's lines before signing. */
  ZoneSpec version(String label, UnaryOperator<List<String>> change) {
    versions.put(label, change);
    return this;
  }

  /** Changes the lines after signing: a record each, in full, with single spaces. */
  ZoneSpec edit(UnaryOperator<List<String>> change) {
    edit = change;
    return this;
  }

  /** Changes the parent's NS records and glue. */
  ZoneSpec delegation(UnaryOperator<List<String>> change) {
    delegation = change;
    return this;
  }

  /** Changes the parent's DS records. */
  ZoneSpec ds(UnaryOperator<List<String>> change) {
    ds = change;
    return this;
  }

  /** The parent does not know it. */
  ZoneSpec undelegated() {
    delegated = false;
    return this;
  }

  /** Statements of its zone in named.conf. */
  ZoneSpec bind(String statements) {
    bind = statements;
    return this;
  }

  String origin() {
    return origin;
  }

  Map<String, Host> hosts() {
    return hosts;
  }

  List<String> records() {
    return records;
  }

  /** Whether one server has a file of its own. */
  boolean hasVersion(String label) {
    return versions.containsKey(label) || signingOf.containsKey(label);
  }

  List<String> version(String label, List<String> lines) {
    return versions.getOrDefault(label, same -> same).apply(lines);
  }

  Signer signer() {
    return signer;
  }

  List<String> signing() {
    return signing;
  }

  List<String> signing(String label) {
    return signingOf.getOrDefault(label, signing);
  }

  List<String> edited(List<String> lines) {
    return edit.apply(lines);
  }

  List<String> delegated(List<String> lines) {
    return delegation.apply(lines);
  }

  List<String> signers(List<String> lines) {
    return ds.apply(lines);
  }

  boolean isDelegated() {
    return delegated;
  }

  String bind() {
    return bind;
  }
}
