package io.wiredns.doctor.verdict;

import static io.wiredns.doctor.Check.A1;
import static io.wiredns.doctor.Check.A2;
import static io.wiredns.doctor.Check.B1;
import static io.wiredns.doctor.Check.B2;
import static io.wiredns.doctor.Check.B3;
import static io.wiredns.doctor.Check.B4;
import static io.wiredns.doctor.Check.B5;
import static io.wiredns.doctor.Check.B6;
import static io.wiredns.doctor.Check.B7;
import static io.wiredns.doctor.Check.C1;
import static io.wiredns.doctor.Check.C10;
import static io.wiredns.doctor.Check.C13;
import static io.wiredns.doctor.Check.C2;
import static io.wiredns.doctor.Check.C3;
import static io.wiredns.doctor.Check.C4;
import static io.wiredns.doctor.Check.C5;
import static io.wiredns.doctor.Check.C6;
import static io.wiredns.doctor.Check.C7;
import static io.wiredns.doctor.Check.C8;
import static io.wiredns.doctor.Check.C9;
import static io.wiredns.doctor.Check.D1;
import static io.wiredns.doctor.Check.D2;
import static io.wiredns.doctor.Check.D3;
import static io.wiredns.doctor.Check.D4;
import static io.wiredns.doctor.Check.D5;
import static io.wiredns.doctor.Check.D7;
import static io.wiredns.doctor.Check.D8;
import static io.wiredns.doctor.Check.D9;
import static io.wiredns.doctor.Check.E1;
import static io.wiredns.doctor.Check.E2;
import static io.wiredns.doctor.Check.E3;
import static io.wiredns.doctor.Check.E4;
import static io.wiredns.doctor.Check.E5;
import static io.wiredns.doctor.Check.E6;
import static io.wiredns.doctor.Check.F1;
import static io.wiredns.doctor.Check.F2;
import static io.wiredns.doctor.Check.F3;
import static io.wiredns.doctor.verdict.Scope.ANY;
import static io.wiredns.doctor.verdict.Scope.ONE_SIDED;
import static io.wiredns.doctor.verdict.Scope.ROOT_ZONE;
import static io.wiredns.doctor.verdict.Scope.SAME_SERVER;
import static io.wiredns.doctor.verdict.Scope.SAME_ZONE;
import static io.wiredns.doctor.verdict.Scope.ZONES_BELOW;

import io.wiredns.doctor.Check;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which check explains which others. A finding that another explains needs no mending of its own:
 * it goes away with its cause. No check explains itself through others, so chains of explanations
 * end.
 *
 * <p>Stateless; may be shared among threads.
 *
 * @since 0.1
 */
public final class Relations {
  private static final List<Relation> ALL =
      List.of(
          row(
              A1,
              ROOT_ZONE,
              "A name with few dots is meant with the search list; as it stands, the root "
                  + "denies it.",
              B2),
          row(A1, ANY, "A resolver on the same machine can answer from the hosts file too.", F2),
          row(
              A2,
              ROOT_ZONE,
              "A network that loses the queries to every resolver loses those to the root "
                  + "servers.",
              C1),
          row(
              B1,
              SAME_SERVER,
              "A server that refers to another part of the tree does not serve the zone.",
              C3),
          row(B1, ANY, "Resolvers take the same way down, and stop at the same place.", F1, F2),
          row(
              B2,
              ANY,
              "An alias to a name in a domain that is not delegated leads nowhere, and "
                  + "resolvers that still answer do so from their caches.",
              D5,
              F2),
          row(
              B3,
              SAME_ZONE,
              "Without glue the address of the server is known to the zone only, which "
                  + "cannot be reached.",
              B7,
              C1),
          row(B3, ANY, "Resolvers cannot find the address either.", F1, F2),
          row(B4, SAME_ZONE, "A server without an address has no glue, and is none.", B3, B7),
          row(B4, ANY, "Resolvers cannot find an address either.", F1, F2),
          row(
              B5,
              ONE_SIDED,
              "A server that was taken out of the zone, but not of the delegation, or the "
                  + "reverse, is off, or has no zone or an old one.",
              C1,
              C3,
              D1,
              D2,
              E3),
          row(B5, ANY, "Resolvers ask the servers of one side or of the other.", F2),
          row(
              B6,
              SAME_SERVER,
              "The old address belongs to no server, to another one, or to an old one.",
              C1,
              C3,
              D1,
              D2,
              E3),
          row(B6, ANY, "Resolvers ask the old address.", F1, F2),
          row(
              C1,
              SAME_SERVER,
              "A server that does not answer, or not to EDNS or over UDP, fails further "
                  + "checks, and gives neither keys nor signatures.",
              C2,
              C6,
              C7,
              C8,
              E1,
              E4,
              E5),
          row(
              C1,
              ANY,
              "A resolver that gets no answer fails, or gives an answer that has expired.",
              F1,
              F2),
          row(
              C2,
              SAME_SERVER,
              "Keys and proofs that do not fit into a datagram need TCP.",
              E1,
              E4,
              E5),
          row(C2, ANY, "A resolver cannot repeat a truncated answer over TCP.", F1),
          row(
              C3,
              SAME_SERVER,
              "A server that does not serve the zone has no data, no keys and no signatures "
                  + "of it.",
              C9,
              D3,
              D4,
              E1,
              E4,
              E5),
          row(
              C3,
              ANY,
              "A resolver that only finds lame servers fails, or gives an answer that has "
                  + "expired.",
              F1,
              F2),
          row(
              C4,
              SAME_SERVER,
              "Replies from another address or with another ID are not taken for replies.",
              C1,
              C10),
          row(C4, ANY, "Resolvers drop such replies.", F1),
          row(
              C5,
              SAME_SERVER,
              "What cannot be parsed is no answer to any check.",
              C1,
              C3,
              C6,
              C9,
              C10,
              D4,
              E1,
              E4,
              E5),
          row(C5, ANY, "Resolvers drop such replies.", F1),
          row(C6, SAME_SERVER, "Large answers and signatures need EDNS.", C8, E1, E4, E5),
          row(C6, ANY, "Resolvers ask with EDNS.", F1),
          row(
              C7,
              SAME_SERVER,
              "A query with a cookie never gets another answer than BADCOOKIE.",
              C6),
          row(C7, ANY, "Resolvers that send cookies never get an answer.", F1),
          row(
              C8,
              SAME_SERVER,
              "The answers with keys, signatures and proofs are the large ones.",
              E1,
              E4,
              E5),
          row(C8, ANY, "Large answers do not reach resolvers either.", F1),
          row(
              C9,
              SAME_SERVER,
              "A server that does not know a type denies it wrongly, be it an address of a "
                  + "name server or a key.",
              B4,
              D3,
              D4,
              E1),
          row(C9, ANY, "Resolvers fail for these types, or deny the name.", F1, F2),
          row(
              C10,
              SAME_SERVER,
              "A server that changes its mind or loses queries fails other checks by chance.",
              C1,
              C3,
              C6,
              C7,
              C8,
              C9,
              D2),
          row(C10, ANY, "Resolvers get the bad replies as well.", F1),
          row(
              C13,
              SAME_SERVER,
              "A server with a wrong key or clock refuses what is signed, and its own "
                  + "transfers fail.",
              C3,
              D1),
          row(
              D1,
              SAME_SERVER,
              "An old version of the zone has old aliases, and signatures that expire.",
              D5,
              E3,
              E4),
          row(D1, ANY, "Resolvers that asked the server have the old version.", F2),
          row(D2, SAME_SERVER, "Signatures are of one of the two RRsets.", E4),
          row(D2, ANY, "Resolvers have what one of the servers said.", F2),
          row(D3, SAME_SERVER, "It cannot be proved that a name with data does not exist.", E5),
          row(
              D3,
              ANY,
              "A resolver that has NXDOMAIN in its cache denies all types of the name.",
              F2),
          row(D4, SAME_SERVER, "The proof stands beside the SOA record that is missing.", E5),
          row(D4, ANY, "Some resolvers take such an answer for that of a lame server.", F1),
          row(D5, ANY, "Resolvers follow the same aliases to the same end.", F1, F2),
          row(D7, ANY, "Resolvers cannot make the name either.", F1, F2),
          row(D8, ANY, "Resolvers that guard against DNS rebinding drop private addresses.", F2),
          row(D9, ANY, "A long TTL keeps old answers in caches.", F2),
          row(E1, SAME_SERVER, "No DS record can match where there are no keys.", E2),
          row(
              E1,
              ZONES_BELOW,
              "Without keys no signature can be verified, here and below.",
              E4,
              E5),
          row(E1, ANY, "Resolvers that validate answer SERVFAIL.", F1, F2),
          row(
              E2,
              ZONES_BELOW,
              "Keys that no DS record vouches for verify nothing, here and below.",
              E4,
              E5),
          row(E2, ANY, "Resolvers that validate answer SERVFAIL.", F1, F2),
          row(
              E3,
              ZONES_BELOW,
              "A signature out of its dates counts as none; if it is of keys or of DS "
                  + "records, that holds for all that they vouch for.",
              E4,
              E5),
          row(E3, ANY, "Resolvers that validate answer SERVFAIL.", F1, F2),
          row(
              E4,
              ZONES_BELOW,
              "Where keys, DS records or proofs are not secure, nothing that needs them is.",
              E4,
              E5),
          row(E4, ANY, "Resolvers that validate answer SERVFAIL.", F1, F2),
          row(E5, ANY, "Resolvers that validate answer SERVFAIL instead of NXDOMAIN.", F1, F2),
          row(E6, SAME_ZONE, "Validators do not compute so many iterations.", E5),
          row(E6, ANY, "Validators do not compute so many iterations.", F1),
          row(
              F3,
              ANY,
              "Each client sees the data of its own side: other answers, or private "
                  + "addresses.",
              D2,
              D8,
              F2));

  private static final Map<Check, List<Relation>> BY_CAUSE = byCause();

  private Relations() {}

  private static Relation row(Check cause, Scope scope, String why, Check... effects) {
    return new Relation(cause, List.of(effects), scope, why);
  }

  private static Map<Check, List<Relation>> byCause() {
    Map<Check, List<Relation>> rows = new EnumMap<>(Check.class);
    for (Check check : Check.values()) {
      rows.put(check, ALL.stream().filter(row -> row.cause() == check).toList());
    }
    return rows;
  }

  /**
   * Returns the table.
   *
   * @return the rows, in the order of their causes
   */
  public static List<Relation> all() {
    return ALL;
  }

  /**
   * Returns the rows of a cause.
   *
   * @param cause the check whose finding explains
   * @return the rows; empty if its findings explain no others
   */
  public static List<Relation> of(Check cause) {
    return BY_CAUSE.get(cause);
  }
}
