package io.wiredns.zone;

import io.wiredns.zone.ComparedZones.Server;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The differences between our answers and those of other servers, and the reasons for ours. */
enum KnownDifference {
  /**
   * Knot and NSD answer ANY with one RRset, as ours does (RFC 8482 section 4.1), but choose another
   * one.
   */
  ANY_IS_ANOTHER_SET {
    @Override
    boolean explains(Server server, ComparedPart compared, String ours, String theirs) {
      return server != Server.BIND
          && compared.type.equals("ANY")
          && compared.part.equals("answer")
          && isOneSet(ours)
          && isOneSet(theirs);
    }
  },
  /**
   * Knot adds the addresses of hosts to an answer for ANY. Ours does not, because few clients that
   * ask for ANY use them; BIND and NSD do not either.
   */
  ANY_HAS_ADDRESSES {
    @Override
    boolean explains(Server server, ComparedPart compared, String ours, String theirs) {
      return server == Server.KNOT
          && compared.type.equals("ANY")
          && compared.part.equals("additional")
          && ours.isEmpty();
    }
  },
  /** Knot and NSD follow a DNAME for ANY; ours stops at the alias, as BIND does. */
  ANY_THROUGH_DNAME {
    @Override
    boolean explains(Server server, ComparedPart compared, String ours, String theirs) {
      boolean negative =
          compared.part.equals("rcode")
              ? ours.equals("NOERROR") && theirs.equals("NXDOMAIN")
              : compared.part.equals("authority") && ours.isEmpty();
      return server != Server.BIND
          && compared.type.equals("ANY")
          && compared.name.matches(".*\\.(dname|toolong)")
          && (negative || compared.part.equals("answer") && within(ours, theirs));
    }
  },
  /**
   * BIND adds signatures to answers for ANY without the DO flag. Ours does not, because the query
   * does not ask for their type (RFC 4035 section 3.2.1).
   */
  ANY_HAS_SIGNATURES {
    @Override
    boolean explains(Server server, ComparedPart compared, String ours, String theirs) {
      return server == Server.BIND
          && compared.type.equals("ANY")
          && !compared.dnssec
          && compared.part.equals("answer")
          && within(ours, theirs);
    }
  },
  /** NSD leaves out addresses that a resolver does not need (minimal responses). */
  MINIMAL_ADDITIONAL {
    @Override
    boolean explains(Server server, ComparedPart compared, String ours, String theirs) {
      return server == Server.NSD && compared.part.equals("additional") && within(theirs, ours);
    }
  },
  /** BIND leaves out the addresses of a referral's servers that are not below the delegation. */
  GLUE_ONLY {
    @Override
    boolean explains(Server server, ComparedPart compared, String ours, String theirs) {
      return server == Server.BIND && compared.part.equals("additional") && within(theirs, ours);
    }
  },
  /**
   * Knot adds addresses below a delegation for mail exchangers. Ours does not, because the zone is
   * not authoritative for them.
   */
  GLUE_FOR_MAIL {
    @Override
    boolean explains(Server server, ComparedPart compared, String ours, String theirs) {
      return server == Server.KNOT
          && compared.type.equals("MX")
          && compared.part.equals("additional")
          && within(ours, theirs);
    }
  },
  /**
   * BIND answers SERVFAIL to a loop of aliases; ours answers with the aliases, as Knot and NSD do.
   */
  ALIASES_GO_ROUND {
    @Override
    boolean explains(Server server, ComparedPart compared, String ours, String theirs) {
      return server == Server.BIND && compared.part.equals("rcode") && theirs.equals("SERVFAIL");
    }
  },
  /** Knot answers NXDOMAIN if a DNAME makes a name too long; RFC 6672 section 2.2 says YXDOMAIN. */
  NAME_TOO_LONG {
    @Override
    boolean explains(Server server, ComparedPart compared, String ours, String theirs) {
      boolean denied = compared.part.equals("rcode") || compared.part.equals("authority");
      return server == Server.KNOT && denied && compared.name.matches("a{60}\\.toolong");
    }
  },
  /**
   * If a query asks for the wildcard name itself, which exists, NSD adds proofs for a name that
   * does not exist.
   */
  WILDCARD_ITSELF {
    @Override
    boolean explains(Server server, ComparedPart compared, String ours, String theirs) {
      return server == Server.NSD
          && compared.name.equals("*.wild")
          && compared.dnssec
          && compared.part.equals("authority")
          && within(ours, theirs);
    }
  },
  /**
   * NSD proves less if opt-out leaves an empty non-terminal without a record, although RFC 5155
   * section 7.2.4 requires that the next closer name is covered.
   */
  OPT_OUT_NON_TERMINAL {
    @Override
    boolean explains(Server server, ComparedPart compared, String ours, String theirs) {
      return server == Server.NSD
          && compared.name.equals("deep")
          && compared.type.equals("DS")
          && compared.part.equals("authority")
          && within(theirs, ours);
    }
  };

  /** The question, and the part of the answers that differs. */
  record ComparedPart(String name, String type, boolean dnssec, String part) {}

  abstract boolean explains(Server server, ComparedPart compared, String ours, String theirs);

  static KnownDifference of(Server server, ComparedPart compared, String ours, String theirs) {
    for (KnownDifference known : values()) {
      if (known.explains(server, compared, ours, theirs)) {
        return known;
      }
    }
    return null;
  }

  /** Returns whether the records of a text are one RRset, perhaps with its signatures. */
  private static boolean isOneSet(String records) {
    if (records.isEmpty()) {
      return false;
    }
    Set<String> types = new HashSet<>();
    Set<String> covered = new HashSet<>();
    for (String line : records.split("\n")) {
      String[] fields = line.split(" ");
      types.add(fields[3]);
      covered.add(fields[3].equals("RRSIG") ? fields[4] : fields[3]);
    }
    return types.size() == 1 || covered.size() == 1;
  }

  /** Returns whether all lines of a text are also in another text. */
  private static boolean within(String part, String whole) {
    Set<String> lines = new HashSet<>(Arrays.asList(whole.split("\n")));
    return part.isEmpty() || lines.containsAll(Arrays.asList(part.split("\n")));
  }
}
