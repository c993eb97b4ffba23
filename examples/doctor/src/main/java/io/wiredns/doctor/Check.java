package io.wiredns.doctor;

import java.util.List;

/**
 * The checks of a walk, in its order: A local machine, B delegation, C each address of a server, D
 * data, E DNSSEC, F resolvers.
 *
 * @since 0.1
 */
public enum Check {
  /** Hosts file or search list. */
  A1(
      "hosts file or search list",
      "Whether the hosts file answers for the name and, for a name with few dots, which form with the search list answers with which response code.",
      "RFC 1535"),
  /** Configured resolvers. */
  A2(
      "configured resolvers",
      "Whether each configured resolver answers; if none does, the fault is local or in the network between, and if they differ, group F decides.",
      "RFC 5452"),
  /** Walk from the root. */
  B1(
      "walk from the root",
      "Whether each server leads to a zone strictly below the present one and at or above the name; the walk stops where one does not, and says so.",
      "RFC 1034 section 4.3.2"),
  /** Not delegated. */
  B2(
      "not delegated",
      "Whether the parent denies the name of the zone: it has expired, is mistyped, or was never delegated.",
      "RFC 8020"),
  /** Missing glue. */
  B3(
      "missing glue",
      "Whether each name server whose name is at or below the zone cut has an address in the parent's referral.",
      "RFC 9471"),
  /** Name server without address. */
  B4(
      "name server without address",
      "Whether each name of a name server has an address, and is no alias.",
      "RFC 2181 section 10.3"),
  /** Name servers differ. */
  B5(
      "name servers differ",
      "Whether the parent and the zone name the same name servers, with the differences in both directions.",
      "RFC 1034 section 4.2.2"),
  /** Stale glue. */
  B6(
      "stale glue",
      "Whether the addresses in the parent's referral are those that the zone gives; an address that does not answer is dead.",
      "RFC 1034 section 4.2.2"),
  /** Few servers. */
  B7(
      "few servers",
      "Whether a zone has at least two servers, with two addresses in two networks.",
      "RFC 2182 section 3.1"),
  /** Silent server. */
  C1(
      "silent server",
      "Whether the server answers a query for the SOA record over UDP in three tries; if not, a query without EDNS and one over TCP tell a lost EDNS query, blocked UDP, and a dead server apart.",
      "RFC 6891 section 6.2"),
  /** No TCP. */
  C2(
      "no TCP",
      "Whether the server answers over TCP what it answers over UDP; an error if one of its answers was truncated.",
      "RFC 7766 section 5"),
  /** Lame server. */
  C3(
      "lame server",
      "Whether the server answers with authority for its own zone, and does not refuse, fail or refer upward; extended errors 18 and 20 tell an access list from a zone that is not configured.",
      "RFC 1912 section 2.8"),
  /** Wrong replies. */
  C4(
      "wrong replies",
      "Whether all datagrams that arrive for a query are from the address that was asked, with its ID and question.",
      "RFC 5452 section 9.1"),
  /** Malformed replies. */
  C5(
      "malformed replies",
      "Whether each reply can be parsed; if not: the fault, the octet and the field.",
      "RFC 1035 section 4"),
  /** EDNS broken. */
  C6(
      "EDNS broken",
      "Whether the server answers EDNS 0, a cookie, an unknown option and an unknown flag, and answers version 1 with BADVERS; a part that alone makes it fail is named.",
      "RFC 6891 section 6.1.3"),
  /** Cookie loop. */
  C7(
      "cookie loop",
      "Whether the server accepts the cookie that it has given, and does not answer BADCOOKIE again.",
      "RFC 7873 section 5.3"),
  /** Large answers lost. */
  C8(
      "large answers lost",
      "Whether a large answer arrives with room for 512, 1,232 and 4,096 octets; if the small ones are truncated and the large one is lost, fragments are dropped.",
      "RFC 9715"),
  /** Types not implemented. */
  C9(
      "types not implemented",
      "Whether the server answers queries for HTTPS, AAAA, CAA and an unassigned type like queries for other types.",
      "RFC 3597"),
  /** Unsteady server. */
  C10(
      "unsteady server",
      "Whether ten queries are all answered with one response code, without loss, without truncation that is not needed, and within a second."),
  /** Open resolver. */
  C11("open resolver", "Whether the server resolves a name of others for everyone.", "RFC 5358"),
  /** Open zone transfer. */
  C12(
      "open zone transfer",
      "Whether the server transfers the zone without a key; only checked on request.",
      "RFC 5936"),
  /** TSIG. */
  C13(
      "TSIG",
      "Whether the server accepts the key that was given, with the difference of the clocks if that is the reason, and signs with a MAC that is long enough.",
      "RFC 8945 section 5.2"),
  /** Serials differ. */
  D1(
      "serials differ",
      "Whether all servers have the same version of the zone, and whether one that has another can ever catch up.",
      "RFC 1982"),
  /** Answers differ. */
  D2(
      "answers differ",
      "Whether servers with one serial give one answer; if not, they are out of step, or answer by the place of the client.",
      "RFC 1034 section 4.3.5"),
  /** NXDOMAIN depends on the type. */
  D3(
      "NXDOMAIN depends on the type",
      "Whether the name does not exist for one type, and has data for another.",
      "RFC 2308",
      "RFC 4074"),
  /** Negative answer without SOA. */
  D4(
      "negative answer without SOA",
      "Whether a negative answer has an SOA record whose owner is at or above the name; if not, the server is broken, or a filter has answered.",
      "RFC 2308"),
  /** Aliases. */
  D5(
      "aliases",
      "Whether the aliases from the name lead to data: not in a circle, not to a name that does not exist or has none, and not to a name that has the origin twice.",
      "RFC 1034 section 3.6.2"),
  /** Wildcard. */
  D6(
      "wildcard",
      "Whether the answer comes from a wildcard, or a wildcard does not apply because the name exists with other types.",
      "RFC 4592"),
  /** DNAME overflow. */
  D7(
      "DNAME overflow",
      "Whether the target of a DNAME record with the rest of the name is longer than 255 octets.",
      "RFC 6672 section 2.2"),
  /** Private addresses. */
  D8(
      "private addresses",
      "Whether the answer of a public zone has private addresses; those of name servers do not count.",
      "RFC 1918"),
  /** TTLs and timers. */
  D9(
      "TTLs and timers",
      "Whether TTLs are neither 0 nor over a day, the negative TTL is at most an hour, and refresh, retry and expire are in order.",
      "RFC 1912",
      "RFC 2308"),
  /** Not chained. */
  E1(
      "not chained",
      "Whether a zone with DS records has keys, and a zone with keys has DS records.",
      "RFC 4035 section 5"),
  /** Wrong DS. */
  E2(
      "wrong DS",
      "Whether each DS record has the key tag and the algorithm of a key of the zone, and its digest.",
      "RFC 4034 section 5"),
  /** Dates of signatures. */
  E3(
      "dates of signatures",
      "Whether each signature of each server has begun and has not expired, and lasts for three more days; if all are out of date, the local clock is suspect.",
      "RFC 4035 section 5.3.1"),
  /** Signatures. */
  E4(
      "signatures",
      "Whether the signatures verify, and no record of a signed zone is without.",
      "RFC 4035 section 5.3.3"),
  /** Denial of existence. */
  E5(
      "denial of existence",
      "Whether the servers prove that a random name does not exist: closest encloser, next closer name, wildcard.",
      "RFC 4035 section 5.4",
      "RFC 5155 section 8"),
  /** NSEC3 iterations. */
  E6(
      "NSEC3 iterations",
      "Whether NSEC3 has no additional iterations; with over 50 validators may treat the zone as unsigned, with over 150 they are likely to fail.",
      "RFC 9276"),
  /** Resolver fails. */
  F1(
      "resolver fails",
      "Whether a resolver answers SERVFAIL; if it answers with the CD flag, validation failed, otherwise it does not reach the servers, and a second answer that comes at once is cached.",
      "RFC 4035",
      "RFC 9520"),
  /** Resolver differs. */
  F2(
      "resolver differs",
      "Whether a resolver answers as the servers of the zone do; if not, its answer is cached, stale, or filtered.",
      "RFC 8767",
      "RFC 8914"),
  /** Split horizon. */
  F3(
      "split horizon",
      "Whether the answer is another one from another source address, or for another client subnet.",
      "RFC 7871");

  private final String title;
  private final String rule;
  private final List<String> rfcs;

  Check(String title, String rule, String... rfcs) {
    this.title = title;
    this.rule = rule;
    this.rfcs = List.of(rfcs);
  }

  /**
   * Returns the name of the check for people.
   *
   * @return a few words, such as {@code missing glue}
   */
  public String title() {
    return title;
  }

  /**
   * Returns what is checked, and what is decided.
   *
   * @return a sentence
   */
  public String rule() {
    return rule;
  }

  /**
   * Returns the RFCs that have the rule.
   *
   * @return RFCs, some with a section, such as {@code RFC 1034 section 4.2.2}; empty if no RFC has
   *     the rule
   */
  public List<String> rfcs() {
    return rfcs;
  }

  /**
   * Returns the part of the walk that the check belongs to.
   *
   * @return the group
   */
  public CheckGroup group() {
    return CheckGroup.values()[name().charAt(0) - 'A'];
  }
}
