package io.wiredns.doctor.verdict;

/**
 * Where a finding must be for another to explain it. Except in {@link #ANY} and {@link #ROOT_ZONE},
 * a finding about a server explains none about another server of the zone, and what is about the
 * whole zone or those below only if all servers of the zone fail.
 *
 * @since 0.1
 */
public enum Scope {
  /** At the same address, or in the same zone if one of the two findings is about no server. */
  SAME_SERVER("the same server"),
  /** At a server of the zone that only the parent names, or only the zone itself. */
  ONE_SIDED("servers that only one side names"),
  /** In the same zone. */
  SAME_ZONE("the same zone"),
  /** In the zone and in those below it; for a check and itself only in those below it. */
  ZONES_BELOW("the zone and those below"),
  /** In the root zone. */
  ROOT_ZONE("the root zone"),
  /** Everywhere. */
  ANY("everywhere");

  private final String words;

  Scope(String words) {
    this.words = words;
  }

  /** Returns the scope in a few words. */
  @Override
  public String toString() {
    return words;
  }
}
