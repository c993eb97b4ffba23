package io.wiredns.doctor.survey;

import io.wiredns.doctor.Check;
import java.util.EnumSet;
import java.util.Set;

/** What a query is sent for. */
public enum Probe {
  /** The question on the way down from the root. */
  WALK(Check.B1, Check.B2, Check.B3),
  /** The question for the name servers of a zone, to each server of its parent. */
  REFERRAL(Check.B3, Check.B5, Check.B6),
  /** The question for the DS records of a zone, to a server of its parent. */
  DS(Check.E1, Check.E2),
  /** A question on the way to the address of a name server. */
  ADDRESS(Check.B4, Check.B6),
  /** The SOA record with EDNS over UDP. */
  SOA(Check.C1, Check.C3, Check.D1, Check.D9, Check.C6),
  /** The SOA record without EDNS over UDP. */
  SOA_PLAIN(Check.C1, Check.C6),
  /** The SOA record over TCP. */
  SOA_TCP(Check.C1, Check.C2),
  /** The NS records of the zone. */
  NS(Check.B5),
  /** The addresses of a name server at a server of the zone that has them. */
  OWN_ADDRESS(Check.B4, Check.B6),
  /** The question that was asked for. */
  DATA(
      Check.D2, Check.D3, Check.D4, Check.D5, Check.D7, Check.D8, Check.D9, Check.E3, Check.E4,
      Check.E5, Check.F2),
  /** The question over TCP, because the answer over UDP was truncated. */
  DATA_TCP(Check.C2, Check.D2),
  /** The question with a client subnet. */
  DATA_SUBNET(Check.D2, Check.F3),
  /** The keys of the zone. */
  DNSKEY(Check.E1, Check.E2, Check.E3, Check.E4),
  /** The keys of the zone over TCP, because the answer over UDP was truncated. */
  DNSKEY_TCP(Check.C2, Check.E1, Check.E2, Check.E3, Check.E4),
  /** A random name beside the one that was asked for. */
  SIBLING(Check.D4, Check.D6, Check.E5, Check.E6),
  /** The wildcard beside the name that was asked for. */
  WILDCARD(Check.D6),
  /** The SOA record with a client cookie. */
  COOKIE(Check.C6, Check.C7),
  /** The SOA record with the server cookie that was given. */
  COOKIE_RETURNED(Check.C7),
  /** The SOA record with an option that is not assigned. */
  UNKNOWN_OPTION(Check.C6),
  /** The SOA record with a flag of EDNS that is not assigned. */
  UNKNOWN_FLAG(Check.C6),
  /** The SOA record with version 1 of EDNS. */
  VERSION_1(Check.C6),
  /** A large answer with room for 512 octets. */
  LARGE_512(Check.C8),
  /** A large answer with room for 1,232 octets. */
  LARGE_1232(Check.C8),
  /** A large answer with room for 4,096 octets. */
  LARGE_4096(Check.C8),
  /** The name with another type. */
  OTHER_TYPE(Check.C9, Check.D3),
  /** The question once more. */
  AGAIN(Check.C10),
  /** A name of another zone with RD. */
  FOREIGN(Check.C11),
  /** A transfer of the zone without a key. */
  TRANSFER(Check.C12),
  /** The SOA record, signed with the key. */
  SIGNED(Check.C13),
  /** The target of an alias. */
  ALIAS(Check.D5, Check.D8),
  /** The question to a resolver. */
  RESOLVER(Check.A2, Check.F1, Check.F2),
  /** Another question to a resolver that does not answer the first. */
  RESOLVER_ALIVE(Check.A2, Check.F1),
  /** The question to a resolver with CD. */
  RESOLVER_CD(Check.F1),
  /** The question to a resolver with DO. */
  RESOLVER_DO(Check.F2),
  /** The question to a resolver for the second time. */
  RESOLVER_AGAIN(Check.F1),
  /** The question from another source address. */
  OTHER_SOURCE(Check.F3),
  /** The question with a client subnet to a resolver. */
  RESOLVER_SUBNET(Check.F3),
  /** A form of the name with the search list, to a resolver. */
  SEARCH(Check.A1);

  private final Set<Check> checks;

  Probe(Check... checks) {
    this.checks = Set.copyOf(EnumSet.of(checks[0], checks));
  }

  /** Returns the checks that the query is sent for. */
  public Set<Check> checks() {
    return checks;
  }
}
