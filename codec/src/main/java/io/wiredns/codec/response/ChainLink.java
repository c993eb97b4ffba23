package io.wiredns.codec.response;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Name;
import java.util.Objects;

/**
 * One step of an alias chain: a CNAME, or a DNAME with or without the CNAME that the server
 * synthesized from it; RFC 1034 section 3.6.2, RFC 6672 section 3.
 *
 * @param type CNAME or DNAME
 * @param name the name that is replaced
 * @param owner the record's owner: for CNAME the name itself, for DNAME an ancestor of it
 * @param target the name that replaces it
 * @param ttl the time for which the step is valid, in seconds, 0 to 2147483647
 * @since 0.1
 */
public record ChainLink(RecordType type, Name name, Name owner, Name target, long ttl) {
  /**
   * Creates a step. Type, owner and TTL are not checked.
   *
   * @param type CNAME or DNAME
   * @param name the name that is replaced
   * @param owner the record's owner
   * @param target the name that replaces it
   * @param ttl the time for which the step is valid, in seconds
   */
  public ChainLink {
    Objects.requireNonNull(type);
    Objects.requireNonNull(name);
    Objects.requireNonNull(owner);
    Objects.requireNonNull(target);
  }

  /** Returns the step as text for people. */
  @Override
  public String toString() {
    String by = type.equals(RecordType.DNAME) ? " by DNAME " + owner : " by CNAME";
    return name + " -> " + target + by;
  }
}
