package io.wiredns.doctor;

/**
 * The parts of a walk, in its order. The names of their checks begin with the letters A to F.
 *
 * @since 0.1
 */
public enum CheckGroup {
  /** The local machine: hosts file, search list, configured resolvers. */
  LOCAL("local machine"),
  /** The delegations from the root to the zone. */
  DELEGATION("delegation"),
  /** Each address of an authoritative server. */
  SERVER("servers"),
  /** What the servers answer. */
  DATA("data"),
  /** Keys and signatures. */
  DNSSEC("DNSSEC"),
  /** The resolvers, beside the servers of the zone. */
  RESOLVER("resolvers");

  private final String title;

  CheckGroup(String title) {
    this.title = title;
  }

  /**
   * Returns the name of the group for people.
   *
   * @return a word or two
   */
  public String title() {
    return title;
  }

  /**
   * Returns the letter with which the names of the checks begin.
   *
   * @return a letter from A to F
   */
  public char letter() {
    return (char) ('A' + ordinal());
  }
}
