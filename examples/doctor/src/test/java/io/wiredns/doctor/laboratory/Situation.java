package io.wiredns.doctor.laboratory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A row of the laboratory: what is planted, what is asked, and what must be found. Words in braces
 * in proofs, options and rules stand for addresses and names: {@code {zone}}, {@code {name}},
 * {@code {ns1}} and so on for the servers of its first zone, {@code {resolver}}, {@code {lab}}.
 */
final class Situation {
  /**
   * A command of another program that shows the fault, and what its output must match.
   *
   * @param pattern a regular expression; after {@code !}, one that must not match
   */
  record Proof(String command, String pattern) {}

  private final String name;
  private final String planted;
  private final List<ZoneSpec> zones = new ArrayList<>();
  private final List<Proof> proofs = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> files = new LinkedHashMap<>();
  private String question = "www.{zone}";
  private String type = "A";
  private String verdict = "";
  private Set<String> also = Set.of();
  private boolean resolver = true;
  private Host asked = Host.on(Program.UNBOUND);

  private Situation(String name, String planted) {
    this.name = name;
    this.planted = planted;
  }

  /** Begins a row; its first zone is {@code NAME.lab.}. */
  static Situation of(String name, String planted) {
    return new Situation(name, planted);
  }

  /** Its zone, at two servers. */
  Situation zone(Host first, Host second) {
    zones.add(ZoneSpec.of(origin()).hosts(first, second));
    return this;
  }

  Situation zone(ZoneSpec zone) {
    zones.add(zone);
    return this;
  }

  String origin() {
    return name + ".lab.";
  }

  Situation ask(String otherName, String otherType) {
    question = otherName;
    type = otherType;
    return this;
  }

  /** The check that the verdict must name, and the others that may find something. */
  Situation expect(String check, String... others) {
    verdict = check;
    also = Set.of(others);
    return this;
  }

  Situation proof(String command, String pattern) {
    proofs.add(new Proof(command, pattern));
    return this;
  }

  /** More words of the command line of the doctor. */
  Situation options(String... words) {
    options.addAll(List.of(words));
    return this;
  }

  /** The resolver that is named in the command. */
  Situation at(Host other) {
    asked = other;
    return this;
  }

  /** No resolver is named in the command. */
  Situation atSystem() {
    resolver = false;
    return this;
  }

  /** A file that the machine of the client has, such as /etc/hosts. */
  Situation file(String path, String text) {
    files.put(path, text);
    return this;
  }

  String name() {
    return name;
  }

  String planted() {
    return planted;
  }

  List<ZoneSpec> zones() {
    return zones;
  }

  List<Proof> proofs() {
    return proofs;
  }

  List<String> options() {
    return options;
  }

  Map<String, String> files() {
    return files;
  }

  String question() {
    return question;
  }

  String type() {
    return type;
  }

  /** The check of the verdict, or nothing if all is well. */
  String verdict() {
    return verdict;
  }

  Set<String> also() {
    return also;
  }

  boolean namesResolver() {
    return resolver;
  }

  Host asked() {
    return asked;
  }
}
