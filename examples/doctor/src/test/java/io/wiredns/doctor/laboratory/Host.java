package io.wiredns.doctor.laboratory;

import java.util.List;
import java.util.Optional;

/** A name server of a zone: where it is, which program serves it, and what parent and child say. */
final class Host {
  /** How an address comes about that no program of the table has. */
  enum Place {
    PROGRAM,
    /** A {@link ScriptedAuthority} at an address of its own. */
    SCRIPTED,
    /** An address that no machine has: packets to it vanish. */
    DEAD,
    /** An address of a machine without a server at port 53. */
    CLOSED
  }

  private final Place place;
  private final Program program;
  private final boolean loads;
  private final List<String> rules;
  private Optional<String> name = Optional.empty();
  private Optional<Host> glue = Optional.empty();
  private boolean inParent = true;
  private boolean inChild = true;
  private boolean glued = true;
  private boolean addressed = true;
  private boolean dual;
  private int network = -1;

  private Host(Place place, Program program, boolean loads, List<String> rules) {
    this.place = place;
    this.program = program;
    this.loads = loads;
    this.rules = rules;
  }

  static Host on(Program program) {
    return new Host(Place.PROGRAM, program, true, List.of());
  }

  /** A program that runs but does not have the zone. */
  static Host lame(Program program) {
    return new Host(Place.PROGRAM, program, false, List.of());
  }

  /** A server that spoils the replies of a hidden BIND by rules. */
  static Host scripted(String... rules) {
    return scriptedOn(Program.HIDDEN, rules);
  }

  static Host scriptedOn(Program upstream, String... rules) {
    return new Host(Place.SCRIPTED, upstream, true, List.of(rules));
  }

  static Host dead() {
    return new Host(Place.DEAD, null, false, List.of());
  }

  static Host closed() {
    return new Host(Place.CLOSED, null, false, List.of());
  }

  /** Has this absolute name instead of its label in the zone. */
  Host named(String other) {
    name = Optional.of(other);
    return this;
  }

  /** Its glue in the parent is another server's address. */
  Host glueOf(Host other) {
    glue = Optional.of(other);
    return this;
  }

  Host noGlue() {
    glued = false;
    return this;
  }

  /** Its name has no address in the zone either. */
  Host noAddress() {
    addressed = false;
    return this;
  }

  Host onlyInParent() {
    inChild = false;
    return this;
  }

  Host onlyInChild() {
    inParent = false;
    return this;
  }

  /** It has an IPv6 address too. */
  Host dual() {
    dual = true;
    return this;
  }

  /** It is in the first (0) or second (1) network, whatever its place in the list is. */
  Host network(int number) {
    network = number;
    return this;
  }

  Place place() {
    return place;
  }

  Program program() {
    return program;
  }

  boolean loads() {
    return loads;
  }

  List<String> rules() {
    return rules;
  }

  Optional<String> name() {
    return name;
  }

  Optional<Host> glue() {
    return glue;
  }

  boolean isInParent() {
    return inParent;
  }

  boolean isInChild() {
    return inChild;
  }

  boolean isGlued() {
    return glued;
  }

  boolean isAddressed() {
    return addressed;
  }

  boolean isDual() {
    return dual;
  }

  int networkAt(int place) {
    return network < 0 ? place : network;
  }
}
